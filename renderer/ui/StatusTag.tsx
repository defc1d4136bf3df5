import type { ReactNode } from 'react';
import css from './frame-parts.module.css';

export type Tone = 'grey' | 'blue' | 'brand' | 'amber' | 'red' | 'green';
export type Shape = 'ring' | 'target' | 'play' | 'check' | 'cross' | 'triangle' | 'pause' | 'dot' | 'arrow' | 'none';

const GLYPHS: Record<Shape, string> = { ring: '○', target: '◉', play: '▶', check: '✓', cross: '✕', triangle: '▲', pause: '‖', dot: '●', arrow: '→', none: '' };

/** A state told by shape, word and colour together, never by colour alone. */
export function StatusTag({ tone, shape = 'none', children }: { tone: Tone; shape?: Shape; children: ReactNode }) {
  return (
    <span className={`${css.tag} ${css[tone]}`}>
      {shape !== 'none' && <span aria-hidden="true">{GLYPHS[shape]}</span>}
      {children}
    </span>
  );
}

/** The key that does the same, written on the control. Screen readers hear it through `aria-keyshortcuts` instead. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={css.kbd} aria-hidden="true">{children}</kbd>;
}
