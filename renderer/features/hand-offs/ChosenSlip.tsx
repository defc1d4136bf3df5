/** The slip that is chosen, with each step that is possible now and its key. */
import { Button } from '@mantine/core';
import type { HandOff } from '../../../shared/contract/hand-offs.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Panel, formatBirthDate, formatInstant, formatTime } from '../../ui/index.ts';
import css from '../absences/follow-up.module.css';
import own from './hand-offs.module.css';
import { HandOffPriorityTag, SlipState, useAcceptedWords } from './looks.tsx';
import { type SlipAction, SLIP_KEYS, slipActions } from './slip-actions.ts';

export function ChosenSlip({ slip, onAct }: { slip: HandOff; onAct: (slip: HandOff, action: SlipAction) => void }) {
  const t = useText('hand-offs');
  const now = useNow();
  const go = useRoute((route) => route.go);
  const acceptedWords = useAcceptedWords();
  const { patientId, patientName, birthDate, dueAt, alarmAt, accepted, result } = slip;
  const facts = [
    slip.visitNumber === null ? null : t('chosen.visit', { number: slip.visitNumber }), slip.complaintNumber === null ? null : t('chosen.complaint', { number: slip.complaintNumber }), slip.callId === null ? null : t('chosen.call'),
    dueAt === null ? null : t('dueAt', { time: formatTime(dueAt) }), alarmAt === null || alarmAt <= now ? null : t('chosen.alarm', { time: formatTime(alarmAt) }), acceptedWords(accepted), result,
  ].filter((fact) => fact !== null);
  return (
    <Panel>
      <section className={css.chosen} aria-label={t('history.title', { number: slip.number, unit: slip.unit })}>
        <div><strong className={css.name}>{slip.number} · {slip.unit}</strong></div>
        <div className={own.tags}><HandOffPriorityTag priority={slip.priority} /> <SlipState slip={slip} now={now} /></div>
        <p className={own.slipText}>{slip.text}</p>
        <p className={css.mute}>{patientName === null ? t('noPatient') : <><strong>{patientName}</strong>{birthDate === null ? '' : `, ${formatBirthDate(birthDate)}`}</>}</p>
        {facts.map((fact) => <p key={fact} className={css.mute}>{fact}</p>)}
        <p className={css.mute}>{t('chosen.from', { sender: slip.sender, time: formatInstant(slip.at) })}</p>
        <div className={css.steps}>
          {slipActions(slip, now).map((action, index) => (
            <Button key={action} size="xs" variant={index === 0 && action !== 'cancel' ? 'filled' : 'default'} aria-keyshortcuts={SLIP_KEYS[action]} onClick={() => { onAct(slip, action); }} rightSection={<Kbd>{SLIP_KEYS[action]}</Kbd>}>
              {t(`actions.${action === 'accept' && (slip.mine || slip.unitId === null) ? 'acceptPhone' : action}`)}
            </Button>
          ))}
          {patientId !== null && <Button size="xs" variant="default" onClick={() => { go(`patients/${patientId}`); }}>{t('chosen.openPatient')}</Button>}
        </div>
      </section>
    </Panel>
  );
}
