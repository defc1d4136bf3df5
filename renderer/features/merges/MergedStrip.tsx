/** On a patient's page: which other numbers are this person's, and the way to undo it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { MERGE_ROLES, type PatientMerge } from '../../../shared/contract/merges.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatInstant } from '../../ui/index.ts';
import css from './merges.module.css';
import { UndoMerge } from './UndoMerge.tsx';

/** One that says again what holds is withdrawn together with the one that holds. */
const SHOWN = new Set<PatientMerge['state']>(['holds', 'circle', 'merged_already', 'voided']);

export function MergedStrip({ patientId }: { patientId: string }) {
  const t = useText('merges');
  const merges = useCall('merges.ofPatient', { patientId });
  const may = useMay(MERGE_ROLES);
  const [undoing, setUndoing] = useState<PatientMerge | null>(null);
  const shown = (merges.data ?? []).filter(({ state }) => SHOWN.has(state));
  const undone = (merges.data ?? []).filter(({ state }) => state === 'undone');
  if (shown.length === 0 && undone.length === 0) return null;
  return (
    <section className={css.strip} aria-label={t('strip.title')}>
      {shown.map((merge) => <Line key={merge.id} merge={merge} onUndo={may ? () => { setUndoing(merge); } : null} />)}
      {undone.map((merge) => <p key={merge.id} className={css.mute}>{t('strip.undone', { ...wordsOf(merge), at: formatInstant(merge.undone?.at ?? merge.at), by: merge.undone?.by ?? '', reason: merge.undone?.reason ?? '' })}</p>)}
      {undoing && <UndoMerge merge={undoing} onClose={() => { setUndoing(null); }} />}
    </section>
  );
}

const wordsOf = ({ from, into, at, by }: PatientMerge) => ({ number: formatRecordNumber(from.recordNumber), name: from.name, into: formatRecordNumber(into.recordNumber), at: formatInstant(at), by });

function Line({ merge, onUndo }: { merge: PatientMerge; onUndo: (() => void) | null }) {
  const t = useText('merges');
  const holds = merge.state === 'holds';
  return (
    <div className={css.line}>
      <StatusTag tone={holds ? 'brand' : 'amber'} shape={holds ? 'check' : 'triangle'}>{t(holds ? 'strip.holds' : 'strip.idle')}</StatusTag>
      <span>
        {t(`strip.state.${merge.state}`, wordsOf(merge))}
        {merge.note !== null && <span className={css.mute}> {t('strip.note', { note: merge.note })}</span>}
      </span>
      {onUndo && <Button size="compact-sm" variant="default" onClick={onUndo}>{t(holds ? 'strip.undo' : 'strip.withdraw')}</Button>}
    </div>
  );
}
