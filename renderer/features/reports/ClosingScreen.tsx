/** Closing a day: what is still open, what is to become of it, one confirmation. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Page, Panel, formatInstant, formatWeekday } from '../../ui/index.ts';
import { minuteOfInstant } from '../../ui/minute-of-day.ts';
import { OpenAppointments, OpenEntries } from './OpenRows.tsx';
import { DueCalls, DueComplaints } from './OpenPromises.tsx';
import { closingOf, planSentence, type ClosingInput, type Marks, type Moment, type OpenDay } from './plan.ts';
import css from './reports.module.css';

export function ClosingScreen({ day, today }: { day: string; today: string }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const mayClose = useMay(DESK_ROLES) && day <= today;
  const minute = minuteOfInstant(useNow());
  const open = useCall('reports.open', { day });
  return (
    <Page title={t('closing.title', { day: formatWeekday(day) })} actions={<Button variant="default" onClick={() => { go(`reports/${day}`); }}>{t('closing.summary')}</Button>}>
      <ErrorNotice error={open.data ? null : open.error} />
      {open.data && <Notices open={open.data} future={day > today} mayClose={mayClose} />}
      {open.data && <Checklist open={open.data} moment={{ today, minute }} mayClose={mayClose} />}
    </Page>
  );
}

function Notices({ open, future, mayClose }: { open: OpenDay; future: boolean; mayClose: boolean }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const standing = future ? t('closing.future') : mayClose ? t('closing.lead') : t('closing.readOnly');
  return (
    <>
      {open.closing && <p className={css.standing} role="status">{t('closing.already', { by: open.closing.by, at: formatInstant(open.closing.at) })}</p>}
      <p className={css.standing} data-warning={future || undefined}>{standing}</p>
      {open.unclosed.length > 0 && (
        <nav className={css.days} aria-label={t('closing.unclosed')}>
          {t('closing.unclosed')} {open.unclosed.map((day) => <Button key={day} size="compact-sm" variant="default" onClick={() => { go(`reports/closing/${day}`); }}>{formatWeekday(day)}</Button>)}
        </nav>
      )}
    </>
  );
}

interface Kept { readonly marks: Marks; readonly note: string }

function Checklist({ open, moment, mayClose }: { open: OpenDay; moment: Moment; mayClose: boolean }) {
  const t = useText('reports');
  const [{ marks, note }, setKept] = useState<Kept>({ marks: {}, note: '' });
  const [asking, setAsking] = useState(false);
  const draft = useDraft('closing', open.day, { marks, note }, setKept);
  const closing = closingOf(open, marks, moment, note);
  const sentence = planSentence(t, open, closing);
  const mark = mayClose ? (rows: readonly { id: string }[], marked: boolean): void => {
    setKept((kept) => ({ ...kept, marks: { ...kept.marks, ...Object.fromEntries(rows.map(({ id }) => [id, marked])) } }));
  } : null;
  const ask = (): void => { setAsking(true); };
  useShortcut({ key: 'Ctrl+Enter', label: t('closing.confirm'), enabled: mayClose, run: ask });
  return (
    <>
      {draft.restored && <p className={css.quiet} role="status">{t('closing.draft')}</p>}
      <OpenAppointments appointments={open.appointments} marks={marks} moment={moment} onMark={mark} />
      <OpenEntries entries={open.entries} marks={marks} onMark={mark} />
      <div className={css.pair}>
        <DueCalls calls={open.callBacks} />
        <DueComplaints complaints={open.complaints} />
      </div>
      {mayClose && (
        <>
          <Panel padded>
            <Textarea label={t('closing.note')} description={t('closing.noteHint')} value={note} maxLength={500} autosize minRows={2} onChange={(event) => { const typed = event.currentTarget.value; setKept((kept) => ({ ...kept, note: typed })); }} />
          </Panel>
          {/* In sight however long the lists are. */}
          <div className={css.end}>
            <p className={css.plan} role="status">{sentence}</p>
            <Button onClick={ask} rightSection={<Kbd>Ctrl Enter</Kbd>}>{t('closing.confirm')}</Button>
          </div>
        </>
      )}
      {asking && <Confirmation closing={closing} sentence={sentence} onClose={() => { setAsking(false); }} onClosed={draft.discard} />}
    </>
  );
}

function Confirmation({ closing, sentence, onClose, onClosed }: { closing: ClosingInput; sentence: string; onClose: () => void; onClosed: () => Promise<void> }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const closeDay = useCommand('reports.closeDay');
  const submit = async (): Promise<void> => {
    const result = await closeDay.run(closing);
    if (!result.ok) return;
    await onClosed();
    go(`reports/${closing.day}`);
  };
  return (
    <Dialog title={t('closing.confirmTitle', { day: formatWeekday(closing.day) })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('closing.keepOpen')}</Button>
        <Button data-autofocus loading={closeDay.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('closing.yes')}</Button>
      </>
    }>
      <ErrorNotice error={closeDay.error} />
      <p className={css.plan}>{sentence}</p>
      <p className={css.safe}>{t('closing.safe')}</p>
    </Dialog>
  );
}
