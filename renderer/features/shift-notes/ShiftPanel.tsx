/** The shift hand-over: what is open now, lines for who comes, the hand-over itself, and the notes before. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ShiftNoteRow } from '../../../shared/contract/shift-notes.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, formatCount, formatInstant, formatTime, type Column } from '../../ui/index.ts';
import { ContentList } from './ContentList.tsx';
import { contentParts } from './content-words.ts';
import { NoteDialog } from './NoteDialog.tsx';
import css from './shift-notes.module.css';

/** The draft follows the clock: waits grow without any event. */
const REFRESH_MS = 30_000;

export function ShiftPanel({ openId }: { openId: string | null }) {
  const t = useText('shift-notes');
  const go = useRoute((route) => route.go);
  return (
    <div className={css.columns}>
      <OpenNow />
      <div className={css.stack}>
        <HandOverForm />
        <Notes onOpen={(id) => { go(`hand-offs/shift/${id}`); }} />
      </div>
      {openId !== null && <NoteDialog key={openId} id={openId} onClose={() => { go('hand-offs/shift'); }} />}
      <span className="visually-hidden">{t('lead')}</span>
    </div>
  );
}

function OpenNow() {
  const t = useText('shift-notes');
  const draft = useCall('shiftNotes.draft', {}, { refetchInterval: REFRESH_MS, keepPrevious: true });
  return (
    <Panel title={t('now')} padded>
      <ErrorNotice error={draft.error} />
      <p className={css.mute}>{t('lead')}</p>
      {draft.data && (contentParts(t, draft.data).length === 0 ? <EmptyState title={t('nothingOpen')}>{t('nothingOpenText')}</EmptyState> : <ContentList content={draft.data} />)}
    </Panel>
  );
}

function HandOverForm() {
  const t = useText('shift-notes');
  const fields = useText('fields');
  const [values, setValues] = useState({ line: '', words: '' });
  const [told, setTold] = useState('');
  const [missing, setMissing] = useState(false);
  const draft = useDraft('shift-note', 'now', values, setValues);
  const [addLine, handOver] = [useCommand('shiftNotes.addLine'), useCommand('shiftNotes.handOver')];
  const add = async (): Promise<void> => {
    const text = values.line.trim();
    setMissing(text.length < 2);
    if (text.length < 2 || addLine.isPending) return;
    setTold('');
    if (!(await addLine.run({ text })).ok) return;
    setValues((before) => ({ ...before, line: '' }));
    setTold(t('lineAdded'));
  };
  const give = async (): Promise<void> => {
    if (handOver.isPending) return;
    setTold('');
    const result = await handOver.run({ words: values.words.trim() === '' ? null : values.words.trim() });
    if (!result.ok) return;
    await draft.discard();
    setValues((before) => ({ ...before, words: '' }));
    setTold(t('handedOver'));
  };
  useShortcut({ key: 'Alt+S', label: t('handOver'), run: () => { void give(); } });
  return (
    <Panel title={t('title')} padded>
      <div className={css.stack}>
        <div className={css.add}>
          <TextInput label={t('line')} placeholder={t('linePlaceholder')} maxLength={300} value={values.line} error={missing ? fields('text_required') : null} onChange={(event) => { const line = event.currentTarget.value; setMissing(false); setValues((before) => ({ ...before, line })); }}
            onKeyDown={(event) => { if (event.key === 'Enter' && !event.repeat) void add(); }} />
          <Button variant="default" loading={addLine.isPending} onClick={() => { void add(); }} rightSection={<Kbd>Enter</Kbd>}>{t('addLine')}</Button>
        </div>
        <Textarea label={t('words')} description={t('wordsHint')} inputWrapperOrder={['label', 'input', 'description']} autosize minRows={2} maxRows={5} maxLength={1000} value={values.words} onChange={(event) => { const words = event.currentTarget.value; setValues((before) => ({ ...before, words })); }} />
        <ErrorNotice error={addLine.error ?? handOver.error} />
        <div className={css.foot}><Button aria-keyshortcuts="Alt+S" loading={handOver.isPending} onClick={() => { void give(); }} rightSection={<Kbd>Alt S</Kbd>}>{t('handOver')}</Button><span role="status">{told}</span></div>
      </div>
    </Panel>
  );
}

function stateWords(t: Text, { accepted }: ShiftNoteRow): string { return accepted === null ? t('waiting') : t('accepted', { by: accepted.by, time: formatTime(accepted.at) }); }

function NoteState({ note: { accepted } }: { note: ShiftNoteRow }) {
  const t = useText('shift-notes');
  if (accepted === null) return <StatusTag tone="amber" shape="target">{t('waiting')}</StatusTag>;
  return <><StatusTag tone="green" shape="check">{t('acceptedShort')}</StatusTag><br /><span className={css.mute}>{accepted.by}, {formatTime(accepted.at)}</span></>;
}

function Notes({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useText('shift-notes');
  const notes = useCall('shiftNotes.list', {});
  const columns: readonly Column<ShiftNoteRow>[] = [
    { key: 'at', header: t('at'), render: ({ at }) => formatInstant(at) },
    { key: 'by', header: t('by'), render: ({ by }) => by },
    { key: 'open', header: t('open'), align: 'end', render: ({ open }) => formatCount(open) },
    { key: 'state', header: t('state'), render: (note) => <NoteState note={note} /> },
  ];
  return (
    <Panel title={t('notes')} aside={(notes.data?.length ?? 0) > 0 ? t('hint') : undefined}>
      <ErrorNotice error={notes.error} />
      {notes.data && <SelectableTable label={t('notes')} columns={columns} rows={notes.data} rowKey={({ id }) => id} rowLabel={(note) => t('row', { at: formatInstant(note.at), by: note.by, state: stateWords(t, note) })} onEnter={({ id }) => { onOpen(id); }}
        empty={<EmptyState title={t('noNotes')}>{t('noNotesText')}</EmptyState>} />}
    </Panel>
  );
}
