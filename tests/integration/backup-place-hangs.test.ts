/**
 * A second place that hangs, as a network folder does whose server is away. A pipe with nobody at its other end stands for
 * it: opening one waits for ever, in the system, where nobody can cut it off from outside but by ending the process.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupHandlers, runStartupBackup } from '../../main/services/backup.ts';
import { NoAnswerError, PlaceProcesses, startWithNode } from '../../main/services/backup/place-process.ts';
import { backupMemory } from '../../main/services/backup/places.ts';
import { backupsEnded } from '../../main/services/desk-work.ts';
import { type PlaceChild, Refusal } from '../../main/kernel.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';

const RULES = { oldAfterDays: 1, secondOldAfterDays: 7 };
const DAY = 86_400_000;

let places: PlaceProcesses;
let desk: TestCare;
let handlers: ReturnType<typeof backupHandlers>;
let share: string;
beforeEach(async () => {
  places = new PlaceProcesses(startWithNode, { start: 30_000, look: 400, move: 400 });
  desk = openTestCare(undefined, places);
  handlers = backupHandlers(desk.care);
  share = join(desk.drivesDir, 'JARINGAN');
  mkdirSync(share);
  await handlers['backup.saveRules'](desk.context(), { secondFolder: share, ...RULES });
  await backupsEnded(desk.folder);
});
afterEach(() => desk.close());

const secondPath = (): string => backupMemory(desk.folder).secondPath ?? '';
const there = (): string[] => readdirSync(secondPath()).filter((name) => name.endsWith('.db')).sort();
/** Whoever opens this file waits. */
const hangAt = (name: string): string => {
  const pipe = join(secondPath(), name);
  if (spawnSync('mkfifo', [pipe]).status !== 0) throw new Error('mkfifo failed');
  return pipe;
};
const second = async () => (await handlers['backup.places'](desk.context(), {})).second;
const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'no refusal', (error: unknown) => (error instanceof Refusal ? error.error.code : error));

it('in the middle of a copy: the desk makes its own backups and goes on, says so, and catches up when it answers again', async () => {
  writeFileSync(join(desk.folder.path, 'keyring.json'), '{"wrapped":1}');
  const pipe = hangAt('keyring.json.tmp');
  const { name: first } = await handlers['backup.now'](desk.context(), {});
  expect(await runStartupBackup(desk.care())).toMatchObject({ kind: 'daily' });
  desk.clock.at += DAY;
  expect(await runStartupBackup(desk.care())).toMatchObject({ kind: 'daily' });
  expect(await second()).toMatchObject({ problem: 'no_answer', lacking: 3, lastAt: null });
  rmSync(pipe);
  await runStartupBackup(desk.care());
  expect(await second()).toMatchObject({ problem: null, reachable: true, lacking: 0 });
  expect(there()).toContain(first);
});

it('when it is looked at: the page of the backups says that it does not answer, and all that needs only this computer works', async () => {
  const { name } = await handlers['backup.now'](desk.context(), {});
  await backupsEnded(desk.folder);
  rmSync(join(secondPath(), name.replace('.db', '.json')));
  const pipe = hangAt(name.replace('.db', '.json'));
  expect(await second()).toMatchObject({ reachable: false, problem: 'no_answer', items: [] });
  expect(await handlers['backup.list'](desk.context(), {})).toMatchObject({ items: [{ name }] });
  expect(await handlers['backup.drill'](desk.context(), { name })).toMatchObject({ problem: null });
  expect(await refusal(Promise.resolve(handlers['backup.restore'](desk.context(), { name, place: 'second' })))).toBe('place_no_answer');
  await handlers['backup.restore'](desk.context(), { name });
  rmSync(pipe);
  expect(await second()).toMatchObject({ reachable: true });
  expect(await handlers['backup.drill'](desk.context(), { name, place: 'second' })).toMatchObject({ problem: null });
  expect(readdirSync(join(desk.folder.path, 'fetched'))).toEqual([]);
});

it('when not even the system can end the process: no second one is sent after it, until it has ended', async () => {
  const children: PlaceChild[] = [];
  const stubborn = new PlaceProcesses((file, order) => {
    const child = startWithNode(file, order);
    children.push(child);
    return { ...child, leave: () => undefined };
  }, { start: 30_000, look: 400, move: 400 });
  const look = () => stubborn.ask<'look'>({ task: 'look', folder: secondPath(), home: desk.folder.path });
  const pipe = hangAt('20261122-024200-daily.json');
  // A name that looks like a backup, so that its notes are read.
  mkdirSync(join(secondPath(), '20261122-024200-daily.db'));
  await expect(look()).rejects.toThrow(NoAnswerError);
  await expect(look()).rejects.toThrow(NoAnswerError);
  expect([children.length, stubborn.leftBehind]).toEqual([1, 1]);
  // The other end opens: the call comes back, the process ends by itself.
  spawnSync('sh', ['-c', `: > '${pipe}'`]);
  while (stubborn.leftBehind > 0) await new Promise((next) => { setTimeout(next, 10); });
  rmSync(pipe);
  expect(await look()).toMatchObject({ there: true });
});

it('closing the desk does not wait for it', async () => {
  const patient = new PlaceProcesses(startWithNode, { start: 30_000, look: 60_000, move: 60_000 });
  hangAt('20261122-024200-daily.json');
  mkdirSync(join(secondPath(), '20261122-024200-daily.db'));
  const look = patient.ask<'look'>({ task: 'look', folder: secondPath(), home: desk.folder.path });
  patient.stop();
  await expect(look).rejects.toThrow(NoAnswerError);
});
