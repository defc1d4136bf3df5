import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ImportInspection, ImportJob, ImportMapping } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, formatCount } from '../../ui/index.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { ReadingOptions, type Reading } from './ReadingOptions.tsx';
import { doubledColumns, hasDates, missingColumns } from './columns.ts';
import css from './imports.module.css';
import { inspectFile, keepColumns, rememberChoice, useInspections } from './inspection.ts';

interface ColumnsStepProps { job: ImportJob; onChecking: () => void }

/** What the file is and what its columns mean. A page that was loaded anew asks the desk again. */
export function ColumnsStep({ job, onChecking }: ColumnsStepProps) {
  const t = useText('imports');
  const inspection = useInspections((state) => state.byJob[job.id]);
  const [error, setError] = useState<DeskError | null>(null);
  const [looking, setLooking] = useState(false);
  const looked = useRef<Promise<void>>(Promise.resolve());
  const look = async (sheet: string | null): Promise<void> => {
    setLooking(true);
    setError(null);
    const answer = await inspectFile(job.id, sheet);
    setLooking(false);
    if (!answer.ok) setError(answer.error);
  };
  const known = inspection !== undefined;
  useEffect(() => {
    if (!known) void inspectFile(job.id, null).then((answer) => { if (!answer.ok) setError(answer.error); });
  }, [job.id, known]);
  if (inspection === undefined) {
    return (
      <Panel title={t('columns.title')} padded>
        <div className={css.stack}>
          {error === null ? <p className={css.mute} role="status">{t('upload.reading')}</p> : <ErrorNotice error={error} />}
          {error !== null && <div className={css.foot}><Button loading={looking} onClick={() => { void look(null); }}>{t('columns.again')}</Button></div>}
        </div>
      </Panel>
    );
  }
  return (
    <div className={css.stack}>
      <Found inspection={inspection} looking={looking} onSheet={(sheet) => { looked.current = look(sheet); }} />
      <ErrorNotice error={error} />
      <ColumnsForm key={inspection.sheet ?? ''} job={job} inspection={inspection} looked={() => looked.current} onChecking={onChecking} />
    </div>
  );
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

function Found({ inspection, looking, onSheet }: { inspection: ImportInspection; looking: boolean; onSheet: (sheet: string) => void }) {
  const t = useText('imports');
  const { format, encoding, delimiter, sheets, sheet, headers } = inspection;
  const named = delimiter === null ? undefined : DELIMITERS[delimiter];
  const facts: readonly (readonly [string, string | null])[] = [
    ['format', t(`columns.formats.${format}`)], ['encoding', encoding], ['delimiter', named === undefined ? delimiter : t(`columns.delimiters.${named}`)], ['columns', formatCount(headers.length)],
  ];
  return (
    <Panel title={t('columns.found')} padded>
      <div className={css.stack}>
        <dl className={css.facts}>{facts.map(([name, value]) => (value === null ? null : <div key={name}><dt>{t(`columns.${name}`)}</dt><dd>{value}</dd></div>))}</dl>
        {sheets.length > 1 && <NativeSelect label={t('columns.sheet')} disabled={looking} data={sheets} value={sheet ?? ''} onChange={(event) => { onSheet(event.currentTarget.value); }} w={320} maw="100%" />}
      </div>
    </Panel>
  );
}

interface Choice { readonly mapping: ImportMapping; readonly reading: Reading }

/** Dates of doctors' lists do not matter; elsewhere an uncertain order is for a person to say. */
function proposed({ mapping, options, dateOrderUncertain }: ImportInspection, job: ImportJob): Choice {
  return { mapping, reading: { ...options, dateOrder: dateOrderUncertain && hasDates(job.kind) ? null : options.dateOrder } };
}

/** `looked`: resolves once no other sheet is being looked at. */
interface ColumnsFormProps extends ColumnsStepProps { readonly inspection: ImportInspection; readonly looked: () => Promise<void> }

function ColumnsForm({ job, inspection, looked, onChecking }: ColumnsFormProps) {
  const t = useText('imports');
  const [{ mapping, reading }, setChoice] = useState(() => proposed(inspection, job));
  const [asked, setAsked] = useState(false);
  const draft = useDraft('import-columns', `${job.id}${inspection.sheet ?? ''}`.slice(0, 80), { mapping, reading }, setChoice);
  const check = useCommand('imports.check');
  const missing = missingColumns(job.kind, mapping);
  const submit = async (): Promise<void> => {
    setAsked(true);
    await looked();
    // What was on the screen has given way to another sheet.
    if (useInspections.getState().byJob[job.id]?.sheet !== inspection.sheet) return;
    const { dateOrder } = reading;
    if (missing.length > 0 || doubledColumns(mapping).size > 0 || dateOrder === null) return;
    const options = { ...reading, dateOrder };
    await keepColumns(job.id, { headers: inspection.headers, mapping });
    const result = await check.run({ jobId: job.id, mapping, options });
    if (!result.ok) return;
    rememberChoice(job.id, { mapping, options });
    await draft.discard();
    onChecking();
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('columns.check'), run: () => { void submit(); } });
  return (
    <>
      <Panel title={t('columns.title')} aside={t(inspection.remembered ? 'columns.remembered' : 'columns.proposed')}>
        <ColumnTable kind={job.kind} inspection={inspection} mapping={mapping} onChange={(next) => { setChoice((before) => ({ ...before, mapping: next })); }} />
      </Panel>
      <Missing t={t} keys={missing} asked={asked} />
      {job.kind === 'appointments' && !Object.values(mapping).includes('time') && <p className={css.mute}>{t('columns.timeHint')}</p>}
      <ReadingOptions kind={job.kind} inspection={inspection} mapping={mapping} value={reading} asked={asked} onChange={(part) => { setChoice((before) => ({ ...before, reading: { ...before.reading, ...part } })); }} />
      <ErrorNotice error={check.error} />
      <div className={css.foot}>
        <p className={css.mute}>{t('calm')}</p>
        <Button loading={check.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('columns.check')}</Button>
      </div>
    </>
  );
}

function Missing({ t, keys, asked }: { t: Text; keys: readonly string[]; asked: boolean }) {
  if (keys.length === 0) return null;
  return (
    <div className={css.missing} role={asked ? 'alert' : 'status'}>
      <strong>{t('columns.missing')}</strong>
      <ul>{keys.map((key) => <li key={key}>{t(`missing.${key}`)}</li>)}</ul>
    </div>
  );
}
