/**
 * What a change does to a row at the central: last writer wins, column by column, by hybrid logical clock.
 *
 * - A change that saw the newest value simply follows it.
 * - A change that did not see it competes: the greater stamp wins, except that an open state beats a closed one and an
 *   edit beats a voiding. Every value that loses is told, so that it can be brought back.
 * - Whatever holds in the end has a stamp greater than every stamp that competed. Desks can therefore compare stamps and
 *   nothing else (`newerColumns`), and still agree with the central.
 */
import type { Change, Value } from './change.ts';
import { BOOKKEEPING, type SyncedTable, VOIDING, groupOf, syncedTable } from './tables.ts';

/** A row as the central keeps it. The stamp of a column is its exception, else the row's base. */
export interface RowState {
  readonly values: Readonly<Record<string, Value>>;
  readonly base: string;
  readonly exceptions: Readonly<Record<string, string>>;
}

/** Columns with the stamp that each now has. */
export type Effective = Readonly<Record<string, readonly [Value, string]>>;

/** A value that did not hold, with the one that did; `asks`: a person must look at it. */
export interface Loss {
  readonly column: string; readonly asks: boolean; readonly lostIsIncoming: boolean;
  readonly kept: Value; readonly keptHlc: string; readonly lost: Value; readonly lostHlc: string;
}

export interface Merge {
  readonly row: RowState;
  /** What the log gives out; empty when nothing changed. */
  readonly effective: Effective;
  readonly outcome: 'applied' | 'superseded' | 'conflict';
  readonly losses: readonly Loss[];
}

/** A stamp greater than `after` and than every other that the central has given. */
export type FreshStamp = (after: string) => string;

export const stampOf = (row: Pick<RowState, 'base' | 'exceptions'>, column: string): string => row.exceptions[column] ?? row.base;

/** The newest stamp of a row: its version. */
export const versionOf = (row: Pick<RowState, 'base' | 'exceptions'>): string => greatest([row.base, ...Object.values(row.exceptions)]);

/** The change must fit its table (`changeFault`), and its row must be there unless it is new. */
export function mergeChange(row: RowState | null, change: Change, fresh: FreshStamp): Merge {
  const table = syncedTable(change.entity);
  if (!table || (!row && !change.isNew)) throw new Error('A change is merged only after it was checked');
  if (!row) return newRow(change, table);
  if (table.merge === 'append') return { row, effective: {}, outcome: 'superseded', losses: [] };
  return mergeUnits(row, change, table, fresh);
}

function newRow(change: Change, table: SyncedTable): Merge {
  const values = Object.fromEntries(Object.keys(table.columns).map((column) => [column, (change.patch[column] ?? null) as Value]));
  const effective = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null).map(([column, value]) => [column, [value, change.hlc] as const]));
  return { row: { values, base: change.hlc, exceptions: {} }, effective, outcome: 'applied', losses: [] };
}

function mergeUnits(row: RowState, change: Change, table: SyncedTable, fresh: FreshStamp): Merge {
  const effective: Record<string, readonly [Value, string]> = {};
  const losses: Loss[] = [];
  let held = 0;
  const units = unitsOf(change, table);
  for (const unit of units) {
    const contest = contestOf(row, change, unit);
    const holds = incomingHolds(contest, row, change, table, unit);
    if (holds) held += 1;
    const hlc = stampFor(contest, holds, change.hlc, fresh);
    if (hlc !== null) for (const column of unit) effective[column] = [holds ? incoming(change, column) : (row.values[column] ?? null), hlc];
    if (contest.stale && contest.differs) losses.push(...lossesOf(row, change, table, unit, holds, hlc ?? contest.theirs));
  }
  if (bringsBack(row, change)) {
    const hlc = fresh(greatest([versionOf(row), change.hlc]));
    for (const column of VOIDING) {
      losses.push(lossOf(table, column, { lostIsIncoming: false, kept: null, keptHlc: hlc, lost: row.values[column] ?? null, lostHlc: stampOf(row, column) }));
      effective[column] = [null, hlc];
    }
  }
  const told = losses.filter(isWorthTelling);
  return { row: withColumns(row, effective), effective, losses: told, outcome: told.length > 0 ? 'conflict' : held === 0 && units.length > 0 ? 'superseded' : 'applied' };
}

interface Contest { readonly theirs: string; readonly stale: boolean; readonly differs: boolean }

function contestOf(row: RowState, change: Change, unit: readonly string[]): Contest {
  const theirs = greatest(unit.map((column) => stampOf(row, column)));
  const seen = greatest(unit.map((column) => seenBy(change, column)));
  // A voiding has seen the whole row: its base is the row's version.
  const stale = unit === VOIDING ? versionOf(row) > seen : theirs > seen;
  return { theirs, stale, differs: unit.some((column) => (row.values[column] ?? null) !== incoming(change, column)) };
}

function incomingHolds({ theirs, stale, differs }: Contest, row: RowState, change: Change, table: SyncedTable, unit: readonly string[]): boolean {
  if (!stale || !differs) return true;
  // Whoever voided the row did not know what somebody else had just done to it.
  if (unit === VOIDING && incoming(change, 'voided_at') !== null) return false;
  if (table.open && unit.includes('state')) {
    const [theirsIsOpen, oursIsOpen] = [isOpen(table, row.values['state'] ?? null), isOpen(table, incoming(change, 'state'))];
    if (theirsIsOpen !== oursIsOpen) return oursIsOpen;
  }
  return change.hlc > theirs;
}

/** Null: the stamp stays as it is, and nothing need be told. */
function stampFor({ theirs, stale, differs }: Contest, holds: boolean, claimed: string, fresh: FreshStamp): string | null {
  if (holds) return claimed > theirs ? claimed : differs || !stale ? fresh(theirs) : null;
  return claimed > theirs ? fresh(claimed) : null;
}

/** Was the row voided while its editor did not know? Nobody edits a voided row: the services refuse it. */
function bringsBack(row: RowState, change: Change): boolean {
  return (row.values['voided_at'] ?? null) !== null && !('voided_at' in change.patch) && Object.keys(change.patch).some((column) => !BOOKKEEPING.includes(column));
}

function unitsOf(change: Change, table: SyncedTable): (readonly string[])[] {
  // Each group is one array, so a set of them holds each once; a column by itself is its own.
  const groups = new Set<readonly string[]>();
  const single: string[][] = [];
  for (const column of Object.keys(change.patch)) {
    const group = groupOf(table, column);
    if (group.length > 1 || table.together?.includes(group)) groups.add(group);
    else single.push([column]);
  }
  return [...groups, ...single];
}

function lossesOf(row: RowState, change: Change, table: SyncedTable, unit: readonly string[], holds: boolean, keptHlc: string): Loss[] {
  return unit.filter((column) => (row.values[column] ?? null) !== incoming(change, column)).map((column) => {
    const [theirs, ours] = [row.values[column] ?? null, incoming(change, column)];
    return lossOf(table, column, holds
      ? { lostIsIncoming: false, kept: ours, keptHlc, lost: theirs, lostHlc: stampOf(row, column) }
      : { lostIsIncoming: true, kept: theirs, keptHlc, lost: ours, lostHlc: change.hlc });
  });
}

function lossOf(table: SyncedTable, column: string, values: Omit<Loss, 'column' | 'asks'>): Loss {
  return { column, asks: table.asks?.includes(column) ?? false, ...values };
}

/** Who and when of a change are told with it, not as losses of their own. */
function isWorthTelling({ column }: Loss): boolean { return !BOOKKEEPING.includes(column) && column !== 'state_at' && column !== 'state_by' && column !== 'void_reason'; }

function withColumns(row: RowState, effective: Effective): RowState {
  const [values, exceptions] = [{ ...row.values }, { ...row.exceptions }];
  for (const [column, [value, hlc]] of Object.entries(effective)) {
    values[column] = value;
    exceptions[column] = hlc;
  }
  return { values, base: row.base, exceptions };
}

/** The columns of a log entry that a desk takes over: those with a greater stamp than its own. A row it does not have takes all. */
export function newerColumns(row: Pick<RowState, 'base' | 'exceptions'> | null, effective: Effective): Effective {
  return row ? Object.fromEntries(Object.entries(effective).filter(([column, [, hlc]]) => hlc > stampOf(row, column))) : effective;
}

function incoming(change: Change, column: string): Value {
  const given = change.patch[column] ?? null;
  return Array.isArray(given) ? given[0] : given;
}

/** The stamp of the value that the change replaced. A row that is made again has seen nothing. */
function seenBy(change: Change, column: string): string {
  const given = change.patch[column];
  return Array.isArray(given) ? given[1] : '';
}

function isOpen(table: SyncedTable, state: Value): boolean { return typeof state === 'string' && (table.open?.includes(state) ?? false); }

function greatest(stamps: readonly string[]): string { return stamps.reduce((most, stamp) => (stamp > most ? stamp : most), ''); }
