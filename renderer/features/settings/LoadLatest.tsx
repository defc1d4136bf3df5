import { Button } from '@mantine/core';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';

/** When somebody else was faster: drops what is typed and shows what the desk has now. */
export function LoadLatest({ error, onLoad }: { error: DeskError | null; onLoad: () => Promise<void> }) {
  const t = useText('settings');
  if (error?.code !== 'changed_meanwhile') return null;
  return <Button variant="default" onClick={() => { void onLoad(); }}>{t('loadLatest')}</Button>;
}
