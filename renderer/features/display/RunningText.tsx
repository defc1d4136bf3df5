/**
 * The text at the foot. What fits stands still. Longer text runs, at about seven letters a second, which is half of what
 * people read; Space stops it. Where the system asks for less motion it is shown piece by piece instead.
 */
import { useReducedMotion } from '@mantine/hooks';
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './display.module.css';

const LETTERS_A_SECOND = 7;
/** What fits into the line at its size; a piece ends with a word. */
const LETTERS_A_PIECE = 90;
const PIECE_MS = 9_000;
/** The line has edges. */
const FILLED = 0.95;
/** How many letters wide the screen is: the text comes in from the right edge. */
const LETTERS_A_SCREEN = 105;

export function RunningText({ text }: { text: string }) {
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  const line = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(true);
  const stopped = useStopped();
  useLayoutEffect(() => {
    const box = line.current;
    const words = box?.querySelector('span');
    if (!box || !words) return;
    // Also when the font has come, or the window has another size.
    const watch = new ResizeObserver(() => { setFits(words.offsetWidth <= box.clientWidth * FILLED); });
    watch.observe(box);
    watch.observe(words);
    return () => { watch.disconnect(); };
  }, [text, still]);
  if (still && !fits) return <Pieces key={text} text={text} />;
  const seconds = (text.length + LETTERS_A_SCREEN) / LETTERS_A_SECOND;
  const style = { '--run': `${seconds}s` } as CSSProperties;
  return <div ref={line} className={css.line}><p className={fits ? css.still : css.running} data-stopped={stopped || undefined} style={style}><span>{text}</span></p></div>;
}

function useStopped(): boolean {
  const [stopped, setStopped] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => { if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) setStopped((before) => !before); };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, []);
  return stopped;
}

/** Cut between words. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS_A_PIECE) pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(word);
  }
  return pieces;
}

function Pieces({ text }: { text: string }) {
  const pieces = piecesOf(text);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => { setAt((before) => before + 1); }, PIECE_MS);
    return () => { clearInterval(timer); };
  }, []);
  return <div className={css.line}><p className={css.still}>{pieces[at % pieces.length]}</p></div>;
}
