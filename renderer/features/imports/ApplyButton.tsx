import { Button } from '@mantine/core';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, formatCount } from '../../ui/index.ts';

/** Puts the new rows into the records, or goes on with it. Ctrl+Enter does the same. */
export function ApplyButton({ job }: { job: ImportJob }) {
  const t = useText('imports');
  const apply = useCommand('imports.apply');
  const some = job.counts.new > 0;
  const label = job.state === 'paused' ? t('work.continue') : t('result.apply', { count: formatCount(job.counts.new) });
  const begin = (): void => { void apply.run({ jobId: job.id }); };
  useShortcut({ key: 'Ctrl+Enter', label, enabled: some, run: begin });
  return (
    <>
      <ErrorNotice error={apply.error} />
      <Button disabled={!some} loading={apply.isPending} onClick={begin} rightSection={<Kbd>Ctrl ↵</Kbd>}>{label}</Button>
    </>
  );
}
