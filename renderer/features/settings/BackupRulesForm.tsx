import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { backupRulesSchema, type BackupRules, type PlaceCheck } from '../../../shared/contract/backup.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, fieldError } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import css from './settings.module.css';
import { textOrNull, useSettingsForm } from './use-settings-form.ts';

interface RulesValues { secondFolder: string; oldAfterDays: number; secondOldAfterDays: number }

/** Names the second place and when to be reminded. */
export function BackupRulesForm({ rules }: { rules: BackupRules }) {
  const t = useText('backup');
  const save = useCommand('backup.saveRules');
  const [initial] = useState<RulesValues>({ ...rules, secondFolder: rules.secondFolder ?? '' });
  const { values, change, right, wrong, discard } = useSettingsForm<RulesValues>('backup-rules', 'all', initial);
  const [saved, setSaved] = useState(false);
  const error = wrong ?? save.error;
  const edit = (part: Partial<RulesValues>): void => {
    setSaved(false);
    change(part);
  };
  const submit = async (): Promise<void> => {
    const input = { ...values, secondFolder: textOrNull(values.secondFolder) };
    if (!right(backupRulesSchema, input)) return;
    const result = await save.run(input);
    if (!result.ok) return;
    await discard();
    setSaved(true);
  };
  return (
    <Panel title={t('rules.title')} padded>
      <SettingsFormBox label={t('rules.title')} onSubmit={() => { void submit(); }}>
        <TextInput label={t('rules.folder')} description={t('rules.folderHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={500} spellCheck={false} autoComplete="off"
          value={values.secondFolder} onChange={(event) => { edit({ secondFolder: event.currentTarget.value }); }} error={fieldError(t, error, 'secondFolder')} />
        <FoundDrives onUse={(path) => { edit({ secondFolder: path }); }} />
        <TryPlace key={values.secondFolder} folder={values.secondFolder.trim()} />
        <div className={css.two}>
          <DaysInput label={t('rules.oldAfter')} value={values.oldAfterDays} onChange={(oldAfterDays) => { edit({ oldAfterDays }); }} error={fieldError(t, error, 'oldAfterDays')} />
          <DaysInput label={t('rules.secondOldAfter')} value={values.secondOldAfterDays} onChange={(secondOldAfterDays) => { edit({ secondOldAfterDays }); }} error={fieldError(t, error, 'secondOldAfterDays')} />
        </div>
        <FormFoot error={error} saved={saved ? t('rules.saved') : null} pending={save.isPending} label={t('rules.save')} />
      </SettingsFormBox>
    </Panel>
  );
}

interface DaysInputProps { label: string; value: number; onChange: (days: number) => void; error: string | null }

function DaysInput({ label, value, onChange, error }: DaysInputProps) {
  return <NumberInput label={label} min={1} max={60} allowDecimal={false} clampBehavior="strict" value={value} onChange={(days) => { onChange(Number(days)); }} error={error} />;
}

/** The removable drives that are plugged in, to be named with one click. */
function FoundDrives({ onUse }: { onUse: (path: string) => void }) {
  const t = useText('backup');
  const drives = useCall('transfer.drives', {});
  const usable = drives.data?.filter(({ writable }) => writable) ?? [];
  if (usable.length === 0) return null;
  return (
    <div className={css.choices} role="group" aria-label={t('rules.drives')}>
      {usable.map(({ id, label, path, freeBytes }) => <Button key={id} size="xs" variant="default" onClick={() => { onUse(path); }}>{t('rules.use', { label })} · {t('free', { size: formatBytes(freeBytes) })}</Button>)}
    </div>
  );
}

/** Forgets its result when another folder is typed. */
function TryPlace({ folder }: { folder: string }) {
  const t = useText('backup');
  const trial = useCommand('backup.tryPlace');
  return (
    <div className={css.stack}>
      <div><Button size="xs" variant="default" disabled={folder === ''} loading={trial.isPending} onClick={() => { void trial.run({ folder }); }}>{t('rules.try')}</Button></div>
      <ErrorNotice error={trial.error} />
      <div role="status">{trial.data && <Verdict check={trial.data} />}</div>
    </div>
  );
}

function Verdict({ check: { problem, freeBytes, sameDisk } }: { check: PlaceCheck }) {
  const t = useText('backup');
  if (problem !== null) return <p className={css.bad}>{t(`problems.${problem}`)}</p>;
  return (
    <>
      <p className={css.good}>✓ {freeBytes === null ? t('rules.goodUnknown') : t('rules.good', { size: formatBytes(freeBytes) })}</p>
      {sameDisk && <p className={css.mute}>{t('sameDisk')}</p>}
    </>
  );
}
