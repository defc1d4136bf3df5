/** What one patient agreed to, what was withdrawn and until when its use must have stopped. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { CONSENT_ROLES, type Consent } from '../../../shared/contract/consents.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, dayOfInstant, formatDay, formatInstant, type Column } from '../../ui/index.ts';
import { ConsentSheet } from './ConsentSheet.tsx';
import { GiveDialog } from './GiveDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import css from './consents.module.css';

export function ConsentPanel({ patient }: { patient: PatientDetail }) {
  const t = useText('consents');
  const common = useText('common');
  const found = useCall('consents.ofPatient', { patientId: patient.id });
  const clinic = useCall('clinic.status', {}).data?.clinic;
  const may = useMay(CONSENT_ROLES);
  const [gives, setGives] = useState(false);
  const [withdraws, setWithdraws] = useState<Consent | null>(null);
  const [told, setTold] = useState('');
  const consents = found.data?.consents ?? [];
  const print = async (): Promise<void> => {
    const sheet = <ConsentSheet patient={patient} consents={consents} clinic={clinic?.name ?? ''} printedAt={deskNow()} />;
    const printed = await printNoted({ paper: 'consent_sheet', id: patient.id }, () => printSheet('page', sheet));
    setTold(common(printed === 'printed' ? 'printed' : 'printFailed'));
  };
  useShortcut({ key: 'Alt+T', label: t('give'), enabled: may, run: () => { setGives(true); } });
  useShortcut({ key: 'Ctrl+P', label: t('print'), run: () => { void print(); } });
  return (
    <>
      <div className={css.head}>
        {found.data && <StatusTag {...(found.data.reminders ? { tone: 'green', shape: 'check' } as const : { tone: 'grey', shape: 'cross' } as const)}>{t(`reminders.${found.data.reminders ? 'yes' : 'no'}`)}</StatusTag>}
        <span role="status" className={css.told}>{told}</span>
        <span className={css.buttons}>
          {may && <Button onClick={() => { setGives(true); }} rightSection={<Kbd>Alt T</Kbd>}>{t('give')}</Button>}
          <Button variant="default" onClick={() => { void print(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('print')}</Button>
        </span>
      </div>
      <ErrorNotice error={found.error} />
      <Panel title={t('title')} aside={may && consents.some(({ withdrawn }) => withdrawn === null) ? t('hint') : undefined}>
        {found.data && <SelectableTable label={t('title')} columns={columnsOf(t)} rows={consents} rowKey={(consent) => consent.id ?? 'earlier'} rowLabel={(consent) => t('row', { kind: t(`kinds.${consent.kind}`), day: givenDay(consent, t), by: giver(consent, t), state: stateWords(consent, t) })}
          onEnter={(consent) => { if (may && consent.withdrawn === null) setWithdraws(consent); }} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>} />}
      </Panel>
      {gives && <GiveDialog patientId={patient.id} guardian={{ name: patient.guardianName ?? '', relation: patient.guardianRelation }} onClose={() => { setGives(false); }} />}
      {withdraws !== null && <WithdrawDialog patientId={patient.id} consent={withdraws} onClose={() => { setWithdraws(null); }} />}
    </>
  );
}

function columnsOf(t: Text): readonly Column<Consent>[] {
  return [
    { key: 'kind', header: t('kind'), grow: true, render: ({ kind, note }) => <span className={css.kind}><b>{t(`kinds.${kind}`)}</b><small>{t(`means.${kind}`)}{note !== null && ` · ${note}`}</small></span> },
    { key: 'given', header: t('given'), render: (consent) => <span className={css.two}>{givenDay(consent, t)}<small>{t(`hows.${consent.how}`)}</small></span> },
    { key: 'by', header: t('by'), render: (consent) => <span className={css.two}>{giver(consent, t)}<small>{consent.recordedBy !== null && t('recordedBy', { name: consent.recordedBy })}</small></span> },
    { key: 'state', header: t('state'), render: (consent) => <ConsentState consent={consent} /> },
  ];
}

function ConsentState({ consent: { kind, withdrawn } }: { consent: Consent }) {
  const t = useText('consents');
  if (withdrawn === null) return <StatusTag tone="green" shape="check">{t('inForce')}</StatusTag>;
  const until = formatInstant(withdrawn.stopBy);
  return (
    <span className={css.two}>
      <StatusTag tone="amber" shape="cross">{t('withdrawn', { day: formatDay(dayOfInstant(withdrawn.at)) })}</StatusTag>
      <small>{withdrawn.reason === '' ? t('byForm') : withdrawn.reason} · {t('recordedBy', { name: withdrawn.recordedBy })}</small>
      <small>{t(withdrawn.stopBy > deskNow() ? 'stopping' : 'stopped', { until })} {kind === 'reminder' && t('remindersStop')}</small>
    </span>
  );
}

const givenDay = ({ givenAt }: Consent, t: Text): string => (givenAt === null ? t('unknownDay') : formatDay(dayOfInstant(givenAt)));
const stateWords = ({ withdrawn }: Consent, t: Text): string => (withdrawn === null ? t('inForce') : t('withdrawn', { day: formatDay(dayOfInstant(withdrawn.at)) }));

function giver({ givenBy, relation }: Consent, t: Text): string {
  if (givenBy === null) return t('patientSelf');
  return relation === null ? givenBy : t('guardianAs', { name: givenBy, relation: t(`patients:relations.${relation}`) });
}
