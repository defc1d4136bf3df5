/** One patient: who it is, what to mind, and what has been. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { TRAIL_ROLES } from '../../../shared/contract/audit.ts';
import { COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { HAND_OFF_ROLES } from '../../../shared/contract/hand-offs.ts';
import { MERGE_ROLES } from '../../../shared/contract/merges.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { OPEN_RESTRICTED_ROLES, RESTRICT_ROLES } from '../../../shared/contract/restricted.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { queryClient, useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, StatusTag, formatDay } from '../../ui/index.ts';
import { ConsentPanel } from '../consents/ConsentPanel.tsx';
import { ContactsPanel } from '../contacts/ContactsPanel.tsx';
import { MergedStrip } from '../merges/MergedStrip.tsx';
import { MergeWith } from '../merges/MergeWith.tsx';
import { OpenRestrictedDialog } from '../restricted/OpenRestrictedDialog.tsx';
import { RestrictDialog } from '../restricted/RestrictDialog.tsx';
import { RestrictionStrips } from '../restricted/RestrictionStrips.tsx';
import { PlansPanel } from '../series/PlansPanel.tsx';
import { ageText } from './age-text.ts';
import { CardDialog } from './CardDialog.tsx';
import { DepartureDialog } from './DepartureDialog.tsx';
import { FamilyPanel } from './FamilyPanel.tsx';
import { PatientBanners } from './PatientBanners.tsx';
import { PatientFacts } from './PatientFacts.tsx';
import css from './patients.module.css';
import { PatientTimeline } from './PatientTimeline.tsx';
import { TrailDialog } from './TrailDialog.tsx';

const TABS = ['story', 'identity', 'consents', 'plans', 'contacts'] as const;
export type PatientTab = (typeof TABS)[number];
export function patientTabOf(word: string | undefined): PatientTab { return TABS.find((tab) => tab === word) ?? 'story'; }

interface PatientDetailScreenProps { readonly patientId: string; readonly tab: PatientTab }

export function PatientDetailScreen({ patientId, tab }: PatientDetailScreenProps) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const patient = useCall('patients.get', { id: patientId });
  useShortcut({ key: 'Escape', label: t('title'), quiet: true, run: () => { go('patients'); } });
  useClosing(patient.data?.restriction?.openUntil ?? null);
  const survivor = patient.data?.id ?? patientId;
  // A record that was merged is shown on the page of the one that survives; what is being asked anew may be its own again.
  const leads = survivor !== patientId && !patient.isFetching;
  useEffect(() => { if (leads) go(`patients/${survivor}`); }, [leads, survivor, go]);
  // What was shown before it closed must not stay on the screen.
  if (patient.error?.code === 'record_restricted') return <ClosedRecord />;
  if (!patient.data) return <Page title={t('title')}><ErrorNotice error={patient.error} /></Page>;
  return <OpenRecord patient={patient.data} tab={tab} />;
}

/** Asks for everything again once an opened record closes. */
function useClosing(until: number | null): void {
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => { void queryClient.invalidateQueries(); }, Math.max(0, until - deskNow()) + 200);
    return () => { clearTimeout(timer); };
  }, [until]);
}

function ClosedRecord() {
  const t = useText('restricted');
  const mayOpen = useMay(OPEN_RESTRICTED_ROLES);
  const [opens, setOpens] = useState(false);
  const open = (): void => { setOpens(true); };
  useShortcut({ key: 'Alt+O', label: t('open'), enabled: mayOpen, run: open });
  return (
    <Page title={t('tag')}>
      <Panel><EmptyState title={t('closed')} action={mayOpen && <Button onClick={open} rightSection={<Kbd>Alt O</Kbd>}>{t('open')}</Button>}>{t('closedText')}</EmptyState></Panel>
      {opens && <OpenRestrictedDialog onClose={() => { setOpens(false); }} />}
    </Page>
  );
}

function OpenRecord({ patient, tab }: { patient: PatientDetail; tab: PatientTab }) {
  const t = useText('patients');
  const common = useText('common');
  const mayChange = useMay(DESK_ROLES);
  return (
    <Page title={patient.name} actions={<Actions patient={patient} />}>
      <PatientBanners patient={patient} mayChange={mayChange} />
      <p className={css.summary}>{summary(patient, t, common)} <StatusTag tone={patient.allergies === null ? 'grey' : 'red'} shape={patient.allergies === null ? 'check' : 'triangle'}>{patient.allergies === null ? t('noAllergies') : t('allergiesNote', { allergies: patient.allergies })}</StatusTag></p>
      <RestrictionStrips patient={patient} />
      <MergedStrip patientId={patient.id} />
      <Tabs patientId={patient.id} open={tab} />
      {tab === 'story' && <PatientTimeline patientId={patient.id} />}
      {tab === 'identity' && <Identity patient={patient} mayChange={mayChange} />}
      {tab === 'consents' && <ConsentPanel patient={patient} />}
      {tab === 'contacts' && <ContactsPanel patient={patient} />}
      {tab === 'plans' && <PlansPanel patient={patient} mayChange={mayChange} />}
    </Page>
  );
}

function Identity({ patient, mayChange }: { patient: PatientDetail; mayChange: boolean }) {
  const t = useText('patients');
  return (
    <div className={css.identity}>
      <Panel title={t('identity')} padded><PatientFacts patient={patient} />{mayChange && <Departures patient={patient} />}</Panel>
      <FamilyPanel patient={patient} mayChange={mayChange} />
    </div>
  );
}

/** Noted rarely, so at the foot; taken back where it stands. */
function Departures({ patient }: { patient: PatientDetail }) {
  const t = useText('patients');
  const [noting, setNoting] = useState<'death' | 'move' | null>(null);
  return (
    <div className={css.familyFoot}>
      {patient.deceasedOn === null && <Button size="compact-sm" variant="default" onClick={() => { setNoting('death'); }}>{t('death.button')}</Button>}
      {patient.movedOn === null && patient.deceasedOn === null && <Button size="compact-sm" variant="default" onClick={() => { setNoting('move'); }}>{t('move.button')}</Button>}
      {noting !== null && <DepartureDialog kind={noting} patient={patient} onClose={() => { setNoting(null); }} />}
    </div>
  );
}

function Tabs({ patientId, open }: { patientId: string; open: PatientTab }) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const pathOf = (tab: PatientTab): string => (tab === 'story' ? `patients/${patientId}` : `patients/${patientId}/${tab}`);
  useShortcut({ key: 'Alt+1', label: t('tabs.story'), run: () => { go(pathOf('story')); } });
  useShortcut({ key: 'Alt+2', label: t('tabs.identity'), run: () => { go(pathOf('identity')); } });
  useShortcut({ key: 'Alt+3', label: t('tabs.consents'), run: () => { go(pathOf('consents')); } });
  useShortcut({ key: 'Alt+4', label: t('tabs.plans'), run: () => { go(pathOf('plans')); } });
  useShortcut({ key: 'Alt+5', label: t('tabs.contacts'), run: () => { go(pathOf('contacts')); } });
  return (
    <nav className={css.tabs} aria-label={t('tabs.label')}>
      {TABS.map((tab, index) => (
        <a key={tab} className={css.tab} href={`#/${pathOf(tab)}`} aria-keyshortcuts={`Alt+${index + 1}`} aria-current={tab === open ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go(pathOf(tab)); }}>
          {t(`tabs.${tab}`)} <Kbd>Alt {index + 1}</Kbd>
        </a>
      ))}
    </nav>
  );
}

function Actions({ patient }: { patient: PatientDetail }) {
  const { id, name, restriction } = patient;
  const t = useText('patients');
  const audit = useText('audit');
  const words = useText('restricted');
  const merges = useText('merges');
  const mayMerge = useMay(MERGE_ROLES);
  const go = useRoute((route) => route.go);
  const { openBooking, openCall, openCheckIn, openComplaint, openHandOff } = useFrame.getState();
  const maySlip = useMay(HAND_OFF_ROLES);
  const [mayChange, mayComplain, mayAskWho, mayRestrict] = [useMay(DESK_ROLES), useMay(COMPLAINT_ROLES), useMay(TRAIL_ROLES), useMay(RESTRICT_ROLES)];
  const [dialog, setDialog] = useState<'who' | 'restrict' | 'card' | 'merge' | null>(null);
  const edit = (): void => { go(`patients/${id}/edit`); };
  const checkIn = (): void => { openCheckIn(id); };
  const restrict = (): void => { setDialog('restrict'); };
  const step = restriction === null ? 'set' : 'lift';
  const close = (): void => { setDialog(null); };
  useShortcut({ key: 'F2', label: t('checkIn'), enabled: mayChange, run: checkIn });
  useShortcut({ key: 'Alt+E', label: t('edit'), enabled: mayChange, run: edit });
  useShortcut({ key: 'Alt+K', label: t('card.open'), enabled: mayChange, run: () => { setDialog('card'); } });
  useShortcut({ key: 'Alt+G', label: merges('with.open'), quiet: true, enabled: mayMerge, run: () => { setDialog('merge'); } });
  useShortcut({ key: 'Alt+L', label: audit('trail.open'), enabled: mayAskWho, run: () => { setDialog('who'); } });
  useShortcut({ key: 'Alt+R', label: words(step), enabled: mayRestrict, run: restrict });
  return (
    <>
      {mayChange && <Button onClick={checkIn} rightSection={<Kbd>F2</Kbd>}>{t('checkIn')}</Button>}
      {mayChange && <Button variant="default" onClick={() => { openBooking(id); }} rightSection={<Kbd>F6</Kbd>}>{t('book')}</Button>}
      {mayChange && <Button variant="default" onClick={() => { openCall(id); }} rightSection={<Kbd>F7</Kbd>}>{t('logCall')}</Button>}
      {mayComplain && <Button variant="default" onClick={() => { openComplaint(id); }} rightSection={<Kbd>F8</Kbd>}>{t('complaint')}</Button>}
      {maySlip && <Button variant="default" aria-keyshortcuts="F11" onClick={() => { openHandOff({ patientId: id }); }} rightSection={<Kbd>F11</Kbd>}>{t('handOff')}</Button>}
      {mayChange && <Button variant="default" onClick={edit} rightSection={<Kbd>Alt E</Kbd>}>{t('edit')}</Button>}
      {mayChange && <Button variant="default" aria-keyshortcuts="Alt+K" onClick={() => { setDialog('card'); }} rightSection={<Kbd>Alt K</Kbd>}>{t('card.open')}</Button>}
      {mayMerge && <Button variant="default" aria-keyshortcuts="Alt+G" onClick={() => { setDialog('merge'); }} rightSection={<Kbd>Alt G</Kbd>}>{merges('with.open')}</Button>}
      {mayRestrict && <Button variant="default" aria-keyshortcuts="Alt+R" onClick={restrict} rightSection={<Kbd>Alt R</Kbd>}>{words(step)}</Button>}
      {mayAskWho && <Button variant="default" aria-keyshortcuts="Alt+L" onClick={() => { setDialog('who'); }} rightSection={<Kbd>Alt L</Kbd>}>{audit('trail.open')}</Button>}
      {dialog === 'who' && <TrailDialog patientId={id} name={name} onClose={close} />}
      {dialog === 'card' && <CardDialog patientId={id} onClose={close} />}
      {dialog === 'merge' && <MergeWith patient={patient} onClose={close} />}
      {dialog === 'restrict' && <RestrictDialog patientId={id} name={name} step={step} onClose={close} />}
    </>
  );
}

/** What is read out to make sure that it is the right person. */
function summary(patient: PatientDetail, t: Text, common: Text): string {
  const parts = [
    t('numbered', { number: formatRecordNumber(patient.recordNumber) }),
    patient.sex === null ? null : common(`sex.${patient.sex}`),
    patient.birthDate === null ? null : t('bornOn', { day: formatDay(patient.birthDate), age: ageText(t, patient.birthDate) }),
    common(`payer.${patient.payer}`),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
