/** On a patient's page: what the patient waits for, and the controls that repeat; both are begun from here. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, formatDay } from '../../ui/index.ts';
import { AskDialog } from '../waitlist/AskDialog.tsx';
import { WaitlistStateTag } from '../waitlist/WaitlistScreen.tsx';
import { wishWords } from '../waitlist/wish-words.ts';
import { SeriesDialog } from './SeriesDialog.tsx';
import { Members } from './SeriesPart.tsx';
import css from './series.module.css';

export function PlansPanel({ patient, mayChange }: { readonly patient: PatientDetail; readonly mayChange: boolean }) {
  const [opened, setOpened] = useState<'wait' | 'series' | null>(null);
  const close = (): void => { setOpened(null); };
  const may = mayChange && patient.deceasedOn === null;
  return (
    <div className={css.plans}>
      <SeriesOfPatient patientId={patient.id} {...(may ? { onMake: () => { setOpened('series'); } } : {})} />
      {mayChange && <WaitsOfPatient patientId={patient.id} {...(may ? { onAsk: () => { setOpened('wait'); } } : {})} />}
      {opened === 'wait' && <AskDialog patientId={patient.id} onClose={close} />}
      {opened === 'series' && <SeriesDialog patientId={patient.id} appointment={null} onClose={close} />}
    </div>
  );
}

function SeriesOfPatient({ patientId, onMake }: { readonly patientId: string; readonly onMake?: () => void }) {
  const t = useText('series');
  const found = useCall('series.ofPatient', { patientId });
  useShortcut({ key: 'Alt+B', label: t('make'), enabled: onMake !== undefined, run: () => { onMake?.(); } });
  return (
    <Panel title={t('waitlist:plans.series')} padded>
      <ErrorNotice error={found.error} />
      {found.data?.length === 0 && <p className={css.hint}>{t('waitlist:plans.noSeries')}</p>}
      <ul className={css.list}>
        {found.data?.map((series) => (
          <li key={series.id} className={css.item}>
            <strong>{series.practitioner} · {series.unit}</strong>
            <Members series={series} currentId={null} />
            {series.stopReason !== null && <span className={css.hint}>{t('part.stopped', { reason: series.stopReason })}</span>}
          </li>
        ))}
      </ul>
      {onMake && <div className={css.foot}><Button variant="default" size="sm" aria-keyshortcuts="Alt+B" onClick={onMake} rightSection={<Kbd>Alt B</Kbd>}>{t('make')}</Button></div>}
    </Panel>
  );
}

function WaitsOfPatient({ patientId, onAsk }: { readonly patientId: string; readonly onAsk?: () => void }) {
  const t = useText('waitlist');
  const found = useCall('waitlist.ofPatient', { patientId });
  useShortcut({ key: 'Alt+T', label: t('ask'), enabled: onAsk !== undefined, run: () => { onAsk?.(); } });
  return (
    <Panel title={t('plans.title')} padded>
      <ErrorNotice error={found.error} />
      {found.data?.length === 0 && <p className={css.hint}>{t('plans.empty')}</p>}
      <ul className={css.list}>
        {found.data?.map((entry) => <li key={entry.id} className={css.item}><strong>{wishWords(t, entry)}</strong><span><WaitlistStateTag entry={entry} /> <span className={css.hint}>{t('until')} {formatDay(entry.latestDay)}</span></span></li>)}
      </ul>
      {onAsk && <div className={css.foot}><Button variant="default" size="sm" aria-keyshortcuts="Alt+T" onClick={onAsk} rightSection={<Kbd>Alt T</Kbd>}>{t('ask')}</Button></div>}
    </Panel>
  );
}
