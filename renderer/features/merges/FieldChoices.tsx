/** Field by field: what differs is chosen with the arrows, what is the same is only shown. */
import { useEffect, useRef } from 'react';
import type { Choices, MergeChoice, MergeField } from '../../../shared/domain/merge-fields.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag } from '../../ui/index.ts';
import { type MergeRow, type Sides, mergeRows } from './merge-rows.ts';
import css from './merges.module.css';

interface FieldChoicesProps { readonly sides: Sides; readonly choices: Choices; readonly onChoose: (field: MergeField, choice: MergeChoice) => void }

export function FieldChoices({ sides, choices, onChoose }: FieldChoicesProps) {
  const t = useText('merges');
  const list = useRef<HTMLDivElement>(null);
  const rows = mergeRows(t, sides);
  const [open, same] = [rows.filter(({ differs }) => differs), rows.filter(({ differs }) => !differs)];
  useEffect(() => { list.current?.querySelector<HTMLInputElement>('input:checked')?.focus(); }, []);
  return (
    <div ref={list}>
      <h2 className={css.heading}>{open.length === 0 ? t('nothingDiffers') : t('differ', { count: open.length })}{open.length > 0 && <span className={css.mute}>{t('keys')}</span>}</h2>
      {open.map((row) => <Choice key={row.field} row={row} chosen={choices[row.field] ?? 'into'} onChoose={(choice) => { onChoose(row.field, choice); }} />)}
      {same.length > 0 && <h2 className={css.heading}>{t('same', { count: same.length })}</h2>}
      {same.map((row) => <div key={row.field} className={css.row}><span className={css.field}>{t(`fields.${row.field}`)}</span><span className={css.sameValue}>{row.into}</span><span className={css.sameMark}><StatusTag tone="grey" shape="check">{t('isSame')}</StatusTag></span></div>)}
    </div>
  );
}

function Choice({ row, chosen, onChoose }: { row: MergeRow; chosen: MergeChoice; onChoose: (choice: MergeChoice) => void }) {
  const t = useText('merges');
  const texts: Readonly<Record<MergeChoice, string>> = { into: row.into, from: row.from, both: `${row.into}; ${row.from}` };
  return (
    <fieldset className={css.row} data-differs>
      <legend className="visually-hidden">{t(`fields.${row.field}`)}</legend>
      <span className={css.field} aria-hidden="true">{t(`fields.${row.field}`)}<StatusTag tone={row.onlyOne ? 'grey' : 'amber'} shape={row.onlyOne ? 'ring' : 'triangle'}>{t(row.onlyOne ? 'onlyOne' : 'differs')}</StatusTag></span>
      {row.offers.map((offer) => (
        <label key={offer} className={offer === 'both' ? `${css.option} ${css.wide}` : css.option} data-chosen={offer === chosen || undefined}>
          <input type="radio" name={row.field} value={offer} checked={offer === chosen} onChange={() => { onChoose(offer); }} />
          <span className={texts[offer] === '' ? css.emptyValue : css.value}>{offer === 'both' && <span className={css.mute}>{t('both')}: </span>}{texts[offer] === '' ? t('empty') : texts[offer]}<span className="visually-hidden"> ({t(`side.${offer}`)})</span></span>
        </label>
      ))}
    </fieldset>
  );
}
