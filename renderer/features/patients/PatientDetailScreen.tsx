/** One patient: who it is, what to mind, and what has been. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { TRAIL_ROLES } from '../../../shared/contract/audit.ts';
import { COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { MERGE_ROLES } from '../../../shared/contract/merges.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { formatNik } from '../../../shared/domain/nik.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, Panel, StatusTag, formatDay, formatInstant } from '../../ui/index.ts';
import { MergedStrip } from '../merges/MergedStrip.tsx';
import { MergeWith } from '../merges/MergeWith.tsx';
import { DepartureDialog } from './DepartureDialog.tsx';
import { FamilyPanel, ageText } from './FamilyPanel.tsx';
import { PatientBanners } from './PatientBanners.tsx';
import { CardDialog } from './CardDialog.tsx';
import css from './patients.module.css';
import { PatientTimeline } from './PatientTimeline.tsx';
import { TrailDialog } from './TrailDialog.tsx';

export function PatientDetailScreen({ patientId }: { patientId: string }) {
  const t = useText('patients');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const { openBooking, openCall, openCheckIn, openComplaint } = useFrame.getState();
  const mayChange = useMay(DESK_ROLES);
  const mayComplain = useMay(COMPLAINT_ROLES);
  const mayAskWho = useMay(TRAIL_ROLES);
  const audit = useText('audit');
  const [asksWho, setAsksWho] = useState(false);
  const [showsCard, setShowsCard] = useState(false);
  const mayMerge = useMay(MERGE_ROLES);
  const merges = useText('merges');
  const [mergesWith, setMergesWith] = useState(false);
  const patient = useCall('patients.get', { id: patientId });
  const survivor = patient.data?.id ?? patientId;
  // A record that was merged is shown on the page of the one that survives; what is being asked anew may be its own again.
  const leads = survivor !== patientId && !patient.isFetching;
  useEffect(() => { if (leads) go(`patients/${survivor}`); }, [leads, survivor, go]);
  const edit = (): void => { go(`patients/${patientId}/edit`); };
  const checkIn = (): void => { openCheckIn(patientId); };
  useShortcut({ key: 'F2', label: t('checkIn'), enabled: mayChange, run: checkIn });
  useShortcut({ key: 'Alt+E', label: t('edit'), enabled: mayChange, run: edit });
  useShortcut({ key: 'Alt+K', label: t('card.open'), enabled: mayChange, run: () => { setShowsCard(true); } });
  useShortcut({ key: 'Alt+L', label: audit('trail.open'), enabled: mayAskWho, run: () => { setAsksWho(true); } });
  useShortcut({ key: 'Alt+G', label: merges('with.open'), quiet: true, enabled: mayMerge, run: () => { setMergesWith(true); } });
  useShortcut({ key: 'Escape', label: t('title'), quiet: true, run: () => { go('patients'); } });
  if (!patient.data) return <Page title={t('title')}><ErrorNotice error={patient.error} /></Page>;
  return (
    <Page title={patient.data.name} actions={
      <>
        {mayChange && <Button onClick={checkIn} rightSection={<Kbd>F2</Kbd>}>{t('checkIn')}</Button>}
        {mayChange && <Button variant="default" onClick={() => { openBooking(patientId); }} rightSection={<Kbd>F6</Kbd>}>{t('book')}</Button>}
        {mayChange && <Button variant="default" onClick={() => { openCall(patientId); }} rightSection={<Kbd>F7</Kbd>}>{t('logCall')}</Button>}
        {mayComplain && <Button variant="default" onClick={() => { openComplaint(patientId); }} rightSection={<Kbd>F8</Kbd>}>{t('complaint')}</Button>}
        {mayChange && <Button variant="default" onClick={edit} rightSection={<Kbd>Alt E</Kbd>}>{t('edit')}</Button>}
        {mayChange && <Button variant="default" aria-keyshortcuts="Alt+K" onClick={() => { setShowsCard(true); }} rightSection={<Kbd>Alt K</Kbd>}>{t('card.open')}</Button>}
        {mayAskWho && <Button variant="default" aria-keyshortcuts="Alt+L" onClick={() => { setAsksWho(true); }} rightSection={<Kbd>Alt L</Kbd>}>{audit('trail.open')}</Button>}
      </>
    }>
      {asksWho && <TrailDialog patientId={patientId} name={patient.data.name} onClose={() => { setAsksWho(false); }} />}
      <PatientBanners patient={patient.data} mayChange={mayChange} />
      {showsCard && <CardDialog patientId={patientId} onClose={() => { setShowsCard(false); }} />}
      {mergesWith && <MergeWith patient={patient.data} onClose={() => { setMergesWith(false); }} />}
      <p className={css.summary}>{summary(patient.data, t, common)}</p>
      <p className={patient.data.allergies === null ? css.calm : css.alarm}>{patient.data.allergies === null ? `✓ ${t('noAllergies')}` : `▲ ${t('allergiesNote', { allergies: patient.data.allergies })}`}</p>
      <MergedStrip patientId={survivor} />
      <div className={css.columns}>
        <PatientTimeline patientId={patientId} visits={patient.data.visits} />
        <div className={css.stack}>
          <Panel title={t('identity')} padded aside={mayMerge && <Button size="compact-sm" variant="subtle" aria-keyshortcuts="Alt+G" onClick={() => { setMergesWith(true); }} rightSection={<Kbd>Alt G</Kbd>}>{merges('with.open')}</Button>}><Facts patient={patient.data} />{mayChange && <Departures patient={patient.data} />}</Panel>
          <FamilyPanel patient={patient.data} mayChange={mayChange} />
        </div>
      </div>
    </Page>
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

function Facts({ patient }: { patient: PatientDetail }) {
  const t = useText('patients');
  const common = useText('common');
  const guardian = [patient.guardianName, patient.guardianRelation === null ? null : t(`relations.${patient.guardianRelation}`), patient.guardianPhone === null ? null : formatPhone(patient.guardianPhone)].filter((part) => part !== null).join(' · ');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('recordNumber'), formatRecordNumber(patient.recordNumber)],
    [t('nik'), patient.nik === null ? null : formatNik(patient.nik)],
    [t('passport'), patient.passport],
    [t('familyCard'), patient.familyCard === null ? null : formatNik(patient.familyCard)],
    [t('birthOrder.label'), patient.birthOrder === null ? null : patient.birthOrder === 0 ? t('birthOrder.single') : t('birthOrder.twin', { order: patient.birthOrder })],
    [t('sex'), patient.sex === null ? null : common(`sex.${patient.sex}`)],
    [t('birthDate'), patient.birthDate === null ? null : t('bornOn', { day: formatDay(patient.birthDate), age: ageText(t, patient.birthDate) })],
    [t('birthPlace'), patient.birthPlace],
    [t('payer'), [common(`payer.${patient.payer}`), patient.bpjs, patient.insurer].filter((part) => part !== null).join(' · ')],
    [t('phone'), patient.phone === null ? null : formatPhone(patient.phone)],
    [t('address'), [patient.address, patient.village].filter((part) => part !== null).join(', ') || null],
    [t('mother'), patient.motherName],
    [t('guardian'), guardian || null],
  ];
  return (
    <>
      {patient.identityKind === 'foreigner' && <p className={css.calm}><StatusTag tone="amber" shape="triangle">{t(`kinds.${patient.identityKind}`)}</StatusTag></p>}
      <dl className={css.facts}>{facts.map(([label, value]) => (value === null ? null : <div key={label}><dt>{label}</dt><dd>{value}</dd></div>))}</dl>
      <p className={css.mute}>{patient.consentReminder ? t('consentYes') : t('consentNo')}</p>
      <p className={css.mute}>{t('registered', { at: formatInstant(patient.createdAt), by: patient.createdBy })}</p>
    </>
  );
}
