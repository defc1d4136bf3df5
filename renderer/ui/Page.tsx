import type { ReactNode } from 'react';
import css from './frame-parts.module.css';

/** A screen: its heading, what can be done on it, and its content. */
export function Page({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.page}>
      <div className={css.pageHead}>
        <h1 className={css.pageTitle}>{title}</h1>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface PanelProps {
  title?: ReactNode;
  /** Right end of the heading: a hint, a count, a small control. */
  aside?: ReactNode;
  /** Room around the content; tables go to the edge. */
  padded?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, padded = false, children }: PanelProps) {
  return (
    <section className={css.panel}>
      {title !== undefined && (
        <div className={css.panelHead}>
          <h2 className={css.panelTitle}>{title}</h2>
          {aside !== undefined && <div className={css.panelAside}>{aside}</div>}
        </div>
      )}
      <div className={padded ? css.padded : undefined}>{children}</div>
    </section>
  );
}

/** What to do when there is nothing to show yet. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>{title}</p>
      {children !== undefined && <p className={css.emptyText}>{children}</p>}
      {action}
    </div>
  );
}
