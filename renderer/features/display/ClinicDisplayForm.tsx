/** The same on every screen of the clinic: running text, what is shown, how calls sound. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Unit } from '../../../shared/contract/clinic.ts';
import { CHIMES, type ClinicDisplay, NUMBER_READINGS, VOICES, clinicDisplaySchema } from '../../../shared/contract/display.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, Segmented, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import css from '../settings/settings.module.css';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { hasPart } from './loudspeaker.ts';
import { placeWords } from './spoken-words.ts';

const REPEATS = ['1', '2', '3'] as const;

export function ClinicDisplayForm({ saved, units }: { saved: ClinicDisplay; units: readonly Unit[] }) {
  const t = useText('display');
  const words = useText('settings');
  const save = useCommand('display.save');
  const { values, change, right, wrong, discard } = useSettingsForm<ClinicDisplay>('display', 'clinic', saved);
  const [kept, setKept] = useState(false);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    if (!right(clinicDisplaySchema, values)) return;
    const result = await save.run(values);
    if (!result.ok) return;
    await discard();
    setKept(true);
  };
  const set = (part: Partial<ClinicDisplay>): void => {
    setKept(false);
    change(part);
  };
  const unspoken = units.filter((unit) => placeWords(unit.name, hasPart) === null).map((unit) => unit.name);
  return (
    <SettingsFormBox label={t('settings.screen')} onSubmit={() => { void submit(); }}>
      <Panel title={t('settings.screen')} aside={t('settings.screenHint')} padded>
        <div className={css.stack}>
          <TextInput label={t('settings.runningText')} description={t('settings.runningTextHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={300} value={values.runningText} onChange={(event) => { set({ runningText: event.currentTarget.value }); }} error={fieldError(t, error, 'runningText')} />
          <div className={css.choices}>
            <Checkbox label={t('settings.showDoctors')} checked={values.showDoctors} onChange={(event) => { set({ showDoctors: event.currentTarget.checked }); }} />
            <Checkbox label={t('settings.showWaiting')} checked={values.showWaiting} onChange={(event) => { set({ showWaiting: event.currentTarget.checked }); }} />
          </div>
        </div>
      </Panel>
      <Panel title={t('settings.voice')} aside={t('settings.voiceHint')} padded>
        <div className={css.stack}>
          <div className={css.two}>
            <NativeSelect label={t('settings.kind')} value={values.voice} data={VOICES.map((voice) => ({ value: voice, label: t(`settings.kinds.${voice}`) }))} onChange={(event) => { set({ voice: VOICES.find((voice) => voice === event.currentTarget.value) ?? 'system' }); }} />
            <NativeSelect label={t('settings.chime')} value={values.chime} data={CHIMES.map((chime) => ({ value: chime, label: t(`settings.chimes.${chime}`) }))} onChange={(event) => { set({ chime: CHIMES.find((chime) => chime === event.currentTarget.value) ?? 'two' }); }} />
            <NativeSelect label={t('settings.reading')} description={t('settings.readingHint')} inputWrapperOrder={['label', 'input', 'description']} value={values.numberReading} data={NUMBER_READINGS.map((reading) => ({ value: reading, label: t(`settings.readings.${reading}`) }))} onChange={(event) => { set({ numberReading: NUMBER_READINGS.find((reading) => reading === event.currentTarget.value) ?? 'digits' }); }} />
          </div>
          <Segmented label={t('settings.repeats')} value={REPEATS[values.repeats - 1] ?? '1'} options={REPEATS.map((times) => ({ value: times, label: t('settings.repeatTimes', { count: Number(times) }) }))} onChange={(times) => { set({ repeats: Number(times) }); }} />
          <p className={css.mute}>{t('settings.kindHint')}</p>
          {unspoken.length > 0 && <p className={css.mute}>{t('settings.unspoken', { names: unspoken.join(', ') })}</p>}
        </div>
      </Panel>
      <FormFoot error={error} saved={kept ? words('saved') : null} pending={save.isPending} label={t('settings.save')} />
    </SettingsFormBox>
  );
}
