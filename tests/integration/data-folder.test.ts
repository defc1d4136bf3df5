import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../db/desk/atomic-file.ts';
import { DataFolder, DeskLockedError } from '../../db/desk/data-folder.ts';
import { startScript } from '../support/child-script.ts';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'meja-depan-')); });
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

const inFolder = <T>(act: (folder: DataFolder) => T): T => {
  const folder = new DataFolder(root);
  try {
    return act(folder);
  } finally {
    folder.close();
  }
};
const generation = (number: number): string => join(root, `desk-00000${number}.db`);
const fill = (...numbers: number[]): void => { for (const number of numbers) writeFileSync(generation(number), `generation ${number}`); };

describe('the lock', () => {
  it('refuses a second desk on the same folder, in this process and in another one, and is free when the first has gone', async () => {
    const script = `
      import { DataFolder } from './db/desk/data-folder.ts';
      // Held, so that it is not collected, which would free the lock.
      try { globalThis.folder = new DataFolder('${root}'); console.log('open'); } catch (error) { console.log(error.code ?? error.message); }
      if (process.stdin.isTTY !== true) process.stdin.resume();`;
    const folder = new DataFolder(root);
    expect(() => new DataFolder(root)).toThrow(DeskLockedError);
    const second = startScript(root, script);
    await second.line('desk_locked');
    second.process.stdin.end();
    await second.ended;
    folder.close();
    const third = startScript(root, script);
    await third.line('open');
    expect(() => new DataFolder(root)).toThrow(DeskLockedError);
    third.process.kill('SIGKILL');
    await third.ended;
    inFolder((again) => { expect(again.current()).toBeNull(); });
  });

  it('is not a file that stays behind: a lock file from a crash blocks nobody', () => {
    writeFileSync(join(root, 'desk.lock'), '');
    inFolder((folder) => { expect(folder.path).toBe(root); });
  });
});

describe('the generation in use', () => {
  it('is none before the first start', () => { inFolder((folder) => { expect([folder.current(), folder.nextGeneration()]).toEqual([null, generation(1)]); }); });

  it('is what CURRENT names, not the newest', () => {
    fill(1, 2);
    writeFileSync(join(root, 'CURRENT'), 'desk-000001.db\n');
    inFolder((folder) => { expect([folder.current(), folder.nextGeneration()]).toEqual([generation(1), generation(3)]); });
  });

  it.each([
    ['lost', null], ['empty', ''], ['torn', 'desk-0000'], ['of zeros after a power cut', '\0\0\0\0\0\0\0\0'], ['naming a file that is gone', 'desk-000009.db\n'], ['leading out of the folder', '../../etc/passwd\n'],
  ])('is the newest when CURRENT is %s: never a new database over an old one', (_, content) => {
    fill(1, 2);
    if (content !== null) writeFileSync(join(root, 'CURRENT'), content);
    inFolder((folder) => { expect(folder.current()).toBe(generation(2)); });
  });

  it('switches as a whole, and old ones go only when asked', () => {
    fill(1, 2);
    writeFileSync(`${generation(1)}-wal`, '');
    inFolder((folder) => {
      folder.switchTo(generation(2));
      expect(readFileSync(join(root, 'CURRENT'), 'utf8')).toBe('desk-000002.db\n');
      expect(existsSync(generation(1))).toBe(true);
      folder.removeOldGenerations();
    });
    expect(readdirSync(root).filter((name) => name.startsWith('desk-0'))).toEqual(['desk-000002.db']);
  });

  it('unfinished copies are no generation', () => {
    fill(1);
    writeFileSync(`${generation(2)}.part`, 'half');
    inFolder((folder) => { expect(folder.current()).toBe(generation(1)); });
  });
});

describe('a file written atomically', () => {
  it('replaces the old content and leaves nothing beside it', () => {
    const file = join(root, 'keyring.json');
    writeFileAtomic(file, 'old');
    writeFileAtomic(file, Buffer.from('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(root)).toEqual(['keyring.json']);
  });
});
