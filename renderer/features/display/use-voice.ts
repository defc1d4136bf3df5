/** The voice of this computer: of all its display windows one speaks, and tells the others what. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DisplayCall, DisplayState } from '../../../shared/contract/display.ts';
import { Announcer } from './announcer.ts';
import { Loudspeaker } from './loudspeaker.ts';

const LEADER = 'meja-depan-display-voice';
const CHANNEL = 'meja-depan-display';

export interface Voice {
  /** The browser wants a press before this page may sound. */
  readonly blocked: boolean;
  readonly start: () => void;
  /** The id of the call that sounds now, here or in another window. */
  readonly speaking: string | null;
}

export function useVoice(state: DisplayState | null, fresh: boolean): Voice {
  const [speaker] = useState(() => new Loudspeaker());
  const blocked = useBlocked(speaker);
  const speaks = state !== null && state.sound.speaks && (state.sound.chime !== 'none' || state.sound.voice !== 'none');
  const leads = useLeadership(speaks && !blocked);
  const { speaking, tell } = useSpeaking();
  const announcer = useRef<Announcer | null>(null);

  useEffect(() => {
    if (!leads) return;
    const mine = new Announcer((call, sound) => speaker.play(call, sound), (call) => { tell(call); });
    announcer.current = mine;
    return () => {
      mine.stop();
      announcer.current = null;
    };
  }, [leads, speaker, tell]);

  useEffect(() => {
    // What is only remembered is history.
    if (leads && fresh && state) announcer.current?.offer(state.calls, state.now, state.sound);
  }, [leads, fresh, state]);

  return { blocked: speaks && blocked, start: () => { void speaker.audio.resume(); }, speaking };
}

/** Any key or press on the page also lets it sound. */
function useBlocked(speaker: Loudspeaker): boolean {
  const [blocked, setBlocked] = useState(speaker.blocked);
  useEffect(() => {
    const { audio } = speaker;
    const look = (): void => { setBlocked(speaker.blocked); };
    const resume = (): void => { void audio.resume(); };
    audio.addEventListener('statechange', look);
    window.addEventListener('pointerdown', resume);
    window.addEventListener('keydown', resume);
    look();
    return () => {
      audio.removeEventListener('statechange', look);
      window.removeEventListener('pointerdown', resume);
      window.removeEventListener('keydown', resume);
    };
  }, [speaker]);
  return blocked;
}

/** The lock goes to the next window by itself when the one that has it is closed or crashes. */
function useLeadership(wanted: boolean): boolean {
  const [leads, setLeads] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const over = Promise.withResolvers<undefined>();
    const given = new AbortController();
    navigator.locks.request(LEADER, { signal: given.signal }, async () => {
      setLeads(true);
      await over.promise;
    }).catch(() => undefined);
    return () => {
      setLeads(false);
      given.abort();
      over.resolve(undefined);
    };
  }, [wanted]);
  return leads;
}

function useSpeaking(): { speaking: string | null; tell: (call: DisplayCall | null) => void } {
  const [speaking, setSpeaking] = useState<string | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(CHANNEL);
    channel.current = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => { setSpeaking(typeof data === 'string' ? data : null); });
    return () => {
      channel.current = null;
      opened.close();
    };
  }, []);
  const tell = useCallback((call: DisplayCall | null): void => {
    setSpeaking(call?.id ?? null);
    channel.current?.postMessage(call?.id ?? null);
  }, []);
  return { speaking, tell };
}
