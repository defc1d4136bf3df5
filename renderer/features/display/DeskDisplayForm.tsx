/** This computer alone: does it speak, how loud, and what its screens show. */
import { Button, Checkbox, Slider } from '@mantine/core';
import { IconDeviceTv, IconPlus, IconTrash, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import type { Unit } from '../../../shared/contract/clinic.ts';
import { type ClinicDisplay, type DeskDisplay, LOOKS, MOST_SCREENS, deskDisplaySchema } from '../../../shared/contract/display.ts';
import { useCommand } from '../../app/client.ts';
import { showRefusal } from '../../app/frame-actions.ts';
import { openDisplay } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, Segmented } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import css from '../settings/settings.module.css';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import own from './display.module.css';
import { Loudspeaker } from './loudspeaker.ts';

type Screen = DeskDisplay['screens'][number];
const VOLUME_STEP = 5;

export function DeskDisplayForm({ saved, clinic, units }: { saved: DeskDisplay; clinic: ClinicDisplay; units: readonly Unit[] }) {
  const t = useText('display');
  const words = useText('settings');
  const save = useCommand('display.saveDesk');
  const { values, change, right, wrong, discard } = useSettingsForm<DeskDisplay>('display', 'desk', saved);
  const [kept, setKept] = useState(false);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    if (!right(deskDisplaySchema, values)) return;
    const result = await save.run(values);
    if (!result.ok) return;
    await discard();
    setKept(true);
  };
  const set = (part: Partial<DeskDisplay>): void => {
    setKept(false);
    change(part);
  };
  const setScreen = (at: number, part: Partial<Screen>): void => { set({ screens: values.screens.map((screen, index) => (index === at ? { ...screen, ...part } : screen)) }); };
  return (
    <SettingsFormBox label={t('settings.computer')} onSubmit={() => { void submit(); }}>
      <Panel title={t('settings.computer')} aside={t('settings.computerHint')} padded>
        <div className={css.stack}>
          <Checkbox label={t('settings.speaks')} checked={values.speaks} onChange={(event) => { set({ speaks: event.currentTarget.checked }); }} />
          <Volume value={values.volume} onChange={(volume) => { set({ volume }); }} />
          <VoiceTest clinic={clinic} volume={values.volume} />
          {values.screens.map((screen, at) => (
            <ScreenFields key={at} number={at + 1} screen={screen} units={units} wrong={error?.fields?.[`screens.${at}.unitIds`] !== undefined}
              onChange={(part) => { setScreen(at, part); }} onRemove={values.screens.length > 1 ? () => { set({ screens: values.screens.filter((_, index) => index !== at) }); } : null} />
          ))}
          {values.screens.length < MOST_SCREENS && (
            <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { set({ screens: [...values.screens, { look: 'dark', unitIds: null }] }); }}>{t('settings.addScreen')}</Button></div>
          )}
          <p className={css.mute}>{t('settings.oneSpeaks')}</p>
        </div>
      </Panel>
      <FormFoot error={error} saved={kept ? words('saved') : null} pending={save.isPending} label={t('settings.saveDesk')} />
    </SettingsFormBox>
  );
}

function Volume({ value, onChange }: { value: number; onChange: (volume: number) => void }) {
  const t = useText('display');
  return (
    <div className={css.narrow}>
      <span>{t('settings.volume')}: {value} %</span>
      <Slider thumbLabel={t('settings.volume')} value={value} min={0} max={100} step={VOLUME_STEP} label={null} onChange={onChange} />
    </div>
  );
}

/** The call as it will sound, with the volume as it is set now; the rest as it is saved. */
function VoiceTest({ clinic, volume }: { clinic: ClinicDisplay; volume: number }) {
  const t = useText('display');
  const [speaker] = useState(() => new Map<'one', Loudspeaker>());
  const [told, setTold] = useState<'testing' | 'tested' | 'testBlocked' | null>(null);
  const test = async (): Promise<void> => {
    const loud = speaker.get('one') ?? new Loudspeaker();
    speaker.set('one', loud);
    setTold('testing');
    await loud.audio.resume();
    if (loud.blocked) {
      setTold('testBlocked');
      return;
    }
    const { chime, voice, numberReading, repeats } = clinic;
    await loud.play({ number: 'A-012', unit: t('settings.sampleUnit'), room: t('settings.sampleRoom') }, { speaks: true, volume, chime, voice, numberReading, repeats });
    setTold('tested');
  };
  return (
    <div className={css.choices}>
      <Button variant="default" leftSection={<IconVolume size={16} />} disabled={told === 'testing'} onClick={() => { void test(); }}>{t('settings.test')}</Button>
      <p role="status" className={css.mute}>{told === null ? '' : t(`settings.${told}`)}</p>
    </div>
  );
}

interface ScreenFieldsProps { readonly number: number; readonly screen: Screen; readonly units: readonly Unit[]; readonly wrong: boolean; readonly onChange: (part: Partial<Screen>) => void; readonly onRemove: (() => void) | null }

function ScreenFields({ number, screen, units, wrong, onChange, onRemove }: ScreenFieldsProps) {
  const t = useText('display');
  const { unitIds } = screen;
  const open = async (): Promise<void> => { if (!(await openDisplay(number))) showRefusal({ code: 'internal' }); };
  const toggle = (id: string, on: boolean): void => { onChange({ unitIds: on ? [...(unitIds ?? []), id] : (unitIds ?? []).filter((each) => each !== id) }); };
  return (
    <fieldset className={own.screenFields}>
      <legend>{t('settings.screens', { number })}</legend>
      <div className={css.stack}>
        <div className={css.choices}>
          <Segmented label={t('settings.look')} value={screen.look} options={LOOKS.map((look) => ({ value: look, label: t(`settings.looks.${look}`) }))} onChange={(look) => { onChange({ look }); }} />
          <Segmented label={t('settings.unitsOf', { number })} value={unitIds === null ? 'all' : 'some'} options={[{ value: 'all', label: t('settings.allUnits') }, { value: 'some', label: t('settings.someUnits') }]}
            onChange={(which) => { onChange({ unitIds: which === 'all' ? null : units.map((unit) => unit.id) }); }} />
        </div>
        {unitIds !== null && <div className={css.choices}>{units.map((unit) => <Checkbox key={unit.id} label={unit.name} checked={unitIds.includes(unit.id)} onChange={(event) => { toggle(unit.id, event.currentTarget.checked); }} />)}</div>}
        {(wrong || unitIds?.length === 0) && <p className={css.bad}>{t('settings.noUnit')}</p>}
        <div className={css.choices}>
          <Button size="xs" variant="default" leftSection={<IconDeviceTv size={15} />} onClick={() => { void open(); }}>{t('settings.open', { number })}</Button>
          {onRemove && <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={onRemove}>{t('settings.removeScreen', { number })}</Button>}
        </div>
      </div>
    </fieldset>
  );
}
