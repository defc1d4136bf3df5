/** Both records beside each other: what is the same, what differs and where. */
import { Button, TextInput } from '@mantine/core';
import type { DuplicatePair, DuplicatePerson } from '../../../shared/contract/duplicates.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useRoute } from '../../app/routes.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Highlighted } from '../../ui/Highlighted.tsx';
import { Kbd, Panel, StatusTag, formatBirthDate, formatDay, formatInstant, type Shape, type Tone } from '../../ui/index.ts';
import { FACTS, type Fact, type Likeness, differingPart, likenessOf } from './facts.ts';
import { Sureness } from './Sureness.tsx';
import css from './duplicates.module.css';

const LOOKS: Readonly<Record<Exclude<Likeness, 'none'>, { readonly tone: Tone; readonly shape: Shape }>> = {
  same: { tone: 'green', shape: 'check' }, similar: { tone: 'amber', shape: 'dot' }, different: { tone: 'red', shape: 'cross' }, missing: { tone: 'grey', shape: 'ring' },
};

interface PairPanelProps { readonly pair: DuplicatePair; readonly note: string; readonly busy: boolean; readonly onNote: (note: string) => void; readonly onMerge: () => void; readonly onDismiss: () => void; readonly onRestore: () => void }

export function PairPanel({ pair, note, busy, onNote, onMerge, onDismiss, onRestore }: PairPanelProps) {
  const t = useText('duplicates');
  const go = useRoute((route) => route.go);
  const shown = FACTS.filter((fact) => pair.a[fact] !== null || pair.b[fact] !== null);
  return (
    <Panel title={t('pairTitle')} aside={pair.dismissed === null ? <Sureness score={pair.score} /> : undefined}>
      <div className={css.pair} role="region" aria-label={t('pairTitle')}>
        {pair.returned && <p className={css.returned}><StatusTag tone="amber" shape="triangle">{t('returned')}</StatusTag> {t('returnedText')}</p>}
        {pair.dismissed !== null && <p className={css.mute}>{t('dismissedBy', { by: pair.dismissed.by, when: formatInstant(pair.dismissed.at) })}{pair.dismissed.note !== null && ` ${t('dismissedNote', { note: pair.dismissed.note })}`}</p>}
        <table className={css.facts}>
          <thead><tr><td /><th scope="col">{t('first')}</th><th scope="col">{t('second')}</th><th scope="col">{t('likeness')}</th></tr></thead>
          <tbody>{shown.map((fact) => <FactRow key={fact} pair={pair} fact={fact} />)}</tbody>
        </table>
        {pair.reasons.length > 0 && <p className={css.mute}>{t('why', { reasons: pair.reasons.map((reason) => t(`reasons.${reason}`)).join(' · ') })}</p>}
        {pair.dismissed === null && <TextInput label={t('note')} description={t('noteHint')} maxLength={300} value={note} onChange={(event) => { onNote(event.currentTarget.value); }} />}
        <div className={css.buttons}>
          {pair.dismissed === null && <Button aria-keyshortcuts="Enter" onClick={onMerge} rightSection={<Kbd>Enter</Kbd>}>{t('merge')}</Button>}
          {pair.dismissed === null && <Button variant="default" loading={busy} aria-keyshortcuts="B" onClick={onDismiss} rightSection={<Kbd>B</Kbd>}>{t('dismiss')}</Button>}
          {pair.dismissed !== null && <Button loading={busy} aria-keyshortcuts="R" onClick={onRestore} rightSection={<Kbd>R</Kbd>}>{t('restore')}</Button>}
          <Button variant="subtle" aria-keyshortcuts="1" onClick={() => { go(`patients/${pair.a.id}`); }} rightSection={<Kbd>1</Kbd>}>{t('openFirst')}</Button>
          <Button variant="subtle" aria-keyshortcuts="2" onClick={() => { go(`patients/${pair.b.id}`); }} rightSection={<Kbd>2</Kbd>}>{t('openSecond')}</Button>
        </div>
      </div>
    </Panel>
  );
}

function FactRow({ pair, fact }: { pair: DuplicatePair; fact: Fact }) {
  const t = useText('duplicates');
  const likeness = likenessOf(pair, fact);
  const [a, b] = [inWords(t, pair.a, fact), inWords(t, pair.b, fact)];
  const marked = likeness === 'similar' || likeness === 'different' ? differingPart(a, b) : null;
  return (
    <tr>
      <th scope="row">{t(`facts.${fact}`)}</th>
      <td>{a === '' ? <span className={css.mute}>{t('notFilled')}</span> : <Highlighted text={a} ranges={marked ? [marked.a] : []} />}</td>
      <td>{b === '' ? <span className={css.mute}>{t('notFilled')}</span> : <Highlighted text={b} ranges={marked ? [marked.b] : []} />}</td>
      <td>{likeness !== 'none' && <StatusTag {...LOOKS[likeness]}>{t(`likenesses.${likeness}`)}</StatusTag>}</td>
    </tr>
  );
}

function inWords(t: Text, person: DuplicatePerson, fact: Fact): string {
  switch (fact) {
    case 'recordNumber': return formatRecordNumber(person.recordNumber);
    case 'sex': return person.sex === null ? '' : t(`common:sex.${person.sex}`);
    case 'birthDate': return person.birthDate === null ? '' : `${formatBirthDate(person.birthDate)}${person.birthDateEstimated ? ` (${t('estimated')})` : ''}`;
    case 'registeredAt': return formatInstant(person.registeredAt);
    case 'lastVisitDay': return person.lastVisitDay === null ? '' : formatDay(person.lastVisitDay);
    default: return person[fact] ?? '';
  }
}
