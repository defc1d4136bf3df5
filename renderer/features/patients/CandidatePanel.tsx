/** People already registered who may be the one being typed. Beside the form, with reasons, never in the way. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { MERGE_ROLES } from '../../../shared/contract/merges.ts';
import type { Candidate } from '../../../shared/contract/patients.ts';
import { formatBirthDate, parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { RestrictedMatch } from '../restricted/RestrictedMatch.tsx';
import { Kbd, Panel, StatusTag, dayOfInstant } from '../../ui/index.ts';
import type { PatientValues } from './patient-form.ts';
import css from './patients.module.css';

const QUIET_MS = 250;
const SHORTEST_NAME = 3;

interface CandidatePanelProps { readonly values: PatientValues; readonly exceptId: string | null; readonly onChoose: (id: string) => void }

export function CandidatePanel({ values, exceptId, onChoose }: CandidatePanelProps) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const mayMerge = useMay(MERGE_ROLES);
  const typed = useQuiet({
    name: values.name.trim(), nik: values.nik.trim() || null, bpjs: values.bpjs.trim() || null, passport: values.passport.trim() || null, phone: values.phone.trim() || null,
    birthDate: parseBirthDate(values.birthDate, dayOfInstant(deskNow())), villageCode: values.villageCode || null, exceptId,
  });
  const enough = typed.name.length >= SHORTEST_NAME || (typed.nik?.length ?? 0) >= 16 || (typed.bpjs?.length ?? 0) >= 13 || (typed.phone?.length ?? 0) >= 8;
  const answer = useCall('patients.candidates', typed, { enabled: enough, keepPrevious: true });
  const candidates = enough ? (answer.data ?? []) : [];
  return (
    <Panel title={t('candidates')} aside={candidates.length > 0 ? <StatusTag tone="amber">{candidates.length}</StatusTag> : undefined}>
      <RestrictedMatch numbers={wholeNumbers(typed)} />
      {candidates.map((candidate, index) => <CandidateCard key={candidate.id} candidate={candidate} place={index + 1} onMerge={exceptId === null || !mayMerge ? null : () => { go(`patients/merge/${candidate.id}/${exceptId}`); }} onChoose={() => { onChoose(candidate.id); }} />)}
      <p className={css.candidatesNote}>{candidates.length > 0 ? t('candidatesSafe') : t('candidatesNone')}</p>
    </Panel>
  );
}

/** Only numbers that are typed whole are asked about. */
function wholeNumbers({ nik, bpjs, passport }: { readonly nik: string | null; readonly bpjs: string | null; readonly passport: string | null }) {
  const whole = (text: string | null, length: number): string | null => (text !== null && text.replaceAll(/\D/g, '').length === length ? text : null);
  return { nik: whole(nik, 16), bpjs: whole(bpjs, 13), passport };
}

function CandidateCard({ candidate, place, onMerge, onChoose }: { candidate: Candidate; place: number; onMerge: (() => void) | null; onChoose: () => void }) {
  const t = useText('patients');
  const merges = useText('merges');
  useShortcut({ key: `Alt+${place}`, label: `${t('itIs')}: ${candidate.name}`, quiet: true, enabled: place <= 9, run: onChoose });
  const facts = [formatRecordNumber(candidate.recordNumber), candidate.birthDate === null ? null : formatBirthDate(candidate.birthDate), candidate.village].filter((fact) => fact !== null);
  return (
    <div className={css.candidate}>
      <p className={css.candidateName}><strong>{candidate.name}</strong> <StatusTag tone={candidate.strength === 'strong' ? 'red' : 'grey'} shape={candidate.strength === 'strong' ? 'triangle' : 'ring'}>{t(candidate.strength)}</StatusTag></p>
      <p className={css.mute}>{facts.join(' · ')}</p>
      <p className={css.mute}>{candidate.reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')}</p>
      <Button size="compact-sm" variant="default" onClick={onChoose} {...(place <= 9 ? { rightSection: <Kbd>Alt {place}</Kbd> } : {})}>{t('itIs')}</Button>
      {onMerge && <Button size="compact-sm" variant="subtle" onClick={onMerge}>{merges('with.compare')}</Button>}
    </div>
  );
}

/** The value once it has been left alone for a moment. */
function useQuiet<T>(value: T): T {
  const text = JSON.stringify(value);
  const [quiet, setQuiet] = useState(value);
  const latest = useRef(value);
  useEffect(() => { latest.current = value; });
  // Its text says whether the value has changed; its identity changes with every drawing.
  useEffect(() => {
    const timer = setTimeout(() => { setQuiet(latest.current); }, QUIET_MS);
    return () => { clearTimeout(timer); };
  }, [text]);
  return quiet;
}
