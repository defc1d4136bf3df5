/** Whose turn it is: the slot, the number large, what to say or send, and one key for each answer. */
import { Button } from '@mantine/core';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { openOutside, whatsappAddress } from '../../app/open-outside.ts';
import { useRoute } from '../../app/routes.ts';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Panel, formatInstant } from '../../ui/index.ts';
import css from '../absences/follow-up.module.css';
import own from './waitlist.module.css';
import type { WaitlistSteps } from './use-waitlist.ts';
import { offerWords, whenOfSlot, wishWords } from './wish-words.ts';

const MINUTE_MS = 60_000;
const ANSWERS = [['accepted', 'Y'], ['declined', 'N'], ['no_answer', 'J']] as const;

interface ChosenEntryProps { readonly entry: WaitlistEntry; readonly steps: WaitlistSteps; readonly onEdit: () => void; readonly onWithdraw: () => void }

export function ChosenEntry({ entry, steps, onEdit, onWithdraw }: ChosenEntryProps) {
  const t = useText('waitlist');
  const go = useRoute((route) => route.go);
  const { proposal, offer, held, note, phone, priority } = entry;
  return (
    <Panel>
      <section className={css.chosen} aria-label={entry.patientName}>
        <div><strong className={css.name}>{entry.patientName}</strong> <span className={css.mute}>{entry.recordNumber === '' ? '' : formatRecordNumber(entry.recordNumber)}</span></div>
        <p className={css.number}>{phone === null ? <span className={css.mute}>{t('absences:plan.noPhone')}</span> : formatPhone(phone)}</p>
        <p className={css.mute}>{wishWords(t, { ...entry, held: null })}</p>
        {offer === null && proposal === null && <div><p className={own.slotTitle}>{t('chosen.noSlot')}</p><p className={css.mute}>{t('chosen.noSlotText')}</p></div>}
        {offer === null && proposal !== null && (
          <div className={own.slot}>
            <p className={css.label}>{t('chosen.slot')}</p>
            <p className={own.slotTitle}>{whenOfSlot(proposal)}</p>
            <p className={css.mute}>{proposal.practitioner} · {proposal.unit}{proposal.room === null ? '' : ` · ${proposal.room}`}</p>
            <div><Button size="xs" loading={steps.pending} onClick={() => { void steps.offer(entry); }} rightSection={<Kbd>Enter</Kbd>}>{t('chosen.offer')}</Button></div>
          </div>
        )}
        {offer !== null && <RunningOffer entry={entry} offer={offer} steps={steps} />}
        {held !== null && <p className={css.mute}>{t('chosen.held', { when: whenOfSlot(held), doctor: held.practitioner })}</p>}
        {priority !== 'none' && <p className={css.mute}>{t('chosen.priorityKept', { priority: t(`priorities.${priority}`) })}</p>}
        {note !== null && <p className={css.mute}>{t('chosen.notes')}: {note}</p>}
        <p className={css.mute}>{t('chosen.asked', { when: formatInstant(entry.askedAt) })}</p>
        <div className={css.steps}>
          <Button size="xs" variant="default" onClick={onEdit} rightSection={<Kbd>E</Kbd>}>{t('chosen.edit')}</Button>
          <Button size="xs" variant="default" onClick={onWithdraw} rightSection={<Kbd>B</Kbd>}>{t('chosen.withdraw')}</Button>
          <Button size="xs" variant="default" onClick={() => { go(`patients/${entry.patientId}`); }}>{t('chosen.patient')}</Button>
        </div>
      </section>
    </Panel>
  );
}

function RunningOffer({ entry, offer, steps }: { entry: WaitlistEntry; offer: NonNullable<WaitlistEntry['offer']>; steps: WaitlistSteps }) {
  const t = useText('waitlist');
  const now = useNow();
  const clinic = useCall('clinic.get', {}).data;
  const minutes = Math.max(0, Math.floor((offer.until - now) / MINUTE_MS));
  const text = clinic ? offerWords(entry, offer, clinic, now) : '';
  const label = t(entry.reach === 'whatsapp' ? 'chosen.message' : 'chosen.script');
  const { phone } = entry;
  const copy = (): void => { if (phone !== null) steps.tell(copyText(formatPhone(phone)) ? t('chosen.copied', { phone: formatPhone(phone) }) : t('chosen.notCopied')); };
  const write = (): void => { if (phone !== null && !openOutside(whatsappAddress(phone, text))) steps.tell(t('chosen.notOpened')); };
  return (
    <div className={own.offered}>
      <p className={css.label}>{t('chosen.offered')} · {minutes === 0 ? t('chosen.lastMinute') : t('chosen.left', { count: minutes })}</p>
      <p className={own.slotTitle}>{whenOfSlot(offer)}</p>
      <p className={css.mute}>{offer.practitioner} · {offer.unit}</p>
      <div className={css.steps}>
        {ANSWERS.map(([answer, key]) => <Button key={answer} size="xs" variant={answer === 'accepted' ? 'filled' : 'default'} loading={steps.pending} aria-keyshortcuts={key} onClick={() => { void steps.answer(entry, answer); }} rightSection={<Kbd>{key}</Kbd>}>{t(`chosen.${answer}`)}</Button>)}
      </div>
      <div className={css.steps}>
        {entry.reach === 'whatsapp' && <Button size="xs" variant="light" disabled={phone === null} onClick={write}>{t('chosen.whatsapp')}</Button>}
        <Button size="xs" variant="default" disabled={phone === null} onClick={copy}>{t('chosen.copy')}</Button>
      </div>
      <p className={css.label}>{label}</p>
      <p className={`${css.script} ${own.words}`} tabIndex={0} aria-label={label}>{text}</p>
    </div>
  );
}
