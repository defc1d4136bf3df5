/** What to call somebody whom nobody knows: one key names a man, a woman or a child by the time they came. */
import { GUESSES, SEX_OF_GUESS, guessOf, unknownName, type Guess } from '../../../shared/domain/given-names.ts';
import { deskNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, dayOfInstant, formatTime } from '../../ui/index.ts';
import { chooseByLetter } from './letters.ts';
import type { PatientValues } from './patient-form.ts';
import css from './patients.module.css';

/** Tuan, nyonya, anak. */
const KEYS: Readonly<Record<string, Guess>> = { t: 'man', n: 'woman', a: 'child' };

export function GuessField({ values, onChange }: { values: PatientValues; onChange: (part: Partial<PatientValues>) => void }) {
  const t = useText('patients');
  const choose = (guess: Guess): void => { onChange({ name: unknownName(guess, dayOfInstant(deskNow()), formatTime(deskNow())), sex: SEX_OF_GUESS[guess] ?? '' }); };
  return (
    <div className={css.two} data-first onKeyDown={chooseByLetter(KEYS, choose)}>
      <Segmented<Guess | ''> label={t('guess.label')} value={guessOf(values.name) ?? ''} options={GUESSES.map((guess) => ({ value: guess, label: t(`guess.${guess}`) }))} onChange={(guess) => { if (guess !== '') choose(guess); }} />
      <p className={css.hint}>{t('guess.hint')}</p>
    </div>
  );
}
