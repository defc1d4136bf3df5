/** The waiting room's screen: who is called, who is next. Numbers only, never a name. Keys: Space stops the running text. */
import { useEffect } from 'react';
import type { DisplayCall, DisplayState } from '../../../shared/contract/display.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime, formatWeekday, zoneName } from '../../ui/index.ts';
import { DisplayNotice } from '../emergencies/DisplayNotice.tsx';
import { CallCard } from './CallCard.tsx';
import { RunningText } from './RunningText.tsx';
import { UnitPages } from './UnitPages.tsx';
import css from './display.module.css';
import { type Shown, useDisplayState } from './use-display-state.ts';
import { useVoice } from './use-voice.ts';

export function DisplayScreen() {
  const t = useText('display');
  const { state, link } = useDisplayState();
  const voice = useVoice(state, link === 'connected');
  useEffect(() => { document.title = t('title'); }, [t]);
  if (!state) return <NothingYet link={link} />;
  const { now, latest, earlier } = callsOf(state, voice.speaking);
  return (
    <main className={css.screen} aria-label={t('title')} data-look={state.look} data-speaking={voice.speaking ?? undefined}>
      <DisplayNotice />
      <header className={css.head}>
        <h1 className={css.clinic}>{state.clinicName}</h1>
        {voice.blocked && <button type="button" className={css.sound} onClick={voice.start}>{t('soundOn')}</button>}
        {state.showWaiting && <span className={css.waiting}>{t('waiting', { count: state.waiting })}</span>}
        <Clock day={state.day} />
      </header>
      <div className={css.body}>
        <CallCard call={now} earlier={earlier} speaking={now !== null && voice.speaking === now.id} />
        <UnitPages units={state.units} showWaiting={state.showWaiting} calledUnit={latest?.unitId ?? null} callId={latest?.id ?? null} />
      </div>
      <footer className={css.foot} data-link={link}>
        {link === 'connected'
          ? state.runningText !== '' && <RunningText text={state.runningText} />
          : <p role="alert" className={css.lost}><b>{t(link)}</b> {t('lastState', { time: formatTime(state.now) })}</p>}
      </footer>
    </main>
  );
}

/** The large number is the one that sounds; in silence the newest. */
function callsOf(state: DisplayState, speaking: string | null): { now: DisplayCall | null; latest: DisplayCall | null; earlier: DisplayCall[] } {
  const here = state.calls.filter((call) => call.here);
  const latest = here[0] ?? null;
  const now = here.find((call) => call.id === speaking) ?? latest;
  return { now, latest: now, earlier: here.filter((call) => call !== now) };
}

function NothingYet({ link }: { link: Shown['link'] }) {
  const t = useText('display');
  return (
    <main className={css.screen} data-look="dark">
      <h1 className={css.alone}>{link === 'lost' ? t('lost') : t('notOpen')}</h1>
    </main>
  );
}

function Clock({ day }: { day: string }) {
  const now = useNow(1000);
  return (
    <>
      <span className={css.day}>{formatWeekday(day)}</span>
      <strong className={css.clock}>{formatTime(now)} <span className={css.zone}>{zoneName()}</span></strong>
    </>
  );
}
