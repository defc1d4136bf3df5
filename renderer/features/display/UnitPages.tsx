/** Every unit: who is inside, who is next, which doctor. Many units take turns, page by page. */
import { useEffect, useState } from 'react';
import type { DisplayState } from '../../../shared/contract/display.ts';
import { useText } from '../../i18n/index.ts';
import css from './display.module.css';

/** What can still be read across a waiting room: five rows when that is all, else four to a page. */
const MOST_ALONE = 5;
const MOST_ON_A_PAGE = 4;
const NEXT_SHOWN = 2;
/** Four rows are read in eight seconds, also by slow readers. */
const PAGE_MS = 8_000;
/** `A1-012` side by side needs smaller signs. */
const USUAL_SIGNS = 5;

type Unit = DisplayState['units'][number];

/** Pages of nearly the same length, so that the rows never jump. */
export function pagesOf<T>(units: readonly T[]): T[][] {
  const pages = units.length <= MOST_ALONE ? 1 : Math.ceil(units.length / MOST_ON_A_PAGE);
  const each = Math.ceil(units.length / pages);
  return Array.from({ length: pages }, (_, page) => units.slice(page * each, (page + 1) * each));
}

interface UnitPagesProps { readonly units: readonly Unit[]; readonly showWaiting: boolean; readonly calledUnit: string | null; readonly callId: string | null }

export function UnitPages({ units, showWaiting, calledUnit, callId }: UnitPagesProps) {
  const t = useText('display');
  const pages = pagesOf(units);
  const calledPage = pages.findIndex((page) => page.some((unit) => unit.id === calledUnit));
  const page = useTurns(pages.length, Math.max(0, calledPage), callId);
  const rows = pages[page] ?? [];
  return (
    <section className={css.right} aria-label={t('units')}>
      <ul className={css.units} data-rows={Math.max(...pages.map((each) => each.length))}>
        {rows.map((unit) => <UnitRow key={unit.id} unit={unit} showWaiting={showWaiting} />)}
      </ul>
      {pages.length > 1 && (
        <p className={css.pages}>
          <span className={css.pageText}>{t('page', { page: page + 1, pages: pages.length })}</span>
          {pages.map((_, each) => <span key={each} className={css.dot} data-now={each === page || undefined} aria-hidden="true" />)}
        </p>
      )}
    </section>
  );
}

/** Turns by itself; a call turns to its unit's page at once. */
function useTurns(pages: number, calledPage: number, callId: string | null): number {
  const [turn, setTurn] = useState({ page: calledPage, callId });
  if (turn.callId !== callId) setTurn({ page: calledPage, callId });
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => { setTurn((now) => ({ ...now, page: (now.page + 1) % pages })); }, PAGE_MS);
    return () => { clearInterval(timer); };
  }, [pages, callId]);
  return Math.min(turn.page, pages - 1);
}

function UnitRow({ unit, showWaiting }: { unit: Unit; showWaiting: boolean }) {
  const t = useText('display');
  const next = unit.next.slice(0, NEXT_SHOWN);
  const here = unit.doctors.filter(({ away }) => !away).slice(0, 1).map(({ name, hours }) => `${name} ${hours ?? ''}`.trim());
  const away = unit.doctors.filter((doctor) => doctor.away).map(({ name }) => t('away', { name }));
  // One line only: who came for a doctor who is away must read that; the room is told with each call.
  const facts = [...(unit.room === null || away.length > 0 ? [] : [unit.room]), ...here].join(' · ');
  const long = [unit.current ?? '', ...next].some((number) => number.length > USUAL_SIGNS);
  return (
    <li className={css.unit} data-long={long || undefined}>
      <h2 className={css.unitName}>{unit.name}</h2>
      <span className={css.unitNumber} data-none={unit.current === null || undefined}>{unit.current ?? '–'}</span>
      <p className={css.next} data-none={next.length === 0 || undefined}>
        {next.length === 0 ? <span className={css.nextLabel}>{t('noneNext')}</span> : <span className={css.nextLabel}>{t('next')}</span>}
        {next.map((number) => <span key={number} className={css.nextNumber}>{number}</span>)}
      </p>
      <p className={css.small}>
        <span className={css.facts}>{away.length > 0 && <strong className={css.away}>{away.join(' · ')}</strong>} {facts}</span>
        {showWaiting && unit.waiting > 0 && <span>{t('unitWaiting', { count: unit.waiting })}</span>}
      </p>
    </li>
  );
}
