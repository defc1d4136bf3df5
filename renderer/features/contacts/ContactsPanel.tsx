/** One patient's contacts: how to reach them, what was promised, and when and how they were last in touch. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CONTACT_ROLES } from '../../../shared/contract/contacts.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { CONTACT_KINDS } from '../../../shared/contract/timeline.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel } from '../../ui/index.ts';
import { WriteDialog } from '../messages/WriteDialog.tsx';
import { TimelineList, type ToldEntry } from '../patients/TimelineList.tsx';
import { tellEntry } from '../patients/timeline-words.tsx';
import { useTimeline } from '../patients/use-timeline.ts';
import css from './contacts.module.css';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { FollowUps } from './FollowUps.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { PreferenceCard } from './PreferenceCard.tsx';

type Opened = 'followUp' | 'write' | { readonly id: string; readonly text: string } | 'note' | null;

export function ContactsPanel({ patient }: { patient: PatientDetail }) {
  const t = useText('contacts');
  const may = useMay(CONTACT_ROLES);
  const [opened, setOpened] = useState<Opened>(null);
  const [told, setTold] = useState('');
  const open = (what: Opened): void => { setTold(''); setOpened(what); };
  const close = (): void => { setOpened(null); };
  const done = (text: string): void => { close(); setTold(text); };
  useShortcut({ key: 'Alt+T', label: t('followUps.add'), enabled: may, run: () => { open('followUp'); } });
  useShortcut({ key: 'Alt+C', label: t('notes.add'), enabled: may, run: () => { open('note'); } });
  useShortcut({ key: 'Alt+M', label: t('write'), enabled: may, run: () => { open('write'); } });
  return (
    <div className={css.stack}>
      <div className={css.head}>
        <span className={css.told} role="status">{told}</span>
        {may && <>
          <Button aria-keyshortcuts="Alt+M" onClick={() => { open('write'); }} rightSection={<Kbd>Alt M</Kbd>}>{t('write')}</Button>
          <Button variant="default" aria-keyshortcuts="Alt+T" onClick={() => { open('followUp'); }} rightSection={<Kbd>Alt T</Kbd>}>{t('followUps.add')}</Button>
          <Button variant="default" aria-keyshortcuts="Alt+C" onClick={() => { open('note'); }} rightSection={<Kbd>Alt C</Kbd>}>{t('notes.add')}</Button>
        </>}
      </div>
      <div className={css.columns}>
        <PreferenceCard patient={patient} onSaved={() => { setTold(t('preference.done')); }} />
        {may && <OpenFollowUps patientId={patient.id} onTold={setTold} />}
      </div>
      <LastContacts patientId={patient.id} onCorrect={may ? open : () => undefined} />
      {opened === 'followUp' && <FollowUpDialog patient={patient} onClose={close} onSaved={() => { done(t('followUps.savedNotice', { name: patient.name })); }} />}
      {opened === 'write' && <WriteDialog patientId={patient.id} about={null} onClose={close} onSaved={() => { done(t('messages:write.done', { name: patient.name })); }} />}
      {opened === 'note' && <NoteDialog patientId={patient.id} corrects={null} onClose={close} onSaved={() => { done(t('notes.done')); }} />}
      {typeof opened === 'object' && opened !== null && <NoteDialog patientId={patient.id} corrects={opened} onClose={close} onSaved={() => { done(t('notes.done')); }} />}
    </div>
  );
}

function OpenFollowUps({ patientId, onTold }: { patientId: string; onTold: (text: string) => void }) {
  const t = useText('contacts');
  const list = useCall('contacts.followUps', { patientId, show: 'open' });
  const rows = list.data ?? [];
  return (
    <Panel title={t('followUps.title')} aside={rows.length > 0 ? t('followUps.patientHint') : undefined}>
      <ErrorNotice error={list.data ? null : list.error} />
      {list.data && <FollowUps label={t('followUps.title')} rows={rows} withPatient={false} onTold={onTold} empty={<EmptyState title={t('followUps.emptyTitle')} />} />}
    </Panel>
  );
}

function LastContacts({ patientId, onCorrect }: { patientId: string; onCorrect: (note: { readonly id: string; readonly text: string }) => void }) {
  const t = useText('contacts');
  const words = useText('patients');
  const today = useDeskDay();
  const go = useRoute((route) => route.go);
  const story = useTimeline(patientId, [...CONTACT_KINDS]);
  const entries = useMemo(() => (story.data?.pages ?? []).flatMap((page) => page.entries).map((entry): ToldEntry => ({ entry, ...tellEntry(entry, words, { patientId, today }) })), [story.data, words, patientId, today]);
  const more = (): void => { if (story.hasNextPage && !story.isFetchingNextPage) void story.fetchNextPage(); };
  const open = ({ entry, leads }: ToldEntry): void => {
    if (entry.kind === 'note' && !entry.corrected) onCorrect({ id: entry.id, text: entry.text });
    else if (leads?.to === 'path') go(leads.path);
  };
  return (
    <Panel title={t('last.title')} aside={entries.length > 0 ? t('last.hint') : undefined}>
      <ErrorNotice error={story.error} />
      {story.data && entries.length === 0 && <EmptyState title={t('last.empty')}>{t('last.emptyText')}</EmptyState>}
      {entries.length > 0 && <TimelineList label={t('last.title')} entries={entries} onOpen={open} onEnd={more} />}
    </Panel>
  );
}
