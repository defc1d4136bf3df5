/** What was promised and is not kept yet. It cannot be settled here; each line leads to where it can. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, StatusTag, formatInstant } from '../../ui/index.ts';
import { spanInWords } from '../home/time-left.ts';
import css from './reports.module.css';

export function DueCalls({ calls }: { calls: readonly PhoneCall[] }) {
  const t = useText('reports');
  const line = ({ callerName, callBackAt }: PhoneCall): string => (callBackAt === null ? callerName : t('closing.callBack', { name: callerName, at: formatInstant(callBackAt) }));
  return <Promises title={t('closing.callBacks')} nothing={t('closing.noCallBacks')} lines={calls.map((call) => ({ id: call.id, to: 'calls', text: line(call) }))} />;
}

export function DueComplaints({ complaints }: { complaints: readonly ComplaintRow[] }) {
  const t = useText('reports');
  const line = ({ number, clock }: ComplaintRow): string => t('closing.complaint', { number, left: t(clock.remainingMs < 0 ? 'closing.overdue' : 'closing.left', { time: spanInWords(Math.abs(clock.remainingMs)) }) });
  return <Promises title={t('closing.complaints')} nothing={t('closing.noComplaints')} lines={complaints.map((complaint) => ({ id: complaint.id, to: `complaints/${complaint.id}`, text: line(complaint) }))} />;
}

interface Line { readonly id: string; readonly to: string; readonly text: ReactNode }

function Promises({ title, nothing, lines }: { title: string; nothing: string; lines: readonly Line[] }) {
  const go = useRoute((route) => route.go);
  return (
    <Panel title={<>{title} {lines.length > 0 && <StatusTag tone="amber">{lines.length}</StatusTag>}</>}>
      {lines.length === 0 ? <p className={css.quiet}>{nothing}</p> : (
        <ul className={css.links}>{lines.map(({ id, to, text }) => <li key={id}><Anchor component="button" type="button" onClick={() => { go(to); }}>{text}</Anchor></li>)}</ul>
      )}
    </Panel>
  );
}
