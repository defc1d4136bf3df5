/** Answers for the notice board: each by its tracking code alone, read once more, printed on one sheet and noted as posted. */
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { MOST_POSTED } from '../../../../shared/contract/complaint-intake.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import { showTrackingCode } from '../../../../shared/domain/tracking-code.ts';
import { useCall, useCommand } from '../../../app/client.ts';
import { printSheet } from '../../../app/print-sheet.tsx';
import { useText } from '../../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Segmented, fieldError, formatInstant } from '../../../ui/index.ts';
import { StateTag } from '../looks.tsx';
import { type NoticeSize, NoticePaper } from './NoticePaper.tsx';
import css from './notices.module.css';

type Waiting = Output<'complaints.toPost'>[number];
interface NoticeDialogProps { /** One complaint, from its own page; null: all that wait. */ readonly only: string | null; readonly onClose: () => void }
interface Written { readonly text: string; readonly left: boolean }
const SIZES = ['a5', 'a4'] as const satisfies readonly NoticeSize[];

export function NoticeDialog({ only, onClose }: NoticeDialogProps) {
  const t = useText('complaintParties');
  const common = useText('common');
  const list = useCall('complaints.toPost', {});
  const clinic = useCall('clinic.status', {}).data?.clinic?.name ?? '';
  const post = useCommand('complaints.post');
  const [typed, setTyped] = useState<Readonly<Record<string, Written>>>({});
  const [size, setSize] = useState<NoticeSize>(only === null ? 'a4' : 'a5');
  const [done, setDone] = useState<{ readonly notice: Output<'complaints.post'>; readonly printed: 'printed' | 'failed' } | null>(null);
  const rows = (list.data ?? []).filter(({ id }) => only === null || id === only).slice(0, MOST_POSTED);
  const writtenOf = ({ id, state }: Waiting): Written => typed[id] ?? { text: t(state === 'resolved' ? 'notice.wordsResolved' : 'notice.wordsAnswered'), left: false };
  const chosen = rows.filter((row) => !writtenOf(row).left);
  const print = async (notice: Output<'complaints.post'>): Promise<void> => {
    setDone({ notice, printed: await printSheet(size === 'a5' ? 'notice' : 'page', <NoticePaper notice={notice} clinic={clinic} size={size} />) });
  };
  const submit = async (): Promise<void> => {
    if (done !== null) { await print(done.notice); return; }
    if (chosen.length === 0 || post.isPending) return;
    const answer = await post.run({ entries: chosen.map((row) => ({ id: row.id, expectedVersion: row.version, text: writtenOf(row).text.trim() })) });
    if (answer.ok) await print(answer.value);
  };
  return (
    <Dialog title={t('notice.title')} size="lg" onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
        {(done !== null || rows.length > 0) && <Button loading={post.isPending} disabled={done === null && chosen.length === 0} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t(done === null ? 'notice.print' : 'notice.again', { count: chosen.length })}</Button>}
      </>
    }>
      {done !== null ? <p role="status">{t('notice.done', { count: done.notice.entries.length })} {common(done.printed === 'printed' ? 'printed' : 'printFailed')}</p> : (
        <>
          {list.data !== undefined && rows.length === 0 && <EmptyState title={t(only === null ? 'notice.none' : 'notice.noneOne')}>{t('notice.noneText')}</EmptyState>}
          {rows.length > 0 && <><p className={css.hint}>{t('notice.hint')}</p><Segmented label={t('notice.paper')} value={size} options={SIZES.map((each) => ({ value: each, label: each.toUpperCase() }))} onChange={setSize} /></>}
          <ul className={css.list}>
            {rows.map((row, at) => (
              <Entry key={row.id} row={row} first={at === 0} written={writtenOf(row)} fault={chosen.includes(row) ? `entries.${chosen.indexOf(row)}.text` : ''} error={post.error} onChange={(written) => { setTyped((before) => ({ ...before, [row.id]: written })); }} />
            ))}
          </ul>
        </>
      )}
      <ErrorNotice error={list.error ?? post.error} />
    </Dialog>
  );
}

interface EntryProps { readonly row: Waiting; readonly first: boolean; readonly written: Written; readonly fault: string; readonly error: Parameters<typeof fieldError>[1]; readonly onChange: (written: Written) => void }

function Entry({ row: { number, code, state, answeredAt }, first, written, fault, error, onChange }: EntryProps) {
  const t = useText('complaintParties');
  const fields = useText('fields');
  return (
    <li>
      <div className={css.line}><strong className={css.code}>{showTrackingCode(code)}</strong> <span className={css.hint}>{number} · {t('notice.answered', { when: formatInstant(answeredAt) })}</span> <StateTag state={state} />
        <Checkbox className={css.leave} label={t('notice.leave')} checked={written.left} onChange={(event) => { onChange({ ...written, left: event.currentTarget.checked }); }} /></div>
      <Textarea {...(first ? { 'data-autofocus': true } : {})} aria-label={t('notice.text', { code: showTrackingCode(code) })} autosize minRows={2} maxRows={5} maxLength={600} disabled={written.left} value={written.text} error={fault === '' ? null : fieldError(fields, error, fault)}
        onChange={(event) => { onChange({ ...written, text: event.currentTarget.value }); }} />
    </li>
  );
}
