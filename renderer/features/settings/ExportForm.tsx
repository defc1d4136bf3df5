import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { z } from 'zod';
import type { Drive } from '../../../shared/contract/transfer.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Segmented, fieldError } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { EXPORT_PERIODS, periodOf, type ExportPeriod } from './export-period.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import css from './settings.module.css';
import { useSettingsForm } from './use-settings-form.ts';

const SETS = ['patients', 'visits'] as const;
type ExportSet = (typeof SETS)[number];

const day = z.union([z.iso.date(), z.null()]);
const exportForm = z.object({
  driveId: z.string().min(1, 'drive_required'), sets: z.array(z.enum(SETS)).min(1, 'sets_required'), from: day, to: day, purpose: z.string().trim().min(3, 'purpose_required').max(200),
}).superRefine(({ from, to }, issues) => {
  if (from !== null && to !== null && from > to) issues.addIssue({ code: 'custom', path: ['to'], message: 'period_form' });
});

interface ExportValues { driveId: string; sets: readonly ExportSet[]; period: ExportPeriod; from: string; to: string; purpose: string }
const UNTOUCHED: ExportValues = { driveId: '', sets: SETS, period: 'month', from: '', to: '', purpose: '' };

export function ExportForm({ onStarted }: { onStarted: (jobId: string) => void }) {
  const t = useText('settings');
  const today = useDeskDay();
  const drives = useCall('transfer.drives', {});
  const start = useCommand('transfer.export');
  const { values, change, right, wrong, discard } = useSettingsForm<ExportValues>('export', 'usb', UNTOUCHED);
  const error = wrong ?? start.error;
  useShortcut({ key: 'F5', label: t('usb.refresh'), run: () => { void drives.refetch(); } });
  const usable = drives.data?.filter((drive) => drive.writable) ?? [];
  // With a single stick there is nothing to choose; one that was pulled out is not chosen any more.
  const driveId = usable.some(({ id }) => id === values.driveId) ? values.driveId : usable.length === 1 ? (usable[0]?.id ?? '') : '';
  const own = values.period === 'own';
  const submit = async (): Promise<void> => {
    const [from, to] = periodOf(values, today);
    const input = { driveId, sets: [...values.sets], from, to, purpose: values.purpose };
    if (!right(exportForm, input)) return;
    const result = await start.run(input);
    if (!result.ok) return;
    await discard();
    onStarted(result.value.jobId);
  };
  const toggle = (set: ExportSet, on: boolean): void => { change({ sets: SETS.filter((each) => (each === set ? on : values.sets.includes(each))) }); };
  return (
    <SettingsFormBox label={t('usb.title')} onSubmit={() => { void submit(); }}>
      <DriveChoice drives={drives.data ?? null} value={driveId} looking={drives.isFetching} onRefresh={() => { void drives.refetch(); }} onChange={(next) => { change({ driveId: next }); }}
        error={error?.fields?.['driveId'] === undefined ? null : t('usb.driveRequired')} />
      <ErrorNotice error={drives.error} />
      <Checkbox.Group label={t('usb.sets')} value={[...values.sets]} error={error?.fields?.['sets'] === undefined ? null : t('usb.setsRequired')}>
        <div className={css.choices}>{SETS.map((set) => <Checkbox key={set} value={set} label={t(`usb.set.${set}`)} onChange={(event) => { toggle(set, event.currentTarget.checked); }} />)}</div>
      </Checkbox.Group>
      <Segmented label={t('usb.period')} value={values.period} options={EXPORT_PERIODS.map((period) => ({ value: period, label: t(`usb.periods.${period}`) }))} onChange={(period) => { change({ period }); }} />
      {own && (
        <div className={css.two}>
          <TextInput type="date" label={t('usb.from')} max={today} value={values.from} onChange={(event) => { change({ from: event.currentTarget.value }); }} error={fieldError(t, error, 'from')} />
          <TextInput type="date" label={t('usb.to')} max={today} value={values.to} onChange={(event) => { change({ to: event.currentTarget.value }); }} error={error?.fields?.['to'] === 'period_form' ? t('usb.periodForm') : fieldError(t, error, 'to')} />
        </div>
      )}
      <TextInput label={t('usb.purpose')} description={t('usb.purposeHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required maxLength={200} value={values.purpose} onChange={(event) => { change({ purpose: event.currentTarget.value }); }} error={fieldError(t, error, 'purpose')} />
      <p className={css.mute}>{t('usb.encrypted')}</p>
      <FormFoot error={error} pending={start.isPending} label={t('usb.start')} />
    </SettingsFormBox>
  );
}

interface DriveChoiceProps { drives: readonly Drive[] | null; value: string; looking: boolean; onRefresh: () => void; onChange: (driveId: string) => void; error: string | null }

function DriveChoice({ drives, value, looking, onRefresh, onChange, error }: DriveChoiceProps) {
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
          {drives?.map((drive) => <div key={drive.id} className={css.drive}><Radio value={drive.id} disabled={!drive.writable} label={drive.label} description={facts(drive)} /></div>)}
        </div>
      </Radio.Group>
      <div className={css.foot}>{refresh}</div>
    </>
  );
}
