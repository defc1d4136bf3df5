/** One patient's story: everything that happened with them and with their record, newest first, by kind where wished. */
import { Button, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { TRAIL_ROLES } from '../../../shared/contract/audit.ts';
import { TIMELINE_KINDS, type TimelineEntryOf, type TimelineKind } from '../../../shared/contract/timeline.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Panel, formatCount, formatInstant } from '../../ui/index.ts';
import { DetailsDialog } from '../appointments/DetailsDialog.tsx';
import { TimelineList, type ToldEntry } from './TimelineList.tsx';
import { tellEntry } from './timeline-words.tsx';
import { useTimeline } from './use-timeline.ts';
import css from './patients.module.css';

/** Without the views: they are many, and asked for by themselves. */
const STORY: readonly TimelineKind[] = TIMELINE_KINDS.filter((kind) => kind !== 'view');

export function PatientTimeline({ patientId }: { patientId: string }) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const today = useDeskDay();
  const mayAskWho = useMay(TRAIL_ROLES);
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const [appointmentId, setAppointmentId] = useState<string | null>(null);
  const [call, setCall] = useState<TimelineEntryOf<'call'> | null>(null);
  const kinds = kind === null ? [...STORY] : [kind];
  const story = useTimeline(patientId, kinds);
  const entries = useMemo(() => (story.data?.pages ?? []).flatMap((page) => page.entries).map((entry): ToldEntry => ({ entry, ...tellEntry(entry, t, { patientId, today }) })), [story.data, t, patientId, today]);
  const more = (): void => { if (story.hasNextPage && !story.isFetchingNextPage) void story.fetchNextPage(); };
  const open = ({ leads }: ToldEntry): void => {
    if (leads?.to === 'path') go(leads.path);
    if (leads?.to === 'appointment') setAppointmentId(leads.id);
    if (leads?.to === 'call') setCall(leads.call);
  };
  const shown = TIMELINE_KINDS.filter((each) => each !== 'view' || mayAskWho);
  const count = formatCount(entries.length);
  return (
    <Panel title={t('timeline.title')} aside={
      <span className={css.storyTools}>
        <span>{entries.length > 0 && t(story.hasNextPage ? 'timeline.countMore' : 'timeline.count', { count })} {entries.some(({ leads }) => leads !== null) && <>· {t('timeline.hint')}</>}</span>
        <NativeSelect size="xs" aria-label={t('timeline.filter')} value={kind ?? ''} data={[{ value: '', label: t('timeline.all') }, ...shown.map((each) => ({ value: each, label: t(`timeline.kinds.${each}`) }))]}
          onChange={(event) => { setKind(TIMELINE_KINDS.find((each) => each === event.currentTarget.value) ?? null); }} />
      </span>
    }>
      <ErrorNotice error={story.error} />
      {story.data && entries.length === 0 && <EmptyState title={t(kind === null ? 'timeline.empty' : 'timeline.nothingOfKind')}>{t(kind === null ? 'timeline.emptyText' : 'timeline.nothingOfKindText')}</EmptyState>}
      {entries.length > 0 && <TimelineList label={t('timeline.title')} entries={entries} onOpen={open} onEnd={more} />}
      {story.hasNextPage && <p className={css.older}><Button size="compact-sm" variant="default" loading={story.isFetchingNextPage} onClick={more}>{t('timeline.older')}</Button></p>}
      {appointmentId !== null && <DetailsDialog id={appointmentId} onClose={() => { setAppointmentId(null); }} />}
      {call !== null && <CallFacts call={call} onClose={() => { setCall(null); }} />}
    </Panel>
  );
}

function CallFacts({ call, onClose }: { call: TimelineEntryOf<'call'>; onClose: () => void }) {
  const t = useText('patients');
  const instant = (at: number | null): string | null => (at === null ? null : formatInstant(at));
  const facts: readonly (readonly [string, string | null])[] = [
    ['at', formatInstant(call.at)], ['topic', t(`calls:topics.${call.topic}`)], ['note', call.note], ['callBack', instant(call.callBackAt)], ['settled', instant(call.settledAt)], ['outcome', call.outcome], ['actor', call.actor],
  ];
  return (
    <Dialog title={t('timeline.call.title', { name: call.callerName })} onClose={onClose} onSubmit={onClose} actions={<Button data-autofocus onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:close')}</Button>}>
      <dl className={css.facts}>{facts.map(([label, value]) => value !== null && <div key={label}><dt>{t(`timeline.call.${label}`)}</dt><dd>{value}</dd></div>)}</dl>
    </Dialog>
  );
}
