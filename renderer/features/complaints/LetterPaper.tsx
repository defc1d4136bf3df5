/** A letter on the clinic's paper. */
import { formatPhone } from '../../../shared/domain/phone.ts';
import css from './paper.module.css';

export interface Letter { readonly clinic: { readonly name: string; readonly address: string; readonly phone: string | null }; readonly number: string; readonly text: string }

export function LetterPaper({ letter: { clinic, number, text } }: { letter: Letter }) {
  return (
    <article className={css.letter} aria-label={number}>
      <header className={css.letterHead}>
        <p className={css.letterName}>{clinic.name}</p>
        <p>{clinic.address}{clinic.phone === null ? '' : ` · ${formatPhone(clinic.phone)}`}</p>
      </header>
      <p className={css.letterNumber}>No. {number}</p>
      <p className={css.words}>{text}</p>
    </article>
  );
}
