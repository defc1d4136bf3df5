import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, type BackupName, parseBackupName, type StoredKind } from '../../db/desk/backup/backup-name.ts';
import { DAILY_KEPT, MONTHLY_KEPT, retain, shownKind, superseded, WEEKLY_KEPT } from '../../db/desk/backup/retention.ts';

const DAY = 86_400_000;
/** Sunday, 03.00 UTC. */
const SUNDAY = Date.UTC(2026, 10, 22, 3);
const backup = (daysAgo: number, kind: StoredKind = 'daily', hours = 0) => {
  const at = SUNDAY - daysAgo * DAY - hours * 3_600_000;
  return { name: backupName(at, kind), at, kind };
};
const daysAgo = (names: ReadonlySet<string>): number[] => [...names].map((name) => Math.round((SUNDAY - (parseBackupName(name)?.at ?? 0)) / DAY));

describe('names of backups', () => {
  it('say when and why, and read back', () => {
    expect(backupName(SUNDAY, 'daily')).toBe('20261122-030000-daily.db');
    expect(parseBackupName('20261122-030000-before_restore.db')).toEqual({ name: '20261122-030000-before_restore.db', at: SUNDAY, kind: 'before_restore' });
  });
  it.each(['', 'keyring.json', '20261122-030000-weekly.db', '../20261122-030000-daily.db', '20261122-030000-daily.db.part', '20261122-030000-daily.db\n'])('%j is none', (name) => {
    expect(parseBackupName(name)).toBeNull();
  });
});

describe('retention', () => {
  it('one a day: 7 days, and the newest of each of 4 weeks (Monday to Sunday)', () => {
    const kept = retain(Array.from({ length: 60 }, (_, days) => backup(days)));
    expect(daysAgo(kept.daily)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(daysAgo(kept.weekly)).toEqual([0, 7, 14, 21]);
    expect(daysAgo(kept.monthly)).toEqual([0, 22, 53]);
  });
  it.each([
    ['several a day: the newest counts', [backup(0), backup(0, 'daily', 1), backup(0, 'daily', 2)], [1, 2].map((hours) => backup(0, 'daily', hours).name)],
    ['closed for a month: nothing goes', [backup(0), backup(30), backup(37)], []],
    ['days with gaps count as days', [0, 2, 4, 6, 8, 10, 12].map((days) => backup(days)), []],
    ['only the last 3 before a migration', [1, 2, 3, 4].map((days) => backup(days, 'migration')), [backup(4, 'migration').name]],
    ['kinds do not push each other out', [...[1, 2, 3].map((days) => backup(days, 'migration')), ...[1, 2, 3].map((days) => backup(days, 'before_restore')), backup(0)], []],
    ['nothing at all', [], []],
  ])('%s', (_, backups, gone) => {
    expect(superseded(backups, '').sort()).toEqual([...gone].sort());
  });
  it('never takes the one just made, though the clock was set back ten years', () => {
    const made = backup(3650);
    const backups = [made, ...Array.from({ length: 400 }, (_, days) => backup(days))];
    expect(superseded(backups, '')).toContain(made.name);
    expect(superseded(backups, made.name)).not.toContain(made.name);
  });
});

it('a backup is shown as the shortest period that it stands for', () => {
  const backups = [0, 8, 14, 30, 60].map((days) => backup(days)).concat(Array.from({ length: 6 }, (_, days) => backup(days + 1)), backup(0, 'manual', 1));
  const kept = retain(backups);
  expect(shownKind(backup(0), kept)).toBe('daily');
  expect(shownKind(backup(14), kept)).toBe('weekly');
  expect(shownKind(backup(60), kept)).toBe('monthly');
  expect(shownKind(backup(0, 'manual', 1), kept)).toBe('manual');
});

describe('over years of days', () => {
  /** The gaps in days between backups, and whether each is one made by hand. */
  const years = fc.array(fc.record({ gap: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) }), manual: fc.boolean() }), { minLength: 1, maxLength: 900, size: 'max' });
  const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

  it('what was pruned day by day still holds the days, the weeks and the newest of every month', () => {
    fc.assert(fc.property(years, (steps) => {
      let present: BackupName[] = [];
      const everMade: BackupName[] = [];
      let at = Date.UTC(2020, 0, 1, 1);
      for (const { gap, manual } of steps) {
        at += gap * DAY + 1000;
        const kind: StoredKind = manual ? 'manual' : 'daily';
        const made = { name: backupName(at, kind), at, kind };
        everMade.push(made);
        const gone = new Set(superseded([...present, made], made.name));
        present = [...present, made].filter(({ name }) => !gone.has(name));
      }
      const daily = everMade.filter(({ kind }) => kind === 'daily').toReversed();
      const kept = new Set(present.map(({ name }) => name));
      expect(present.filter(({ kind }) => kind === 'daily').length).toBeLessThanOrEqual(DAILY_KEPT + WEEKLY_KEPT + MONTHLY_KEPT);
      expect(everMade.filter(({ kind }) => kind === 'manual').slice(-5).every(({ name }) => kept.has(name))).toBe(true);
      const newestOfMonths = [...new Map(daily.toReversed().map((each) => [monthOf(each.at), each])).values()].slice(-MONTHLY_KEPT);
      expect(newestOfMonths.every(({ name }) => kept.has(name))).toBe(true);
      const newestOfDays = [...new Map(daily.toReversed().map((each) => [new Date(each.at).toISOString().slice(0, 10), each])).values()].slice(-DAILY_KEPT);
      expect(newestOfDays.every(({ name }) => kept.has(name))).toBe(true);
    }), { numRuns: 60 });
  });
});
