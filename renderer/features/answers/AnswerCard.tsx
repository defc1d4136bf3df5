/** One answer: what was asked for, where it comes from, and what can be done with it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './answers.module.css';
import { ArticleBody } from './ArticleBody.tsx';
import type { Told } from './answer-words.ts';

export function AnswerCard({ told, source, children }: { told: Told; source: string; children?: ReactNode }) {
  return (
    <section className={css.card} data-tone={told.tone} aria-label={told.title}>
      <h2 className={css.title}>{told.title}</h2>
      {told.lines.length > 0 && <ul className={css.lines}>{told.lines.map((line, at) => <li key={`${at} ${line}`} data-strong={(told.strong === true && at === 0) || undefined}>{line}</li>)}</ul>}
      {told.body !== undefined && <ArticleBody text={told.body} />}
      {children}
      {source !== '' && <p className={css.source}>{source}</p>}
    </section>
  );
}

export function CardAction({ label, onPress, hint }: { label: string; onPress: () => void; hint?: ReactNode }) {
  return <Button size="xs" variant="default" onClick={onPress} rightSection={hint}>{label}</Button>;
}
