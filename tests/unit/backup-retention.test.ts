import { describe, expect, it } from 'vitest';
import { backupName, parseBackupName, type StoredKind } from '../../db/desk/backup/backup-name.ts';
import { retain, superseded } from '../../db/desk/backup/retention.ts';

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
    const backups = [made, ...Array.from({ length: 60 }, (_, days) => backup(days))];
    expect(superseded(backups, '')).toContain(made.name);
    expect(superseded(backups, made.name)).not.toContain(made.name);
  });
});
