/** The inbox as it stands for the user, and what is done with an item. */
import { useEffect, useRef, useState } from 'react';
import type { AttentionRow } from '../../../shared/contract/attention.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { type Tones, sound } from '../../app/tones.ts';
import { useText } from '../../i18n/index.ts';
import { itemWords } from './item-words.ts';

/** Limits run out without any event. */
const REFRESH_MS = 60_000;
const CHIME: Tones = { frequencies: [660, 880], seconds: 0.16, loudness: 0.12 };

export function useAttention() {
  const list = useCall('attention.list', {}, { refetchInterval: REFRESH_MS });
  const items = list.data ?? [];
  return { list, waiting: items.filter(({ snoozed }) => snoozed === null), snoozed: items.filter(({ snoozed }) => snoozed !== null) };
}

type Step = Input<'attention.step'>['step'];

export function useAttentionSteps() {
  const t = useText('attention');
  const command = useCommand('attention.step');
  const [notice, setNotice] = useState('');
  const run = async (item: AttentionRow, input: Input<'attention.step'>, done: Step): Promise<void> => {
    setNotice('');
    const result = await command.run(input);
    if (result.ok) setNotice(t(`done.${done}`, { title: itemWords(t, item).title }));
  };
  return {
    notice, error: command.error,
    take: (item: AttentionRow) => run(item, { step: 'take', id: item.id, from: item.owner?.id ?? null }, 'take'),
    release: (item: AttentionRow) => run(item, { step: 'release', id: item.id }, 'release'),
    snooze: (item: AttentionRow, choice: 'm15' | 'h1' | 'tomorrow') => run(item, { step: 'snooze', id: item.id, choice }, 'snooze'),
    wake: (item: AttentionRow) => run(item, { step: 'wake', id: item.id }, 'wake'),
  };
}

/** One short sound when something urgent is new that nobody looks after, and only where this computer is to make it. */
export function useAttentionSound(items: readonly AttentionRow[] | undefined): void {
  const audible = useCall('attention.desk', {}).data?.sound ?? false;
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (items === undefined) return;
    const urgent = items.filter(({ severity, owner, snoozed }) => severity === 'urgent' && owner === null && snoozed === null);
    const before = known.current;
    known.current = new Set(items.map(({ id, severity }) => `${severity} ${id}`));
    // What was there when the desk opened is no news.
    if (audible && before !== null && urgent.some(({ id, severity }) => !before.has(`${severity} ${id}`))) sound(CHIME);
  }, [items, audible]);
}
