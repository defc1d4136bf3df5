/** The note as an A4 page, with room for two signatures. */
import type { ShiftNote } from '../../../shared/contract/shift-notes.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';
import { ContentList } from './ContentList.tsx';
import css from './shift-notes.module.css';

export function NotePaper({ note }: { note: ShiftNote }) {
  const t = useText('shift-notes');
  const { accepted } = note;
  return (
    <article className={css.paper} aria-label={t('title')}>
      <p className={css.paperClinic}>{note.clinicName}</p>
      <h1 className={css.paperTitle}>{t('title')}</h1>
      <p>{t('note.handed', { by: note.by, at: formatInstant(note.at) })}<br />{accepted === null ? t('note.waits') : t('note.accepted', { by: accepted.by, at: formatInstant(accepted.at) })}</p>
      {(accepted?.remark ?? null) !== null && <p>{t('note.remark', { remark: accepted?.remark ?? '' })}</p>}
      {note.words !== null && <><h2 className={css.paperPart}>{t('note.words')}</h2><p className={css.words}>{note.words}</p></>}
      <ContentList content={note.content} />
      <div className={css.signatures}>
        <div><p>{t('note.signature')}</p><p className={css.signed}>{note.by}</p></div>
        <div><p>{t('note.signatureNext')}</p><p className={css.signed}>{accepted?.by ?? ' '}</p></div>
      </div>
      <p className={css.hash}>{t('note.hash', { hash: note.hash })}</p>
    </article>
  );
}
