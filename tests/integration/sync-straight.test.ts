/** Two real desks and a real central: joining, sending, reading, and going on apart and together. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { somebody } from './patients-desk.ts';
import { type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';

let both: TwoDesks;
beforeEach(async () => { both = await openTwoDesks(); });
afterEach(async () => { await both.close(); });

const register = async (desk: TwoDesks['a'], name: string) => desk.call('patients.register', { patient: { ...somebody, name } });

describe('the straight path', () => {
  it('a second desk gets the clinic, its own letter and its own numbers', async () => {
    const { a, b } = both;
    expect(await b.call('clinic.directory', {})).toMatchObject({ units: [{ name: 'Poli Umum' }, { name: 'Poli Gigi' }], practitioners: [{ name: 'dr. Uji Coba' }] });
    expect((await b.call('clinic.status', {})).clinic).toMatchObject({ name: 'Klinik Uji Sentosa', deskLetter: 'B' });
    const [one, other] = [await register(a, 'Siti Rahmawati'), await register(b, 'Budi Santoso')];
    expect(one.recordNumber).not.toBe(other.recordNumber);
    expect((await a.call('sync.page', {})).desks.map(({ letter, own }) => [letter, own])).toEqual([['A', true], ['B', false]]);
    expect((await b.call('users.list', {})).map(({ login }) => login).sort()).toEqual(['admin', 'admin.b']);
  });

  it('what one writes the other has after a round of each, and both have the same rows and stamps', async () => {
    const { a, b } = both;
    const { id } = await register(a, 'Siti Rahmawati');
    expect(await a.call('sync.status', {})).toMatchObject({ state: 'waiting' });
    expect([await a.round(), await b.round()]).toEqual(['synced', 'synced']);
    expect(await b.call('patients.get', { id })).toMatchObject({ name: 'Siti Rahmawati' });
    await register(b, 'Budi Santoso');
    await converge(a, b);
    await a.round();
    expect(await a.call('sync.status', {})).toMatchObject({ state: 'synced', waiting: 0, fault: null, lastSuccessAt: a.clock.at, toSettle: 0 });
  });

  it('a desk that was away for weeks works on, and all it did is there when it comes back', async () => {
    const { a, b, central } = both;
    b.network.up = false;
    for (let week = 0; week < 5; week += 1) {
      pass(7 * 86_400_000, central, a, b);
      await register(b, `Pasien Jauh ${week}`);
      await register(a, `Pasien Dekat ${week}`);
      expect(await b.round()).toBe('offline');
      await a.round();
    }
    expect(await b.call('sync.status', {})).toMatchObject({ fault: 'no_network' });
    b.network.up = true;
    expect(await b.round()).toBe('synced');
    await converge(a, b);
    expect(await a.sql("SELECT name FROM patient WHERE name LIKE 'Pasien %'")).toHaveLength(10);
  });
});
