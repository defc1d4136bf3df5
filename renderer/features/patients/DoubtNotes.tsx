/** The doubts of one field, below it. Each is accepted by a person, one key each; an accepted one stays to be seen. */
import { useId } from 'react';
import type { Doubt } from '../../../shared/domain/identity-doubts.ts';
import { openDoubts } from '../../../shared/domain/identity-doubts.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Kbd, formatBirthDate } from '../../ui/index.ts';
import type { Doubts } from './use-doubts.ts';
import css from './patients.module.css';

interface DoubtNotesProps { readonly doubts: Doubts; readonly field: Doubt['field']; readonly accepted: readonly string[]; /** The error of the field, when saving was tried. */ readonly refused: string | null; readonly onAccept: (doubt: Doubt) => void }

export function DoubtNotes({ doubts, field, accepted, refused, onAccept }: DoubtNotesProps) {
  const t = useText('patients');
  const common = useText('common');
  const id = useId();
  const open = openDoubts(doubts.all, accepted);
  return doubts.all.filter((doubt) => doubt.field === field).map((doubt) => {
    const words = inWords(doubt, doubts, t, common);
    if (!open.includes(doubt)) return <p key={doubt.token} className={css.settled}>✓ {words} <em>{t('doubts.accepted')}</em></p>;
    const next = doubt === open[0];
    return (
      <p key={doubt.token} className={refused === doubt.kind ? css.refused : css.warning} {...(refused === doubt.kind ? { role: 'alert' } : {})}>▲ <span id={`${id}${doubt.kind}`}>{words}</span> <button type="button" aria-describedby={`${id}${doubt.kind}`} {...(next ? { 'aria-keyshortcuts': 'Alt+T' } : {})} className={css.use} onClick={({ currentTarget }) => { focusField(currentTarget); onAccept(doubt); }}>{t('doubts.accept')}{next && <> <Kbd>Alt T</Kbd></>}</button></p>
    );
  });
}

/** The button goes with the doubt; the focus goes to the field above it. */
function focusField(button: HTMLElement): void {
  button.closest('p')?.parentElement?.querySelector<HTMLInputElement>('input:checked, input:not([type="radio"])')?.focus();
}

function inWords({ kind, says }: Doubt, { owner }: Doubts, t: Text, common: Text): string {
  switch (kind) {
    case 'nik_date': return t('nikNoBirthDate');
    case 'nik_region': return t('doubts.nik_region');
    case 'nik_taken': return t('doubts.nik_taken', { name: owner?.name ?? '', number: owner === null ? '' : formatRecordNumber(owner.recordNumber) });
    case 'nik_sex': return t('nikDiffersSex', { value: common(`sex.${says ?? ''}`) });
    case 'nik_birth_date': return t('nikDiffersBirthDate', { value: formatBirthDate(says ?? '') });
  }
}
