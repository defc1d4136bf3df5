/** The waiting room's screen: who is called, who is next. Numbers only, never a name. */
import { useEffect, useLayoutEffect, useState } from 'react';
import type { DisplayState } from '../../../shared/contract/queue.ts';
import { onDeskEvent, useCall, useLink } from '../../app/client.ts';
import { setDeskClock, useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime, formatWeekday, setClinicZone, zoneName } from '../../ui/index.ts';
import { windowAnnouncer } from './announcer.ts';
import { DisplayNotice } from '../emergencies/DisplayNotice.tsx';
import css from './display.module.css';

const REFRESH_MS = 10_000;
/** More units than this leave no room for the doctor's line; still more stand in two columns. */
const MOST_WITH_DOCTOR = 6;
const MOST_IN_A_COLUMN = 9;

export function DisplayScreen() {
  const t = useText('display');
  const status = useCall('clinic.status', {}, { refetchInterval: REFRESH_MS });
  const state = useCall('queue.display', {}, { refetchInterval: REFRESH_MS });
  const link = useLink((each) => each.state);
  const sound = useSound();
  const clinic = status.data?.clinic ?? null;
  const askedAt = status.dataUpdatedAt;
  useLayoutEffect(() => {
    if (!clinic) return;
    setClinicZone(clinic.zone);
    setDeskClock(clinic.now, askedAt);
  }, [clinic, askedAt]);
  useEffect(() => { document.title = t('title'); }, [t]);
  if (!state.data) return <main className={css.screen}><h1 className={css.alone}>{t('notOpen')}</h1></main>;
  return (
    <main className={css.screen} aria-label={t('title')}>
      <DisplayNotice />
      <header className={css.head}>
        <h1 className={css.clinic}>{state.data.clinicName}</h1>
        {!sound.on && <button type="button" className={css.sound} onClick={sound.start}>{t('soundOn')}</button>}
        <span>{formatWeekday(state.data.day)}</span>
        <Clock />
      </header>
      <div className={css.body}>
        <CurrentCall current={state.data.current} />
        <ul className={css.units} data-many={state.data.units.length > MOST_WITH_DOCTOR || undefined} data-crowded={state.data.units.length > MOST_IN_A_COLUMN || undefined}>{state.data.units.map((unit) => <UnitRow key={unit.id} unit={unit} />)}</ul>
      </div>
      <footer className={css.foot}>
        {link !== 'connected' || state.isError ? <p role="alert" className={css.still}>{t('lost')}</p> : <p className={state.data.runningText.length > 90 ? css.running : css.still}>{state.data.runningText}</p>}
      </footer>
    </main>
  );
}

function CurrentCall({ current }: { current: DisplayState['current'] }) {
  const t = useText('display');
  if (!current) return <section className={css.call} aria-live="assertive"><p className={css.to}>{t('nobody')}</p><p className={css.label}>{t('nobodyText')}</p></section>;
  return (
    <section className={css.call} aria-live="assertive" key={`${current.entryId} ${current.at}`}>
      <p className={css.label}>{t('number')}</p>
      <p className={css.number} data-long={current.number.length > 5 || undefined}>{current.number}</p>
      <p className={css.to}>{current.unit}{current.room === null ? '' : ` · ${current.room}`}</p>
    </section>
  );
}

function UnitRow({ unit }: { unit: DisplayState['units'][number] }) {
  const t = useText('display');
  const doctor = unit.doctors[0];
  return (
    <li className={css.unit}>
      <span className={css.unitText}>
        <span className={css.unitName}>{unit.name}</span>
        {doctor && <span className={`${css.small} ${css.doctor}`}>{doctor.name}{doctor.hours === null ? '' : ` ${doctor.hours}`}</span>}
        <span className={css.small}>{unit.next.length > 0 ? t('next', { numbers: unit.next.join(', ') }) : t('noneWaiting')}</span>
      </span>
      <span className={css.unitNumber}>{unit.current ?? '—'}</span>
    </li>
  );
}

function Clock() {
  const now = useNow(1000);
  return <strong>{formatTime(now)} {zoneName()}</strong>;
}

/** Browsers want one press before a page may sound; until then the button is shown. Electron needs none. */
function useSound(): { on: boolean; start: () => void } {
  const [audio] = useState(() => new AudioContext());
  const [on, setOn] = useState(audio.state === 'running');
  useEffect(() => {
    const announcer = windowAnnouncer(audio);
    const onState = (): void => { setOn(audio.state === 'running'); };
    audio.addEventListener('statechange', onState);
    const stop = onDeskEvent((event) => { if (event.type === 'call') void announcer.announce(event.call); });
    return () => {
      audio.removeEventListener('statechange', onState);
      stop();
    };
  }, [audio]);
  return { on, start: () => { void audio.resume(); } };
}
