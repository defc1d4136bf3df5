import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { settingsSchema, type Settings } from '../../../shared/contract/settings.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import css from './settings.module.css';
import { useSettingsForm } from './use-settings-form.ts';

const MOST_NUMBERS = 8;

export function DeskSection() {
  const settings = useCall('settings.get', {});
  const [round, setRound] = useState(0);
  const startAgain = async (): Promise<void> => {
    await settings.refetch();
    setRound((before) => before + 1);
  };
  if (!settings.data) return <ErrorNotice error={settings.error} />;
  return <DeskForm key={round} settings={settings.data} justSaved={round > 0} onSaved={startAgain} />;
}

function DeskForm({ settings, justSaved, onSaved }: { settings: Settings; justSaved: boolean; onSaved: () => Promise<void> }) {
  const t = useText('settings');
  const save = useCommand('settings.save');
  const [initial] = useState(settings);
  const { values, change, right, wrong, discard } = useSettingsForm<Settings>('desk', 'all', initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    if (!right(settingsSchema, values)) return;
    // What other sections set must not go back to what it was when this form was opened.
    const { runningText, ticketWidth } = settings;
    const result = await save.run({ ...values, runningText, ticketWidth });
    if (!result.ok) return;
    await discard();
    await onSaved();
  };
  const untouched = JSON.stringify(values) === JSON.stringify(initial);
  return (
    <SettingsFormBox label={t('sections.desk')} onSubmit={() => { void submit(); }}>
      <div className={css.stack}>
        <QueueAndLock values={values} change={change} error={error} />
        <Panel title={t('desk.waitlist')} padded>
          <NumberInput label={t('desk.waitlistMinutes')} min={5} max={1440} allowDecimal={false} value={values.waitlistAnswerMinutes} onChange={(value) => { change({ waitlistAnswerMinutes: Number(value) }); }}
            description={t('desk.waitlistHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} error={fieldError(t, error, 'waitlistAnswerMinutes')} />
        </Panel>
        <EmergencyNumbers numbers={values.emergencyNumbers} onChange={(emergencyNumbers) => { change({ emergencyNumbers }); }} error={error} />
        <FormFoot error={error} saved={justSaved && untouched ? t('saved') : null} pending={save.isPending} label={t('desk.save')} />
      </div>
    </SettingsFormBox>
  );
}

const QUEUE_NUMBERS = [
  { field: 'bookedRatio', max: 10 }, { field: 'graceMinutes', max: 120 }, { field: 'skippedAfterCalls', max: 20 }, { field: 'skippedAfterMinutes', max: 120 }, { field: 'skippedTimes', max: 5 },
] as const;

interface PartProps { values: Settings; change: (part: Partial<Settings>) => void; error: DeskError | null }

function QueueAndLock({ values, change, error }: PartProps) {
  const t = useText('settings');
  const { priorityRatio } = values;
  return (
    <>
      <Panel title={t('desk.queue')} padded>
        <div className={css.stack}>
        <NumberInput label={t('desk.ratio')} min={0} max={10} allowDecimal={false} clampBehavior="strict" value={priorityRatio} onChange={(value) => { change({ priorityRatio: Number(value) }); }}
          description={priorityRatio === 0 ? t('desk.ratioZero') : t('desk.ratioText', { count: priorityRatio })} inputWrapperOrder={['label', 'input', 'error', 'description']} error={fieldError(t, error, 'priorityRatio')} />
        <div className={css.two}>
          {QUEUE_NUMBERS.map(({ field, max }) => (
            <NumberInput key={field} label={t(`desk.queueRules.${field}`)} min={0} max={max} allowDecimal={false} clampBehavior="strict" value={values[field]} onChange={(value) => { change({ [field]: Number(value) }); }}
              description={t(`desk.queueRules.${field}Hint`)} inputWrapperOrder={['label', 'input', 'error', 'description']} error={fieldError(t, error, field)} />
          ))}
        </div>
        <Checkbox label={t('desk.queueRules.carryNumber')} description={t('desk.queueRules.carryNumberHint')} checked={values.carryNumber} onChange={(event) => { change({ carryNumber: event.currentTarget.checked }); }} />
        </div>
      </Panel>
      <Panel title={t('desk.lock')} padded>
        <NumberInput label={t('desk.lockMinutes')} min={1} max={120} allowDecimal={false} value={values.autoLockMinutes} onChange={(value) => { change({ autoLockMinutes: Number(value) }); }}
          description={t('desk.lockHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} error={fieldError(t, error, 'autoLockMinutes')} />
      </Panel>
    </>
  );
}

type EmergencyNumber = Settings['emergencyNumbers'][number];

function EmergencyNumbers({ numbers, onChange, error }: { numbers: readonly EmergencyNumber[]; onChange: (numbers: EmergencyNumber[]) => void; error: DeskError | null }) {
  const t = useText('settings');
  const change = (at: number, part: Partial<EmergencyNumber>): void => { onChange(numbers.map((entry, index) => (index === at ? { ...entry, ...part } : entry))); };
  return (
    <Panel title={t('desk.numbers')} aside={t('desk.numbersHint')} padded>
      <div className={css.stack}>
        {numbers.length === 0 && <p className={css.mute}>{t('desk.noNumbers')}</p>}
        {numbers.map((entry, at) => (
          <fieldset key={at} className={css.numberRow} aria-label={t('desk.numberRow', { number: at + 1 })}>
            <TextInput aria-label={t('desk.numberLabel')} placeholder={t('desk.labelExample')} maxLength={60} value={entry.label} onChange={(event) => { change(at, { label: event.currentTarget.value }); }} error={fieldError(t, error, `emergencyNumbers.${at}.label`)} />
            <TextInput aria-label={t('desk.number')} placeholder={t('desk.number')} inputMode="tel" maxLength={30} value={entry.number} onChange={(event) => { change(at, { number: event.currentTarget.value }); }} error={fieldError(t, error, `emergencyNumbers.${at}.number`)} />
            <ActionIcon size={34} variant="default" aria-label={t('desk.removeNumber', { number: at + 1 })} onClick={() => { onChange(numbers.filter((_, index) => index !== at)); }}><IconTrash size={16} /></ActionIcon>
          </fieldset>
        ))}
        {numbers.length < MOST_NUMBERS && <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { onChange([...numbers, { label: '', number: '' }]); }}>{t('desk.addNumber')}</Button></div>}
      </div>
    </Panel>
  );
}
