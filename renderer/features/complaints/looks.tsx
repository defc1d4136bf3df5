/** A complaint's grade, state and clocks, each told by word, shape and colour. */
import type { ComplaintGrade, ComplaintRow, ComplaintState } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';
import { type Clock, clockInWords } from './running-clock.ts';

const GRADES: Readonly<Record<ComplaintGrade, { tone: Tone; shape: Shape }>> = { red: { tone: 'red', shape: 'triangle' }, yellow: { tone: 'amber', shape: 'target' }, green: { tone: 'green', shape: 'ring' } };
const STATES: Readonly<Record<ComplaintState, { tone: Tone; shape: Shape }>> = {
  new: { tone: 'blue', shape: 'dot' }, reviewed: { tone: 'blue', shape: 'ring' }, in_progress: { tone: 'brand', shape: 'play' }, waiting_unit: { tone: 'amber', shape: 'pause' },
  answered: { tone: 'brand', shape: 'check' }, resolved: { tone: 'grey', shape: 'check' }, reopened: { tone: 'blue', shape: 'target' }, merged: { tone: 'grey', shape: 'ring' }, rejected: { tone: 'grey', shape: 'pause' },
};
const NEARLY_OVER = 0.25;

export function GradeTag({ grade }: { grade: ComplaintGrade }) {
  const t = useText('complaints');
  return <StatusTag {...GRADES[grade]}>{t(`grade.${grade}`)}</StatusTag>;
}

export function StateTag({ state }: { state: ComplaintState }) {
  const t = useText('complaints');
  return <StatusTag {...STATES[state]}>{t(`state.${state}`)}</StatusTag>;
}

export function clockLook({ state, limitMs, remainingMs }: Clock, left: number): { tone: Tone; shape: Shape } {
  if (state === 'stopped') return left < 0 ? { tone: 'amber', shape: 'check' } : { tone: 'grey', shape: 'check' };
  if (left < 0) return { tone: 'red', shape: 'triangle' };
  if (state === 'paused') return { tone: 'grey', shape: 'pause' };
  return Math.min(left, remainingMs) < limitMs * NEARLY_OVER ? { tone: 'amber', shape: 'target' } : { tone: 'green', shape: 'ring' };
}

/** `left`: milliseconds left now. */
export function ClockTag({ clock, left }: { clock: Clock; left: number }) {
  const t = useText('complaints');
  return <StatusTag {...clockLook(clock, left)}>{clockInWords(t, clock.state, left)}</StatusTag>;
}

/** Until the first answer; of one that has it only that, of one closed without it a dash. */
export function AnswerTag({ row, left }: { row: Pick<ComplaintRow, 'answerClock' | 'firstAnswerAt'>; left: number }) {
  const t = useText('complaints');
  if (row.firstAnswerAt !== null) return <StatusTag tone={row.answerClock.remainingMs < 0 ? 'amber' : 'grey'} shape="check">{t(row.answerClock.remainingMs < 0 ? 'clock.answeredLate' : 'clock.answered')}</StatusTag>;
  return row.answerClock.state === 'stopped' ? <>–</> : <ClockTag clock={row.answerClock} left={left} />;
}
