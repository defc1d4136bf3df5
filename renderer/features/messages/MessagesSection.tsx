/** When patients are reminded, how often those who did not come are called, and what is written and said to them. */
import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { type MessageLanguage, type MessageSettings, savedMessageSettingsSchema } from '../../../shared/contract/messages.ts';
import { PLACEHOLDERS, TEMPLATE_NAMES, type TemplateName, fillTemplate, unknownPlaceholder } from '../../../shared/domain/message-template.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import css from '../settings/settings.module.css';
import own from '../absences/follow-up.module.css';

const DAY_HOURS = 24;
const NOTE = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[];

export function MessagesSection() {
  const settings = useCall('messages.settings', {});
  const [round, setRound] = useState(0);
  const startAgain = async (): Promise<void> => {
    await settings.refetch();
    setRound((before) => before + 1);
  };
  if (!settings.data) return <ErrorNotice error={settings.error} />;
  return <MessagesForm key={round} settings={settings.data} justSaved={round > 0} onSaved={startAgain} />;
}

interface PartProps { readonly values: MessageSettings; readonly change: (part: Partial<MessageSettings>) => void; readonly error: DeskError | null }

function MessagesForm({ settings, justSaved, onSaved }: { settings: MessageSettings; justSaved: boolean; onSaved: () => Promise<void> }) {
  const t = useText('messages');
  const common = useText('settings');
  const save = useCommand('messages.saveSettings');
  const [initial] = useState(settings);
  const { values, change, right, wrong, discard } = useSettingsForm<MessageSettings>('messages', 'all', initial);
  const error = wrong ?? save.error;
  const [shown, setShown] = useState<TemplateName>('reminder');
  const submit = async (): Promise<void> => {
    if (!right(savedMessageSettingsSchema, values)) {
      // The field that is wrong must be on the screen.
      const faulty = TEMPLATE_NAMES.find((name) => (['id', 'en'] as const).some((language) => values[name][language].trim() === '' || unknownPlaceholder(name, values[name][language]) !== null));
      if (faulty) setShown(faulty);
      return;
    }
    if (!(await save.run(values)).ok) return;
    await discard();
    await onSaved();
  };
  return (
    <SettingsFormBox label={common('sections.messages')} onSubmit={() => { void submit(); }}>
      <Times values={values} change={change} error={error} />
      <Recalls values={values} change={change} error={error} />
      <Templates values={values} change={change} error={error} shown={shown} onShow={setShown} />
      <FormFoot error={error} saved={justSaved && JSON.stringify(values) === JSON.stringify(initial) ? common('saved') : null} pending={save.isPending} label={t('settings.save')} />
    </SettingsFormBox>
  );
}

function Times({ values, change, error }: PartProps) {
  const t = useText('messages');
  return (
    <Panel title={t('settings.times')} padded>
      <div className={css.two}>
        {(['earlyHours', 'lateHours'] as const).map((field) => {
          const hours = values[field];
          const name = t(field === 'earlyHours' ? 'settings.early' : 'settings.late');
          const set = (days: number, rest: number): void => { change({ [field]: days * DAY_HOURS + rest }); };
          return (
            <fieldset key={field} className={css.plain}>
              <legend>{name}</legend>
              <div className={css.two}>
                <NumberInput label={t('settings.days')} aria-label={`${name}: ${t('settings.days')}`} min={0} max={14} allowDecimal={false} clampBehavior="strict" value={Math.floor(hours / DAY_HOURS)} onChange={(value) => { set(Number(value), hours % DAY_HOURS); }} error={fieldError(t, error, field)} />
                <NumberInput label={t('settings.hours')} aria-label={`${name}: ${t('settings.hours')}`} min={0} max={23} allowDecimal={false} clampBehavior="strict" value={hours % DAY_HOURS} onChange={(value) => { set(Math.floor(hours / DAY_HOURS), Number(value)); }} />
              </div>
              <p className={css.mute}>{hours === 0 ? t('settings.off') : t('settings.before', { hours })}</p>
            </fieldset>
          );
        })}
      </div>
    </Panel>
  );
}

function Recalls({ values, change, error }: PartProps) {
  const t = useText('messages');
  return (
    <Panel title={t('settings.recall')} padded>
      <div className={css.two}>
        <NumberInput label={t('settings.recallTries')} min={1} max={10} allowDecimal={false} clampBehavior="strict" value={values.recallTries} onChange={(value) => { change({ recallTries: Number(value) }); }} error={fieldError(t, error, 'recallTries')} />
        <NumberInput label={t('settings.recallDays')} min={1} max={90} allowDecimal={false} clampBehavior="strict" value={values.recallDays} onChange={(value) => { change({ recallDays: Number(value) }); }} error={fieldError(t, error, 'recallDays')} />
      </div>
    </Panel>
  );
}

function Templates({ values, change, error, shown, onShow }: PartProps & { readonly shown: TemplateName; readonly onShow: (name: TemplateName) => void }) {
  const t = useText('messages');
  return (
    <Panel title={t('settings.templates')} aside={t('settings.templatesHint')} padded>
      <div className={css.stack}>
        <NativeSelect label={t('settings.which')} value={shown} data={TEMPLATE_NAMES.map((name) => ({ value: name, label: t(`settings.template.${name}`) }))} onChange={(event) => { onShow(TEMPLATE_NAMES.find((name) => name === event.currentTarget.value) ?? 'reminder'); }} />
        <p className={css.mute}>{t('settings.known', { list: PLACEHOLDERS[shown].map((each) => `{${each}}`).join(' ') })}</p>
        <div className={css.two}>
          <TemplateField name={shown} language="id" label={t('settings.indonesian', { name: t(`settings.template.${shown}`) })} values={values} change={change} error={error} />
          <TemplateField name={shown} language="en" label={t('settings.english', { name: t(`settings.template.${shown}`) })} values={values} change={change} error={error} />
        </div>
      </div>
    </Panel>
  );
}

function TemplateField({ name, language, label, values, change, error }: PartProps & { readonly name: TemplateName; readonly language: MessageLanguage; readonly label: string }) {
  const t = useText('messages');
  const text = values[name][language];
  const unknown = unknownPlaceholder(name, text);
  const sample = Object.fromEntries(PLACEHOLDERS[name].map((each) => [each, t(`settings.sample.${each}`)]));
  const wrong = unknown === null ? fieldError(t, error, `${name}.${language}`) : t('settings.unknown', { what: /^[{}]$/.test(unknown) ? unknown : `{${unknown}}` });
  return (
    <div className={css.stack}>
      <Textarea label={label} autosize minRows={8} maxRows={14} maxLength={1000} value={text} error={wrong} inputWrapperOrder={NOTE} onChange={(event) => { change({ [name]: { ...values[name], [language]: event.currentTarget.value } }); }} />
      <p className={own.label}>{t('settings.preview')}</p>
      <p className={own.script}>{fillTemplate(text, sample)}</p>
    </div>
  );
}
