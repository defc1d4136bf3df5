/** What an article says: paragraphs, steps and lists, drawn by the manual's own renderer. Nothing else of its notation is taken; no link leads out of the desk. */
import Markdown from 'react-markdown';
import css from './answers.module.css';

const PARTS = ['p', 'ol', 'ul', 'li', 'strong', 'em', 'br'];

export function ArticleBody({ text }: { text: string }) {
  return <div className={css.body}><Markdown allowedElements={PARTS} unwrapDisallowed>{text}</Markdown></div>;
}
