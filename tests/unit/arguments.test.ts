import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultDataDir, readArguments } from '../../main/arguments.ts';

describe('the command line', () => {
  test('says everything', () => {
    expect(readArguments(['--shell=browser', '--no-open', '--port=8123', '--data=/tmp/x', '--demo', '--drives=/tmp/d'])).toEqual({
      shell: 'browser', open: false, port: 8123, dataDir: resolve('/tmp/x'), demo: true, drivesDir: resolve('/tmp/d'),
    });
  });

  test('says nothing', () => {
    expect(readArguments([], {}, 'linux')).toEqual({ shell: null, open: true, port: 0, dataDir: join(homedir(), '.local/share/meja-depan'), demo: false, drivesDir: null });
  });

  test.each([['--port=abc', 0], ['--port=-1', 0], ['--port=70000', 0], ['--port=', 0], ['--port=80.5', 0], ['--port=65535', 65_535]])('%s', (argument, port) => {
    expect(readArguments([argument]).port).toBe(port);
  });

  test('what Chromium and the system add is passed over', () => {
    expect(readArguments(['--disable-gpu', '.', '--lang=id', '--demo', 'file.txt', '--shell=other'])).toMatchObject({ demo: true, shell: null });
  });
});

describe('where data lies', () => {
  test.each([
    ['linux', {}, false, join(homedir(), '.local/share/meja-depan')],
    ['linux', { XDG_DATA_HOME: '/data' }, false, join('/data', 'meja-depan')],
    ['linux', { XDG_DATA_HOME: '/data' }, true, join('/data', 'meja-depan-demo')],
    ['darwin', {}, false, join(homedir(), 'Library', 'Application Support', 'Meja Depan')],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, false, join('C:\\Local', 'Meja Depan')],
    ['win32', { LOCALAPPDATA: 'C:\\Local', APPDATA: 'C:\\Roaming' }, true, join('C:\\Local', 'Meja Depan-demo')],
  ] as const)('%s %o demo %s', (platform, env, demo, expected) => {
    expect(defaultDataDir(demo, env, platform)).toBe(expected);
  });
});
