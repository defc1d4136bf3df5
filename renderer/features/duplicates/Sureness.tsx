import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';
import { surenessOf } from './facts.ts';

const LOOKS: Readonly<Record<ReturnType<typeof surenessOf>, { readonly tone: Tone; readonly shape: Shape }>> = {
  almost: { tone: 'red', shape: 'triangle' }, very: { tone: 'amber', shape: 'dot' }, maybe: { tone: 'grey', shape: 'ring' },
};

export function Sureness({ score }: { score: number | null }) {
  const t = useText('duplicates');
  const sureness = surenessOf(score);
  return <StatusTag {...LOOKS[sureness]}>{t(`sureness.${sureness}`)}</StatusTag>;
}
