import { Button, Radio } from '@mantine/core';
import type { Drive } from '../../../shared/contract/transfer.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Kbd } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import css from './settings.module.css';

interface DriveChoiceProps { drives: readonly Drive[] | null; value: string; looking: boolean; onRefresh: () => void; onChange: (driveId: string) => void; error: string | null; /** A drive that cannot be written to can be read. */ reads?: boolean }

/** The removable drives, with what is free on each. */
export function DriveChoice({ drives, value, looking, onRefresh, onChange, error, reads = false }: DriveChoiceProps) {
  const t = useText('settings');
  const refresh = <Button size="xs" variant="default" loading={looking} onClick={onRefresh} rightSection={<Kbd>F5</Kbd>}>{t('usb.refresh')}</Button>;
  if (drives?.length === 0) {
    return (
      <>
        <EmptyState title={t('usb.noDrive')} action={refresh}>{t('usb.noDriveText')}</EmptyState>
        {error !== null && <p role="alert" className={css.bad}>{error}</p>}
      </>
    );
  }
  const facts = (drive: Drive): string => [
    drive.fileSystem, t('usb.free', { free: formatBytes(drive.freeBytes), total: formatBytes(drive.totalBytes) }), drive.writable ? '' : t('usb.readOnly'),
  ].filter((part) => part !== '').join(' · ');
  return (
    <>
      <Radio.Group label={t('usb.drive')} required value={value} onChange={onChange} error={error}>
        <div className={css.drives}>
          {drives?.map((drive) => <div key={drive.id} className={css.drive}><Radio value={drive.id} disabled={!drive.writable && !reads} label={drive.label} description={facts(drive)} /></div>)}
        </div>
      </Radio.Group>
      <div className={css.foot}>{refresh}</div>
    </>
  );
}
