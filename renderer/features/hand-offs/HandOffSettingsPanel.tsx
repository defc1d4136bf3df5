/** When a missing acceptance is an alarm, units without a screen, and the usual sentences. */
import { Button, Checkbox, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { HAND_OFF_KINDS, HAND_OFF_PRIORITIES, MOST_HAND_OFF_TEMPLATES, handOffSettingsSchema, type HandOffKind, type HandOffSettings } from '../../../shared/contract/hand-offs.ts';
import { checkForm } from '../../app/check.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, fieldError } from '../../ui/index.ts';
import css from './hand-offs.module.css';

type Values = Pick<HandOffSettings, 'alarmMinutes' | 'sound'> & { readonly others: string; readonly templates: Readonly<Record<HandOffKind, string>> };

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function valuesOf({ alarmMinutes, sound, others, templates }: HandOffSettings): Values {
  const texts = Object.fromEntries(HAND_OFF_KINDS.map((kind) => [kind, templates[kind].join('\n')])) as Record<HandOffKind, string>;
  return { alarmMinutes, sound, others: others.join('\n'), templates: texts };
}

function settingsOf({ alarmMinutes, sound, others, templates }: Values): HandOffSettings {
  const lines = Object.fromEntries(HAND_OFF_KINDS.map((kind) => [kind, linesOf(templates[kind]).slice(0, MOST_HAND_OFF_TEMPLATES)])) as HandOffSettings['templates'];
  return { alarmMinutes, sound, others: linesOf(others), templates: lines };
}

export function HandOffSettingsPanel() {
  const settings = useCall('handOffs.settings', {});
  if (!settings.data) return <ErrorNotice error={settings.error} />;
  return <SettingsForm settings={settings.data} />;
}

function SettingsForm({ settings }: { settings: HandOffSettings }) {
  const t = useText('hand-offs');
  const fields = useText('fields');
  const save = useCommand('handOffs.saveSettings');
  const [initial] = useState(() => valuesOf(settings));
  const [values, setValues] = useState(initial);
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = useDraft('hand-off-settings', 'all', values, setValues);
  const error = wrong ?? save.error;
  const change = (part: Partial<Values>): void => {
    setSaved(false);
    setValues((before) => ({ ...before, ...part }));
  };
  const submit = async (): Promise<void> => {
    const wanted = settingsOf(values);
    const found = checkForm(handOffSettingsSchema, wanted);
    setWrong(found);
    if (found !== null || !(await save.run(wanted)).ok) return;
    await draft.discard();
    setSaved(true);
  };
  return (
    <form noValidate aria-label={t('settings.title')} className={css.stack} onSubmit={(event) => { event.preventDefault(); void submit(); }} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey && !event.repeat) void submit(); }}>
      <Panel title={t('settings.alarm')} padded>
        <div className={css.stack}>
          <div className={css.three}>
            {HAND_OFF_PRIORITIES.map((priority) => <NumberInput key={priority} label={t(`priorities.${priority}`)} min={1} max={1440} allowDecimal={false} value={values.alarmMinutes[priority]} error={fieldError(fields, error, `alarmMinutes.${priority}`)} onChange={(value) => { change({ alarmMinutes: { ...values.alarmMinutes, [priority]: Number(value) } }); }} />)}
          </div>
          <Checkbox label={t('settings.sound')} description={t('settings.soundHint')} checked={values.sound} onChange={(event) => { change({ sound: event.currentTarget.checked }); }} />
        </div>
      </Panel>
      <Panel title={t('settings.templates')} aside={t('settings.templatesHint')} padded>
        <div className={css.three}>
          {HAND_OFF_KINDS.map((kind) => <Textarea key={kind} label={t(`settings.kinds.${kind}`)} autosize minRows={3} maxRows={8} maxLength={2000} value={values.templates[kind]} onChange={(event) => { change({ templates: { ...values.templates, [kind]: event.currentTarget.value } }); }} />)}
          <Textarea label={t('settings.others')} description={t('settings.othersHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} autosize minRows={3} maxRows={8} maxLength={2000} value={values.others} error={fieldError(fields, error, 'others')} onChange={(event) => { change({ others: event.currentTarget.value }); }} />
        </div>
      </Panel>
      <ErrorNotice error={error} />
      <div className={css.tools}><Button type="submit" loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('settings.save')}</Button><span role="status">{saved ? t('settings.saved') : ''}</span></div>
    </form>
  );
}
