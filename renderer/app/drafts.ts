/**
 * What is being typed survives a power cut: saved 800 ms after the last key and never older than 2 s, read back when the
 * form opens. A draft belongs to the signed-in user, a form and a key within it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './client.ts';

const QUIET_MS = 800;
const OLDEST_MS = 2000;

export interface Draft {
  /** When the desk last kept what is typed (UTC milliseconds); null while nothing is kept. */
  readonly savedAt: number | null;
  /** The draft was there when the form opened, and has been put into it. */
  readonly restored: boolean;
  discard: () => Promise<void>;
}

interface Pending {
  timer: ReturnType<typeof setTimeout> | null;
  since: number | null;
  content: string;
  /** What the desk has, as far as the page knows. */
  kept: string | null;
  /** The form as it opened: not worth a draft. */
  readonly untouched: string;
}

/** Written by an older version of the form, a draft may lack fields that the form has now: then it is left alone. */
function fits<T>(value: T, draft: unknown): draft is T {
  if (typeof value !== 'object' || value === null) return typeof draft === typeof value;
  return typeof draft === 'object' && draft !== null && Object.keys(value).every((field) => field in draft);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/**
 * `value` is the form's plain content; the value at mounting counts as untouched and is not saved. `apply` receives a
 * kept draft once, after mounting.
 */
export function useDraft<T>(form: string, key: string, value: T, apply: (draft: T) => void): Draft {
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [restored, setRestored] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const content = JSON.stringify(value);
  const pending = useRef<Pending>({ timer: null, since: null, content, kept: content, untouched: content });
  const applyNow = useRef(apply);
  const valueNow = useRef(value);
  useEffect(() => {
    applyNow.current = apply;
    valueNow.current = value;
  });

  const save = useCallback(async () => {
    const state = pending.current;
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = null;
    state.since = null;
    if (state.content === state.kept) return;
    const sent = state.content;
    state.kept = sent;
    if (sent === state.untouched) {
      // Everything typed was taken back: there is nothing to bring back later.
      setSavedAt(null);
      await call('drafts.discard', { form, key });
      return;
    }
    const result = await call('drafts.save', { form, key, content: sent });
    if (result.ok) setSavedAt(result.value.savedAt);
    else if (state.kept === sent) state.kept = null;
  }, [form, key]);

  useEffect(() => {
    let gone = false;
    setLoaded(false);
    void call('drafts.load', { form, key }).then((result) => {
      if (gone) return;
      setLoaded(true);
      if (!result.ok || result.value === null) return;
      const draft = parsed(result.value.content);
      if (!fits(valueNow.current, draft)) return;
      pending.current.kept = result.value.content;
      setSavedAt(result.value.savedAt);
      setRestored(true);
      applyNow.current(draft);
    });
    return () => { gone = true; };
  }, [form, key]);

  useEffect(() => {
    const state = pending.current;
    state.content = content;
    if (!loaded || content === state.kept) return;
    const now = Date.now();
    state.since ??= now;
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = setTimeout(() => { void save(); }, Math.max(0, Math.min(QUIET_MS, state.since + OLDEST_MS - now)));
  }, [content, loaded, save]);

  // Leaving the screen must not lose the last second of typing.
  useEffect(() => () => { void save(); }, [save]);

  const discard = useCallback(async () => {
    const state = pending.current;
    // What is there now was settled; what is typed from here on is a new draft.
    state.kept = state.content;
    if (state.timer !== null) clearTimeout(state.timer);
    setSavedAt(null);
    setRestored(false);
    await call('drafts.discard', { form, key });
  }, [form, key]);

  return { savedAt, restored, discard };
}
