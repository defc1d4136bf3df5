/** A complaint's grade, state and clock, each told by word, shape and colour. */
import type { ComplaintGrade, ComplaintRow, ComplaintState } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';
import { clockInWords } from './running-clock.ts';

const GRADES: Readonly<Record<ComplaintGrade, { tone: Tone; shape: Shape }>> = { red: { tone: 'red', shape: 'triangle' }, yellow: { tone: 'amber', shape: 'target' }, green: { tone: 'green', shape: 'ring' } };
const STATES: Readonly<Record<ComplaintState, { tone: Tone; shape: Shape }>> = { new: { tone: 'blue', shape: 'dot' }, answered: { tone: 'brand', shape: 'play' }, resolved: { tone: 'grey', shape: 'check' } };
const NEARLY_OVER = 0.25;

export function GradeTag({ grade }: { grade: ComplaintGrade }) {
  const t = useText('complaints');
  return <StatusTag {...GRADES[grade]}>{t(`grade.${grade}`)}</StatusTag>;
}

export function StateTag({ state }: { state: ComplaintState }) {
  const t = useText('complaints');
  return <StatusTag {...STATES[state]}>{t(`state.${state}`)}</StatusTag>;
}

function clockLook({ state, limitMs }: ComplaintRow['clock'], left: number): { tone: Tone; shape: Shape } {
  if (state === 'stopped') return left < 0 ? { tone: 'amber', shape: 'check' } : { tone: 'grey', shape: 'check' };
  if (left < 0) return { tone: 'red', shape: 'triangle' };
  if (state === 'paused') return { tone: 'grey', shape: 'pause' };
  return left < limitMs * NEARLY_OVER ? { tone: 'amber', shape: 'target' } : { tone: 'green', shape: 'ring' };
}

/** `left`: counted milliseconds left now. */
export function ClockTag({ clock, left }: { clock: ComplaintRow['clock']; left: number }) {
  const t = useText('complaints');
  return <StatusTag {...clockLook(clock, left)}>{clockInWords(t, clock.state, left)}</StatusTag>;
}
