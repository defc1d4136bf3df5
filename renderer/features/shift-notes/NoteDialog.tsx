/** A note as it was frozen: read, accepted by who comes, printed. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ShiftNote } from '../../../shared/contract/shift-notes.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, StatusTag, formatInstant } from '../../ui/index.ts';
import { ContentList } from './ContentList.tsx';
import { NotePaper } from './NotePaper.tsx';
import css from './shift-notes.module.css';

export function NoteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText('shift-notes');
  const note = useCall('shiftNotes.get', { id });
  if (!note.data) return note.error ? <Dialog title={t('title')} onClose={onClose}><ErrorNotice error={note.error} /></Dialog> : null;
  return <Note note={note.data} onClose={onClose} />;
}

function Note({ note, onClose }: { note: ShiftNote; onClose: () => void }) {
  const t = useText('shift-notes');
  const common = useText('common');
  const accept = useCommand('shiftNotes.accept');
  const [remark, setRemark] = useState('');
  const [told, setTold] = useState('');
  const open = note.accepted === null && !note.mine;
  const printButton = useRef<HTMLButtonElement>(null);
  // The field that had the focus is gone once it is accepted.
  useEffect(() => { if (!open) printButton.current?.focus(); }, [open]);
  const take = async (): Promise<void> => { if (open && !accept.isPending) await accept.run({ id: note.id, remark: remark.trim() === '' ? null : remark.trim() }); };
  const print = async (): Promise<void> => {
    const outcome = await printNoted({ paper: 'shift_note', id: note.id }, () => printSheet('page', <NotePaper note={note} />));
    setTold(common(outcome === 'printed' ? 'printed' : 'printFailed'));
  };
  return (
    <Dialog title={t('note.title', { at: formatInstant(note.at) })} onClose={onClose} onSubmit={() => { void (open ? take() : print()); }} size="xl" actions={
      <>
        <span role="status">{told}</span>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
        <Button ref={printButton} variant="default" {...(open ? {} : { 'data-autofocus': true })} onClick={() => { void print(); }} {...(open ? {} : { rightSection: <Kbd>Ctrl ↵</Kbd> })}>{t('note.print')}</Button>
        {open && <Button loading={accept.isPending} onClick={() => { void take(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('note.accept')}</Button>}
      </>
    }>
      <div className={css.note}>
        <p>{t('note.handed', { by: note.by, at: formatInstant(note.at) })}</p>
        {note.accepted === null ? <p><StatusTag tone="amber" shape="target">{t('waiting')}</StatusTag> {t(note.mine ? 'note.own' : 'note.waits')}</p>
          : <p><StatusTag tone="green" shape="check">{t('note.accepted', { by: note.accepted.by, at: formatInstant(note.accepted.at) })}</StatusTag>{note.accepted.remark !== null && ` ${t('note.remark', { remark: note.accepted.remark })}`}</p>}
        {!note.intact && <p role="alert" className={css.damaged}>▲ {t('note.damaged')}</p>}
        {note.words !== null && <p className={css.words}>{note.words}</p>}
        <ContentList content={note.content} />
        {note.withheld > 0 && <p className={css.mute}>{t('note.withheld', { count: note.withheld })}</p>}
        <p className={css.hash}>{t('note.hash', { hash: note.hash })}</p>
        {open && <TextInput data-autofocus label={t('note.acceptRemark')} maxLength={300} value={remark} onChange={(event) => { setRemark(event.currentTarget.value); }} />}
        <ErrorNotice error={accept.error} />
      </div>
    </Dialog>
  );
}
