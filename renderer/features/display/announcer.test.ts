import { expect, test } from 'vitest';
import { Announcer, spokenCall, spokenNumber } from './announcer.ts';

test.each([['A-012', 'A, satu, dua'], ['A-001', 'A, satu'], ['B-100', 'B, satu, nol, nol'], ['KB-007', 'K, B, tujuh'], ['A-000', 'A, nol']])('%s is spoken "%s"', (number, spoken) => {
  expect(spokenNumber(number)).toBe(spoken);
});

test('a call names where to go, with the room when there is one', () => {
  expect(spokenCall({ number: 'A-012', unit: 'Poli Umum', room: 'Ruang 1' })).toBe('Nomor antrean, A, satu, dua. Silakan menuju Poli Umum, Ruang 1.');
  expect(spokenCall({ number: 'F-015', unit: 'Apotek', room: null })).toBe('Nomor antrean, F, satu, lima. Silakan menuju Apotek.');
});

test('calls wait for each other, also when one fails', async () => {
  const log: string[] = [];
  const announcer = new Announcer(async ({ number }) => {
    log.push(`start ${number}`);
    await Promise.resolve();
    if (number === 'A-001') throw new Error('no voice');
    log.push(`end ${number}`);
  });
  const call = (number: string) => announcer.announce({ number, unit: 'Poli Umum', room: null });
  await Promise.all([call('A-001'), call('A-002'), call('A-003')]);
  expect(log).toEqual(['start A-001', 'start A-002', 'end A-002', 'start A-003', 'end A-003']);
});
