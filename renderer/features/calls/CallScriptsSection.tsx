/** What is said on the telephone, in both languages: one line is one step. */
import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { callScriptsSchema, type CallScripts } from '../../../shared/contract/calls.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { CALL_SCRIPTS, SCRIPT_PLACEHOLDERS, fillScript, unknownInScript, type CallScriptName } from '../../../shared/domain/call-script.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useUser } from '../../app/session.ts';
import { LANGUAGES, useText, type Language } from '../../i18n/index.ts';
import { ErrorNotice, Panel, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import settings from '../settings/settings.module.css';
import css from './calls.module.css';

export function CallScriptsSection() {
  const scripts = useCall('calls.scripts', {});
  const [round, setRound] = useState(0);
  const startAgain = async (): Promise<void> => {
    await scripts.refetch();
    setRound((before) => before + 1);
  };
  if (!scripts.data) return <ErrorNotice error={scripts.error} />;
  return <ScriptsForm key={round} scripts={scripts.data} justSaved={round > 0} onSaved={startAgain} />;
}

function faulty(values: CallScripts, name: CallScriptName): boolean {
  return LANGUAGES.some((language) => values[name][language].trim() === '' || unknownInScript(values[name][language]) !== null);
}

function ScriptsForm({ scripts, justSaved, onSaved }: { scripts: CallScripts; justSaved: boolean; onSaved: () => Promise<void> }) {
  const t = useText('calls');
  const common = useText('settings');
  const save = useCommand('calls.saveScripts');
  const [initial] = useState(scripts);
  const { values, change, right, wrong, discard } = useSettingsForm<CallScripts>('call-scripts', 'all', initial);
  const error = wrong ?? save.error;
  const [shown, setShown] = useState<CallScriptName>('greeting');
  const submit = async (): Promise<void> => {
    // The field that is wrong must be on the screen.
    const first = CALL_SCRIPTS.find((name) => faulty(values, name));
    if (first) setShown(first);
    if (!right(callScriptsSchema, values) || first || !(await save.run(values)).ok) return;
    await discard();
    await onSaved();
  };
  return (
    <SettingsFormBox label={common('sections.calls')} onSubmit={() => { void submit(); }}>
      <Panel title={t('scripts.section')} padded>
        <div className={settings.stack}>
          <p className={settings.mute}>{t('scripts.sectionHint')} {t('scripts.known', { list: SCRIPT_PLACEHOLDERS.map((each) => `{${each}}`).join(' ') })}</p>
          <NativeSelect label={t('scripts.which')} value={shown} data={CALL_SCRIPTS.map((value) => ({ value, label: t(`scripts.long.${value}`) }))} onChange={(event) => { setShown(CALL_SCRIPTS.find((name) => name === event.currentTarget.value) ?? 'greeting'); }} />
          <div className={settings.two}>
            {LANGUAGES.map((language) => <ScriptField key={language} name={shown} language={language} text={values[shown][language]} error={error} onText={(text) => { change({ [shown]: { ...values[shown], [language]: text } }); }} />)}
          </div>
        </div>
      </Panel>
      <FormFoot error={error} saved={justSaved && JSON.stringify(values) === JSON.stringify(initial) ? common('saved') : null} pending={save.isPending} label={t('scripts.save')} />
    </SettingsFormBox>
  );
}

interface ScriptFieldProps { readonly name: CallScriptName; readonly language: Language; readonly text: string; readonly error: DeskError | null; readonly onText: (text: string) => void }

function ScriptField({ name, language, text, error, onText }: ScriptFieldProps) {
  const t = useText('calls');
  const fields = useText('fields');
  const clinic = useCall('clinic.get', {}).data;
  const user = useUser();
  const unknown = unknownInScript(text);
  const wrong = unknown === null ? fieldError(fields, error, `${name}.${language}`) : t('scripts.unknown', { what: /^[{}]$/.test(unknown) ? unknown : `{${unknown}}` });
  const sample = { salam: t('scripts.greetings.morning'), klinik: clinic?.name ?? '', telepon: clinic?.phone ?? '', petugas: user?.fullName ?? '', penelepon: t('scripts.sample'), pasien: t('scripts.samplePatient') };
  return (
    <div className={settings.stack}>
      <Textarea label={t(language === 'id' ? 'scripts.indonesian' : 'scripts.english')} autosize minRows={8} maxRows={14} maxLength={1500} value={text} error={wrong} onChange={(event) => { onText(event.currentTarget.value); }} />
      <p className={settings.mute}>{t('scripts.preview')}</p>
      <ol className={css.script}>{fillScript(text, sample).map((line) => <li key={line} data-said={/^[“"]/.test(line) || undefined}>{line}</li>)}</ol>
    </div>
  );
}
