/** The built main bundle and preload over the stand-in `electron`: every line of the hardening list that can be run without Electron. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { StandInShell } from '../support/electron/shell.ts';

const NEVER: { ok: false; error: { code: string } } = { ok: false, error: { code: 'forbidden' } };
const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meja-electron-'));
  folders.push(folder);
  return folder;
}
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

describe('a desk at its first start', () => {
  let shell: StandInShell;
  beforeAll(async () => { shell = await StandInShell.start([`--data=${newFolder()}`], { STAND_IN_PACKAGED: '1', STAND_IN_MONITORS: '2', STAND_IN_PRINTERS: 'HP LaserJet,POS-58 Thermal' }); });
  afterAll(() => shell.stop());

  test('sandbox, scheme and lock come before Electron is ready, the lock before the database', async () => {
    const journal = await shell.ask('journal');
    expect(journal).toContain('enableSandbox before ready');
    expect(journal.indexOf('requestSingleInstanceLock')).toBeLessThan(journal.indexOf('ready'));
    expect(journal.find((entry) => entry.startsWith('registerSchemesAsPrivileged'))).toBe(
      'registerSchemesAsPrivileged before ready [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
    );
  });

  test('the window shows app://desk/ in a sandboxed, isolated page without Node, webview and DevTools', async () => {
    const [window] = await shell.ask('windows');
    expect(window?.url).toBe('app://desk/');
    const { preload, ...preferences } = window?.options.webPreferences ?? {};
    expect(preload).toMatch(/dist.preload.preload\.cjs$/);
    expect(preferences).toEqual({
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, spellcheck: false, devTools: false,
    });
  });

  test('the preload exposes named functions only, one per call of the contract', async () => {
    const [window] = await shell.ask('windows');
    expect(window?.api.toSorted()).toEqual(['call', 'openDisplay', 'print', 'printTicket', 'printers', 'saveFile', 'savePdf', 'subscribe', ...Object.keys(contract).map((name) => `call.${name}`)].toSorted());
    const source = readFileSync(join(import.meta.dirname, '../../dist/preload/preload.cjs'), 'utf8');
    expect(source.match(/exposeInMainWorld\(/g)).toHaveLength(1);
    expect(source).not.toMatch(/nodeIntegration|require\("node:|require\("(?!electron")/);
  });

  test('a call goes through preload, channel and guard to the desk and back', async () => {
    expect(await shell.ask('call', 0, 'clinic.status', {}, null)).toMatchObject({ ok: true, value: { phase: 'first_start', shell: 'electron' } });
    expect(await shell.ask('call', 0, 'patients.search', { text: 'sari' }, null)).toMatchObject({ ok: false });
    expect(await shell.ask('call', 0, 'clinic.create', 'not an object', 'x')).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  test('only the main frame of our own windows, on our own origin, is answered', async () => {
    const channel = 'desk:clinic.status';
    expect(await shell.ask('callFrom', 'main', 'app://desk/', channel, {})).toMatchObject({ ok: true });
    expect(await shell.ask('callFrom', 'main', 'app://desk/display', channel, {})).toMatchObject({ ok: true });
    expect(await shell.ask('callFrom', 'none', 'app://desk/', channel, {})).toEqual(NEVER);
    expect(await shell.ask('callFrom', 'inner', 'app://desk/', channel, {})).toEqual(NEVER);
    expect(await shell.ask('callFrom', 'stranger', 'app://desk/', channel, {})).toEqual(NEVER);
    for (const url of ['https://desk/', 'app://desk.evil.example/', 'app://evil/#app://desk/', 'app://desk@evil/', 'app://x:y@desk/', 'file:///desk', 'about:blank', '', 'app:desk']) {
      expect(await shell.ask('callFrom', 'main', url, channel, {}), url).toEqual(NEVER);
    }
    for (const other of ['window-print', 'window-print-ticket', 'window-printers', 'window-save-file', 'window-save-pdf']) expect([NEVER, 'failed', false, []]).toContainEqual(await shell.ask('callFrom', 'inner', 'app://desk/', other, 'page'));
  });

  test('channels are the contract and seven of the window, nothing more', async () => {
    expect((await shell.ask('channels')).toSorted()).toEqual([...Object.keys(contract).map((name) => `desk:${name}`), 'window-open-display', 'window-print', 'window-print-ticket', 'window-printers', 'window-save-file', 'window-save-pdf'].toSorted());
  });

  test('every permission is denied', async () => {
    const names = ['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write', 'fullscreen', 'usb', 'hid', 'serial', 'midi', 'openExternal', 'fileSystem', 'pointerLock', 'local-fonts', 'unknown'];
    expect(await shell.ask('permissions', names)).toEqual({ granted: [], asked: true });
  });

  test('it cannot be led away from its page', async () => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://other/', 'app://desk.example/', 'javascript:alert(1)', 'data:text/html,x', 'https://app://desk/']) {
        expect(await shell.ask('prevented', event, url), `${event} ${url}`).toBe(true);
      }
      expect(await shell.ask('prevented', event, 'app://desk/display')).toBe(false);
    }
    expect(await shell.ask('prevented', 'will-attach-webview', '')).toBe(true);
    expect(await shell.ask('downloadPrevented')).toBe(true);
  });

  test('no window opens; only WhatsApp, telephone and mail leave for the system', async () => {
    const outside = ['https://wa.me/62811000000', 'tel:119', 'mailto:klinik@example.com'];
    const kept = ['https://example.com/', 'https://wa.me.evil.example/', 'http://wa.me/1', 'https://user@wa.me/', 'file:///etc/passwd', 'app://desk/', 'javascript:alert(1)', 'smb://x/y', 'https://evil.example/?https://wa.me/'];
    for (const url of [...outside, ...kept]) expect(await shell.ask('openWindow', url), url).toBe('deny');
    const opened = (await shell.ask('journal')).filter((entry) => entry.startsWith('openExternal'));
    expect(opened).toEqual(outside.map((url) => `openExternal ${url}`));
  });

  test('the page reaches no network', async () => {
    for (const url of ['https://example.com/', 'http://127.0.0.1:80/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'ftp://x/']) expect(await shell.ask('requestCancelled', url), url).toBe(true);
    for (const url of ['app://desk/assets/a.js', 'blob:app://desk/1']) expect(await shell.ask('requestCancelled', url), url).toBe(false);
  });

  test('app:// serves the page with a policy and a fresh nonce, and nothing outside its folder', async () => {
    const first = await shell.ask('request', 'app://desk/', 'GET');
    const second = await shell.ask('request', 'app://desk/display', 'GET');
    const nonceOf = (policy: string | undefined): string => /style-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? '';
    const nonce = nonceOf(first.headers['content-security-policy']);
    expect(first.status).toBe(200);
    expect(first.headers['content-security-policy']).toBe(`default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
    expect(first.text).toContain(`<meta name="style-nonce" content="${nonce}"`);
    expect(first.text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/);
    expect(nonceOf(second.headers['content-security-policy'])).not.toBe(nonce);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(first.text)?.[1] ?? '';
    expect(await shell.ask('request', `app://desk${script}`, 'GET')).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    const outside = ['/../main/index.js', '/..%2fmain/index.js', '/%2e%2e/main/index.js', '/%2e%2e%2fmain%2findex.js', '/assets/..%5c..%5cmain%5cindex.js', '/..\\main\\index.js', '/%252e%252e/main/index.js', '//etc/passwd', '/C:/Windows/win.ini', '/index.html', '/assets/%00.js'];
    for (const path of outside) expect((await shell.ask('request', `app://desk${path}`, 'GET')).status, path).toBe(404);
    for (const url of ['app://other/', 'app://desk:80/', 'app://desk.evil/', 'https://desk/']) expect((await shell.ask('request', url, 'GET')).status, url).toBe(403);
    for (const method of ['POST', 'PUT', 'HEAD']) expect((await shell.ask('request', 'app://desk/', method)).status, method).toBe(405);
  });

  test('a ticket goes silently to the receipt printer in its paper size, a page through the dialog', async () => {
    expect(await shell.ask('print', 0, 'ticket58', 90)).toBe('printed');
    expect(await shell.ask('print', 0, 'page')).toBe('printed');
    expect(await shell.ask('print', 0, 'ticket80', 1e9)).toBe('printed');
    const prints = (await shell.ask('journal')).filter((entry) => entry.startsWith('print ')).map((entry): unknown => JSON.parse(entry.slice('print '.length)));
    expect(prints).toEqual([
      { silent: true, printBackground: true, margins: { marginType: 'none' }, pageSize: { width: 58_000, height: 90_000 }, deviceName: 'POS-58 Thermal' },
      { silent: false, printBackground: true },
      { silent: true, printBackground: true, margins: { marginType: 'none' }, pageSize: { width: 80_000, height: 400_000 }, deviceName: 'POS-58 Thermal' },
    ]);
  });

  test('a ticket goes to the printer that was chosen, with its copies; one that is gone is told, never replaced by another', async () => {
    expect(await shell.ask('printers', 0)).toEqual([{ name: 'HP LaserJet', title: 'HP LaserJet', usual: false }, { name: 'POS-58 Thermal', title: 'POS-58 Thermal', usual: true }]);
    const before = (await shell.ask('journal')).length;
    const order = { kind: 'ticket80', heightMm: 101, printer: 'HP LaserJet', copies: 2 } as const;
    expect(await shell.ask('printTicket', 0, order)).toBe('printed');
    expect(await shell.ask('printTicket', 0, { ...order, printer: 'Epson TM-T82' })).toBe('printer_gone');
    expect(await shell.ask('printTicket', 0, { ...order, kind: 'page' } as never)).toBe('failed');
    expect((await shell.ask('journal')).slice(before).map((entry): unknown => JSON.parse(entry.slice('print '.length)))).toEqual([
      { silent: true, printBackground: true, margins: { marginType: 'none' }, pageSize: { width: 80_000, height: 101_000 }, copies: 2, deviceName: 'HP LaserJet' },
    ]);
  });

  test('fault 30: a second start shows the window of the first', async () => {
    await shell.ask('emitApp', 'second-instance');
    expect((await shell.ask('journal')).at(-1)).toBe('focus app://desk/');
    expect(await shell.ask('windows')).toHaveLength(1);
  });

  test('a crashed page is loaded again three times, then gives way to a safe page', async () => {
    const before = (await shell.ask('journal')).length;
    for (let crash = 0; crash < 4; crash += 1) await shell.ask('crash', 0);
    expect((await shell.ask('journal')).slice(before)).toEqual(['reload app://desk/', 'reload app://desk/', 'reload app://desk/', 'load app://desk/halaman-aman']);
    const page = await shell.ask('request', 'app://desk/halaman-aman', 'GET');
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.text).not.toContain('<script');
  });
});

describe('a demo desk', () => {
  let shell: StandInShell;
  let folder: string;
  const signIn = async (): Promise<void> => {
    const status = await shell.ask('call', 0, 'clinic.status', {}, null) as { value: { demo: { login: string; password: string } } };
    expect(await shell.ask('call', 0, 'users.signIn', status.value.demo, crypto.randomUUID())).toMatchObject({ ok: true });
  };
  const emergencies = async (): Promise<number> => (await shell.ask('call', 0, 'emergencies.list', {}, null) as { value: unknown[] }).value.length;
  beforeAll(async () => {
    folder = newFolder();
    shell = await StandInShell.start([`--data=${folder}`, '--demo'], { STAND_IN_MONITORS: '2' });
  }, 120_000);
  afterEach(async () => { await shell.stop(); });

  test('the display fills the second monitor, may call what is the display\'s and nothing of the desk; locking and quitting while saving', async () => {
    await signIn();
    const before = await emergencies();
    await shell.ask('openDisplay', 0);
    const display = (await shell.ask('windows'))[1];
    expect(display).toMatchObject({ url: 'app://desk/display#1', options: { x: 1920, fullscreen: true, webPreferences: { sandbox: true, contextIsolation: true, autoplayPolicy: 'no-user-gesture-required' } } });
    expect(await shell.ask('call', 1, 'display.state', {}, null)).toMatchObject({ ok: true });
    expect(await shell.ask('call', 1, 'patients.search', { text: 'a' }, null)).toMatchObject({ ok: false });
    expect(await shell.ask('call', 1, 'clinic.directory', {}, null)).toMatchObject({ ok: false });
    await shell.ask('openDisplay', 1);
    expect(await shell.ask('windows')).toHaveLength(2);
    expect(await shell.ask('print', 1, 'page')).toBe('failed');
    expect(await shell.ask('saveFile', 1, 'a.txt', 'x')).toBe(false);
    expect(await shell.ask('savePdf', 1, 'a.pdf')).toBe(false);

    await shell.ask('listen', 0);
    await shell.ask('emitPower', 'lock-screen');
    expect(await shell.ask('call', 0, 'users.session', {}, null)).toMatchObject({ ok: true, value: { locked: true } });
    expect(await shell.ask('heard')).toContainEqual({ type: 'session' });
    expect(await shell.ask('call', 0, 'patients.search', { text: 'a' }, null)).toMatchObject({ ok: false, error: { code: 'locked' } });

    const requestId = crypto.randomUUID();
    const { code, journal } = await shell.askToEnd('callAndQuit', 'emergencies.raise', {}, requestId);
    expect(code).toBe(0);
    expect(journal.slice(-2)).toEqual(['will-quit waits', 'exit 0']);
    shell = await StandInShell.start([`--data=${folder}`]);
    await signIn();
    expect(await emergencies()).toBe(before + 1);
  }, 120_000);
});

describe('the waiting room’s monitors', () => {
  let shell: StandInShell;
  const displays = async () => (await shell.ask('windows')).filter(({ url }) => url.includes('/display')).map(({ url, options }) => ({ url, x: options.x, fullscreen: options.fullscreen }));
  afterEach(async () => { await shell.stop(); });

  test('screens stand on monitors of their own and stand there again after a power cut; a closed one stays closed', async () => {
    const folder = newFolder();
    shell = await StandInShell.start([`--data=${folder}`], { STAND_IN_MONITORS: '3' });
    await shell.ask('openDisplay', 0);
    await shell.ask('openDisplay', 0, 2);
    const both = [{ url: 'app://desk/display#1', x: 1920, fullscreen: true }, { url: 'app://desk/display#2', x: 3840, fullscreen: true }];
    expect(await displays()).toEqual(both);
    await shell.stop();
    shell = await StandInShell.start([`--data=${folder}`], { STAND_IN_MONITORS: '3' });
    expect(await displays()).toEqual(both);
    await shell.ask('closeWindow', 1);
    await shell.stop();
    shell = await StandInShell.start([`--data=${folder}`], { STAND_IN_MONITORS: '3' });
    expect(await displays()).toEqual(both.slice(1));
  });

  test('quitting keeps the places, and a television that is switched on later gets its screen', async () => {
    const folder = newFolder();
    shell = await StandInShell.start([`--data=${folder}`], { STAND_IN_MONITORS: '2' });
    await shell.ask('openDisplay', 0);
    expect((await shell.askToEnd('quit')).code).toBe(0);
    shell = await StandInShell.start([`--data=${folder}`], { STAND_IN_MONITORS: '1' });
    expect(await displays()).toEqual([]);
    await shell.ask('plugInMonitor');
    expect(await displays()).toEqual([{ url: 'app://desk/display#1', x: 1920, fullscreen: true }]);
  });

  test('with one monitor the screen is a window to be dragged; nonsense opens the first', async () => {
    shell = await StandInShell.start([`--data=${newFolder()}`]);
    await shell.ask('openDisplay', 0, 99);
    expect(await displays()).toEqual([{ url: 'app://desk/display#1', x: undefined, fullscreen: undefined }]);
  });
});

test('a silent print that fails is told, and without any printer nothing is sent', async () => {
  const order = { kind: 'ticket58', heightMm: 90, printer: null, copies: 1 } as const;
  const failing = await StandInShell.start([`--data=${newFolder()}`], { STAND_IN_PRINTERS: 'POS-58', STAND_IN_PRINTER_FAILS: '1' });
  expect(await failing.ask('printTicket', 0, order)).toBe('failed');
  await failing.stop();
  const none = await StandInShell.start([`--data=${newFolder()}`]);
  expect(await none.ask('printTicket', 0, order)).toBe('printer_gone');
  expect((await none.ask('journal')).some((entry) => entry.startsWith('print '))).toBe(false);
  await none.stop();
});

describe('starts that are refused', () => {
  test('a second instance ends quietly and opens no database', async () => {
    const folder = newFolder();
    const { shell } = StandInShell.launch([`--data=${folder}`], { STAND_IN_LOCK: 'taken' });
    const { code, journal } = await shell.ended;
    expect(code).toBe(0);
    expect(journal).not.toContain('ready');
  });

  test('a data folder in use is said in both languages', async () => {
    const folder = newFolder();
    const first = await StandInShell.start([`--data=${folder}`]);
    const second = StandInShell.launch([`--data=${folder}`]);
    const { code, journal } = await second.shell.ended;
    await first.stop();
    expect(code).toBe(1);
    const said = journal.find((entry) => entry.startsWith('error box')) ?? '';
    expect(said).toContain('sudah berjalan');
    expect(said).toContain('already running');
  });

  test('--shell=browser', async () => {
    const { shell } = StandInShell.launch([`--data=${newFolder()}`, '--shell=browser'], { STAND_IN_PACKAGED: '1' });
    expect(await shell.ended).toEqual({ code: 1, journal: [] });
  });
});

test('a file is saved where the person chose, whole, under a plain proposed name', async () => {
  const folder = newFolder();
  const target = join(folder, 'kunci.txt');
  const shell = await StandInShell.start([`--data=${join(folder, 'data')}`], { STAND_IN_SAVE_PATH: target });
  expect(await shell.ask('saveFile', 0, '../../etc/kunci:pemulihan.txt', 'ABCD-1234')).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('ABCD-1234');
  expect(await shell.ask('journal')).toContain('save dialog kuncipemulihan.txt');
  expect(await shell.ask('savePdf', 0, '../laporan.pdf')).toBe(true);
  expect(readFileSync(target, 'utf8')).toContain('%PDF-');
  expect(await shell.ask('journal')).toEqual(expect.arrayContaining(['save dialog laporan.pdf', 'pdf {"printBackground":true,"preferCSSPageSize":true}']));
  await shell.stop();
});

test.each(['darwin', 'win32'])('on %s the system’s store opens the desk after a restart, also under a new data key, while people still sign in', async (platform) => {
  const data = newFolder();
  const start = () => StandInShell.start([`--data=${data}`], { STAND_IN_PLATFORM: platform, STAND_IN_BACKEND: 'basic_text' });
  const call = (shell: StandInShell, name: string, input: unknown) => shell.ask('call', 0, name, input, crypto.randomUUID());
  const first = await start();
  const fields = { clinic: { name: 'Klinik Uji', address: '', phone: null, zone: 'Asia/Jakarta' }, units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [], admin: { fullName: 'Admin Uji', login: 'admin', password: 'kata sandi uji' } };
  expect(await call(first, 'clinic.create', fields)).toMatchObject({ ok: true });
  expect(await call(first, 'keys.renew', { password: 'kata sandi uji', scope: 'all' })).toMatchObject({ ok: true });
  await first.stop();
  const second = await start();
  expect(await call(second, 'clinic.status', {})).toMatchObject({ ok: true, value: { phase: 'ready' } });
  expect(await call(second, 'users.session', {})).toMatchObject({ ok: true, value: { user: null } });
  expect((await second.ask('journal')).includes('safeStorage decrypt')).toBe(true);
  await second.stop();
});

test('the key is sealed by the system where that is worth the name, and never by a fixed password', async () => {
  const sealed = async (backend: string): Promise<boolean> => {
    const shell = await StandInShell.start([`--data=${newFolder()}`], { STAND_IN_BACKEND: backend });
    const fields = { clinic: { name: 'Klinik Uji', address: '', phone: null, zone: 'Asia/Jakarta' }, units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [], admin: { fullName: 'Admin Uji', login: 'admin', password: 'kata sandi uji' } };
    expect(await shell.ask('call', 0, 'clinic.create', fields, crypto.randomUUID())).toMatchObject({ ok: true });
    const used = (await shell.ask('journal')).includes('safeStorage encrypt');
    await shell.stop();
    return used;
  };
  expect(await sealed('gnome_libsecret')).toBe(process.platform === 'linux');
  expect(await sealed('basic_text')).toBe(process.platform !== 'linux');
});
