/** What a scanned code opens. */
import { useEffect, useEffectEvent } from 'react';
import { DESK_ROLES } from '../../shared/contract/core.ts';
import { offerPrefill } from '../features/patients/prefill.ts';
import { textOf } from '../i18n/index.ts';
import { call } from './client.ts';
import { showDone, showRefusal } from './frame-actions.ts';
import { useFrame, useRoute } from './routes.ts';
import { listenForScans } from './scanner.ts';
import { useMay } from './session.ts';
import { isCovered } from './shortcuts.ts';
import { useTypedSearch } from './typed-search.ts';

/** A form that is not finished lies on the screen, or a dialog above it. */
function formOnScreen(): boolean { return useFrame.getState().dialog !== null || document.querySelector('#screen form, #screen [data-field]') !== null; }

/** Opens the patient of a card, a ticket or a number. A form is never left for it: what was scanned is said, and waits. */
export function useScanner(listening: boolean): void {
  const mayRegister = useMay(DESK_ROLES);
  /** A number that nobody has is offered to be registered; a paper's code that nobody has is of another clinic. */
  const unknown = (scanned: { nik: string | null; bpjs: string | null }): void => {
    const t = textOf('frame');
    const number = scanned.nik ?? scanned.bpjs;
    if (number !== null && mayRegister) {
      offerPrefill(scanned.nik === null ? { bpjs: number, payer: 'bpjs' } : { nik: number });
      useTypedSearch.getState().type(number);
    } else showDone(t('scan.unknown.title'), t('scan.unknown.text'));
  };
  const open = useEffectEvent(async (code: string, inForm: boolean) => {
    const t = textOf('frame');
    const answer = await call('patients.scan', { code });
    if (!answer.ok) {
      showRefusal(answer.error);
      return;
    }
    const scanned = answer.value;
    if (inForm || formOnScreen()) {
      showDone(t('scan.inForm.title'), t('scan.inForm.text'));
      return;
    }
    switch (scanned.kind) {
      case 'patient': useRoute.getState().go(`patients/${scanned.patientId}`); return;
      case 'visit':
        useRoute.getState().go(`patients/${scanned.patientId}`);
        showDone(t('scan.visit', { number: scanned.number }));
        return;
      case 'hand_off': useRoute.getState().go(`hand-offs/${scanned.handOffId}`); return;
      case 'several': useTypedSearch.getState().type(scanned.text); return;
      case 'unknown': unknown(scanned);
    }
  });
  const isListening = useEffectEvent(() => listening);
  useEffect(() => listenForScans({
    listening: () => isListening(), covered: isCovered,
    onCode: (code, inForm) => { void open(code, inForm); },
  }), []);
}
