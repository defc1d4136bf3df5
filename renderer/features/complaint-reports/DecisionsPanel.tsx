/** What is asked of management, while the report is a draft: typed here, kept with it, frozen by the signature. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Panel } from '../../ui/index.ts';
import css from './screens.module.css';

const LIMIT = 4000;

export interface Decisions {
  readonly open: string; readonly restricted: string; readonly changed: boolean; readonly pending: boolean; readonly saved: boolean; readonly error: DeskError | null;
  readonly typeOpen: (text: string) => void; readonly typeRestricted: (text: string) => void;
  /** The report's version once everything typed is kept; null when that was refused. */
  readonly save: () => Promise<string | null>;
}

export function useDecisions(report: ReportDetail): Decisions {
  const decide = useCommand('complaintReports.decide');
  const [typed, setTyped] = useState<{ open: string | null; restricted: string | null }>({ open: null, restricted: null });
  const [saved, setSaved] = useState(false);
  const kept = { open: report.decisions, restricted: report.restricted?.decisions ?? '' };
  const [open, restricted] = [typed.open ?? kept.open, typed.restricted ?? kept.restricted];
  const changed = open.trim() !== kept.open || restricted.trim() !== kept.restricted;
  const save = async (): Promise<string | null> => {
    if (!changed) return report.version;
    const answer = await decide.run({ id: report.id, expectedVersion: report.version, decisions: open, restricted: report.restricted ? restricted : null });
    if (!answer.ok) return null;
    setTyped({ open: null, restricted: null });
    setSaved(true);
    return answer.value.version;
  };
  const type = (part: 'open' | 'restricted') => (text: string): void => { setSaved(false); setTyped((before) => ({ ...before, [part]: text })); };
  return { open, restricted, changed, pending: decide.isPending, saved, error: decide.error, typeOpen: type('open'), typeRestricted: type('restricted'), save };
}

export function DecisionsPanel({ decisions, restricted }: { decisions: Decisions; restricted: boolean }) {
  const t = useText('complaint-reports');
  return (
    <Panel title={t('report.decisions')} padded>
      <div onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) void decisions.save(); }}>
        <div className={css.decisions}>
          <Textarea label={t('report.decisions')} description={t('report.decisionsHint')} placeholder={t('report.decisionsPlaceholder')} autosize minRows={3} maxRows={10} maxLength={LIMIT} value={decisions.open} onChange={(event) => { decisions.typeOpen(event.currentTarget.value); }} />
          {restricted && <Textarea label={t('report.decisionsRestricted')} description={t('report.restrictedHint')} autosize minRows={3} maxRows={10} maxLength={LIMIT} value={decisions.restricted} onChange={(event) => { decisions.typeRestricted(event.currentTarget.value); }} />}
        </div>
        <div className={css.foot}>
          <span className={css.told} role="status">{decisions.changed ? t('report.unsaved') : decisions.saved ? t('report.saved') : ''}</span>
          <Button variant="default" disabled={!decisions.changed} loading={decisions.pending} onClick={() => { void decisions.save(); }} rightSection={<Kbd>Ctrl Enter</Kbd>}>{t('report.save')}</Button>
        </div>
      </div>
    </Panel>
  );
}
