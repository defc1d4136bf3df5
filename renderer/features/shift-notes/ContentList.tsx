import type { ShiftContent } from '../../../shared/contract/shift-notes.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount } from '../../ui/index.ts';
import { contentParts } from './content-words.ts';
import css from './shift-notes.module.css';

/** What is or was open, part by part. */
export function ContentList({ content }: { content: ShiftContent }) {
  const t = useText('shift-notes');
  return (
    <div className={css.parts}>
      {contentParts(t, content).map(({ key, title, count, lines }) => (
        <section key={key} className={css.part}>
          <h3 className={css.partTitle}><span className={css.count}>{formatCount(count)}</span> {title}</h3>
          <ul className={css.lines}>{lines.map((line, index) => <li key={index}>{line}</li>)}</ul>
        </section>
      ))}
    </div>
  );
}
