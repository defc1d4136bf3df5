import type { PatientMark } from '../../../shared/contract/patients.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/StatusTag.tsx';

const LOOKS: Readonly<Record<PatientMark, readonly [Tone, Shape]>> = { deceased: ['red', 'cross'], moved: ['amber', 'triangle'], unidentified: ['amber', 'ring'] };

/** Died, moved away, not known yet: seen wherever somebody can be chosen. */
export function PatientMarks({ marks }: { marks: readonly PatientMark[] }) {
  const t = useText('patients');
  return marks.map((mark) => {
    const [tone, shape] = LOOKS[mark];
    return <StatusTag key={mark} tone={tone} shape={shape}>{t(`marks.${mark}`)}</StatusTag>;
  });
}
