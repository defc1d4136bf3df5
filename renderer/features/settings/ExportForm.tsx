import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EXPORT_SETS, type ExportSetName } from '../../../shared/contract/transfer.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Segmented, fieldError } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { DriveChoice } from './DriveChoice.tsx';
import { exportForm, UNTOUCHED, type ExportValues } from './export-form.ts';
import { ExportPasswordFields, MADE_PASSWORD } from './export-password.tsx';
import { EXPORT_PERIODS, periodOf } from './export-period.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import css from './settings.module.css';
import { useSettingsForm } from './use-settings-form.ts';

export function ExportForm({ onStarted }: { onStarted: (jobId: string) => void }) {
  const t = useText('settings');
  const texts = useText('transfer');
  const today = useDeskDay();
  const drives = useCall('transfer.drives', {});
  const start = useCommand('transfer.export');
  const { values, change, right, wrong, discard } = useSettingsForm<ExportValues>('export', 'drive', UNTOUCHED);
  const [secret, setSecret] = useState(MADE_PASSWORD);
  const error = wrong ?? start.error;
  useShortcut({ key: 'F5', label: t('usb.refresh'), run: () => { void drives.refetch(); } });
  const usable = drives.data?.filter((drive) => drive.writable) ?? [];
  // With a single stick there is nothing to choose; one that was pulled out is not chosen any more.
  const driveId = usable.some(({ id }) => id === values.driveId) ? values.driveId : usable.length === 1 ? (usable[0]?.id ?? '') : '';
  const complaints = values.sets.includes('complaints');
  const own = values.period === 'own';
  const submit = async (): Promise<void> => {
    const [from, to] = periodOf(values, today);
    const { purpose, masked } = values;
    const password = secret.kind === 'own' ? secret.password : null;
    const input = { driveId, sets: [...values.sets], from, to, purpose, masked, restricted: values.restricted && complaints, password };
    if (!right(exportForm, { ...input, again: password === null ? null : secret.again })) return;
    const result = await start.run(input);
    if (!result.ok) return;
    await discard();
    onStarted(result.value.jobId);
  };
  const toggle = (set: ExportSetName, on: boolean): void => { change({ sets: EXPORT_SETS.filter((each) => (each === set ? on : values.sets.includes(each))) }); };
  return (
    <SettingsFormBox label={t('usb.title')} onSubmit={() => { void submit(); }}>
      <DriveChoice drives={drives.data ?? null} value={driveId} looking={drives.isFetching} onRefresh={() => { void drives.refetch(); }} onChange={(next) => { change({ driveId: next }); }}
        error={error?.fields?.['driveId'] === undefined ? null : t('usb.driveRequired')} />
      <ErrorNotice error={drives.error} />
      <Checkbox.Group label={t('usb.sets')} value={[...values.sets]} error={error?.fields?.['sets'] === undefined ? null : t('usb.setsRequired')}>
        <div className={css.choices}>{EXPORT_SETS.map((set) => <Checkbox key={set} value={set} label={texts(`sets.${set}`)} onChange={(event) => { toggle(set, event.currentTarget.checked); }} />)}</div>
      </Checkbox.Group>
      {complaints && <Checkbox label={texts('restricted')} description={texts('restrictedHint')} checked={values.restricted} onChange={(event) => { change({ restricted: event.currentTarget.checked }); }} />}
      <p className={css.mute}>{texts('contents')}</p>
      <Segmented label={t('usb.period')} value={values.period} options={EXPORT_PERIODS.map((period) => ({ value: period, label: t(`usb.periods.${period}`) }))} onChange={(period) => { change({ period }); }} />
      {own && (
        <div className={css.two}>
          <TextInput type="date" label={t('usb.from')} max={today} value={values.from} onChange={(event) => { change({ from: event.currentTarget.value }); }} error={fieldError(t, error, 'from')} />
          <TextInput type="date" label={t('usb.to')} max={today} value={values.to} onChange={(event) => { change({ to: event.currentTarget.value }); }} error={error?.fields?.['to'] === 'period_form' ? t('usb.periodForm') : fieldError(t, error, 'to')} />
        </div>
      )}
      <TextInput label={t('usb.purpose')} description={t('usb.purposeHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required maxLength={200} value={values.purpose} onChange={(event) => { change({ purpose: event.currentTarget.value }); }} error={fieldError(t, error, 'purpose')} />
      <Switch label={texts('masked')} description={texts('maskedHint')} checked={values.masked} onChange={(event) => { change({ masked: event.currentTarget.checked }); }} />
      {!values.masked && <p role="status" className={css.bad}>{texts('identified')}</p>}
      <ExportPasswordFields value={secret} onChange={setSecret} error={error} />
      <p className={css.mute}>{secret.kind === 'own' ? texts('encryptedOwn') : t('usb.encrypted')}</p>
      <FormFoot error={error} pending={start.isPending} label={t('usb.start')} />
    </SettingsFormBox>
  );
}
