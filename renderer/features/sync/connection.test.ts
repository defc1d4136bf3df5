import { expect, test } from 'vitest';
import { connectionOf, isConnection, isPlain } from './connection.ts';

test.each([
  ['pusat.klinik.example', 'https://pusat.klinik.example'],
  [' https://pusat.klinik.example/ ', 'https://pusat.klinik.example'],
  ['http://10.0.0.5:8443', 'http://10.0.0.5:8443'],
])('%s is the address %s', (typed, url) => { expect(connectionOf({ url: typed, proxy: '', ca: null })).toEqual({ url, proxy: null, ca: null }); });

test('a proxy without its beginning is meant as http', () => { expect(connectionOf({ url: 'a.example', proxy: '10.0.0.1:3128', ca: null }).proxy).toBe('http://10.0.0.1:3128'); });

test.each([['', false], ['ftp://a.example', false], ['a.example', true], ['https://a.example', true]])('%s can be looked at: %s', (url, can) => { expect(isConnection({ url, proxy: '', ca: null })).toBe(can); });

test('only an address outside this computer is told to be without encryption', () => {
  expect(['http://10.0.0.5', 'https://a.example', 'http://localhost:8080', 'http://127.0.0.1:1', 'a.example'].map((url) => isPlain({ url, proxy: '', ca: null }))).toEqual([true, false, false, false, false]);
});
