/**
 * The telephone in a period of clinic days: how many calls by topic, result, hour of their beginning and operator, how long they
 * took, and what became of the promises that were made. Counted from the rows each time; nothing is kept that could disagree.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { CALL_RESULTS, CALL_TOPICS, type CallFigures, type CallLoad } from '../../../shared/contract/calls.ts';
import { hourInZone } from '../../../shared/domain/calendar-day.ts';
import { nearestRank } from '../../../shared/domain/ranks.ts';
import { readClinic } from '../clinic.ts';
import { csvLine } from '../transfer/csv.ts';
import { CALL_RESULT, TOPIC } from '../transfer/words.ts';

type Counted = ReturnType<typeof rowsOf>[number];

function rowsOf(db: DeskDatabase, from: string, to: string) {
  return db.all(db.build.selectFrom('call_log').leftJoin('user', 'user.id', 'call_log.created_by')
    .select((eb) => ['call_log.at', 'call_log.direction', 'call_log.seconds', 'call_log.topic', 'call_log.result', 'call_log.call_back_at', 'call_log.settled_at', 'call_log.created_by', eb.fn.coalesce('user.full_name', 'call_log.created_by').as('operator')])
    .where('call_log.day', '>=', from).where('call_log.day', '<=', to).where('call_log.voided_at', 'is', null));
}

export function readCallFigures(db: DeskDatabase, from: string, to: string): CallFigures {
  const { zone } = readClinic(db);
  const rows = rowsOf(db, from, to);
  const promised = rows.filter((row) => row.call_back_at !== null);
  const settled = promised.filter((row) => row.settled_at !== null);
  return {
    from, to, total: loadOf('', '', rows),
    byTopic: CALL_TOPICS.map((topic) => loadOf(topic, '', rows.filter((row) => row.topic === topic))).filter(({ count }) => count > 0),
    // What was written down before results were has none.
    byResult: [...CALL_RESULTS, null].map((result) => loadOf(result ?? 'none', '', rows.filter((row) => row.result === result))).filter(({ count }) => count > 0),
    byHour: grouped(rows, (row) => String(hourInZone(zone, row.at))).toSorted((one, other) => Number(one.key) - Number(other.key)),
    byOperator: grouped(rows, (row) => row.created_by, (row) => row.operator).toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
    promised: { made: promised.length, settled: settled.length, inTime: settled.filter((row) => endsByMinute(row.settled_at, row.call_back_at)).length, open: promised.length - settled.length },
  };
}

const MINUTE_MS = 60_000;

/** Promised for 10.00 and called at 10.00 and 40 seconds: in time. */
function endsByMinute(settledAt: number | null, promisedFor: number | null): boolean {
  return settledAt !== null && promisedFor !== null && Math.floor(settledAt / MINUTE_MS) <= Math.floor(promisedFor / MINUTE_MS);
}

function grouped(rows: readonly Counted[], key: (row: Counted) => string, name: (row: Counted) => string = () => ''): CallLoad[] {
  return [...Map.groupBy(rows, key)].map(([each, same]) => loadOf(each, same[0] ? name(same[0]) : '', same));
}

function loadOf(key: string, name: string, rows: readonly Counted[]): CallLoad {
  return { key, name, count: rows.length, incoming: rows.filter(({ direction }) => direction !== 'out').length, median: nearestRank(rows.flatMap(({ seconds }) => (seconds === null ? [] : [seconds])), 50) };
}

const HEAD = ['bagian', 'nama', 'telepon', 'masuk', 'keluar', 'lama_median_detik'];

/** As one table for a spreadsheet; columns as in the other exports: Indonesian words. */
export function callCsv({ from, to, total, byTopic, byResult, byHour, byOperator, promised }: CallFigures): string {
  const line = (part: string, name: string, { count, incoming, median: seconds }: CallLoad): string => csvLine([part, name, count, incoming, count - incoming, seconds]);
  const topics: Readonly<Record<string, string>> = TOPIC;
  const results: Readonly<Record<string, string>> = CALL_RESULT;
  return [
    csvLine(HEAD), line('semua', `${from} – ${to}`, total), ...byTopic.map((row) => line('perihal', topics[row.key] ?? row.key, row)), ...byResult.map((row) => line('hasil', results[row.key] ?? 'tidak dicatat', row)),
    ...byHour.map((row) => line('jam', `${row.key.padStart(2, '0')}.00`, row)), ...byOperator.map((row) => line('petugas', row.name, row)),
    ...([['dijanjikan', promised.made], ['ditepati', promised.settled], ['tepat_waktu', promised.inTime], ['masih_terbuka', promised.open]] as const).map(([name, count]) => csvLine(['telepon_balik', name, count, null, null, null])),
  ].join('');
}
