import type { Message } from '../../../shared/contract/messages.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';

const LOOKS: Readonly<Record<Message['state'], { readonly tone: Tone; readonly shape: Shape }>> = {
  waiting: { tone: 'grey', shape: 'ring' }, sent: { tone: 'green', shape: 'check' }, failed: { tone: 'red', shape: 'cross' }, cancelled: { tone: 'grey', shape: 'pause' },
};

export function MessageStateTag({ state }: { state: Message['state'] }) {
  const t = useText('messages');
  return <StatusTag {...LOOKS[state]}>{t(`state.${state}`)}</StatusTag>;
}
