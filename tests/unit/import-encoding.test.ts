import { expect, it } from 'vitest';
import { findEncoding, textOf } from '../../main/services/imports/encoding.ts';

const TEXT = 'Nama;Tgl Lahir\r\nÑandú Müller;17-08-1945\r\n';
const be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const FILES: [string, Buffer, string][] = [
  ['UTF-8', Buffer.from(TEXT), 'utf-8'], ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le'], ['UTF-16 without', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
  ['UTF-16 the other way round', be(`\uFEFF${TEXT}`), 'utf-16be'], ['Windows-1252', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
];

it.each(FILES)('reads %s, also when a letter is cut in two', (_, bytes, encoding) => {
  for (const size of [1, 3, 1000]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_unused, index) => bytes.subarray(index * size, (index + 1) * size));
    if (size > 1) expect(findEncoding(() => pieces)).toBe(encoding);
    expect([...textOf(pieces, findEncoding(() => [bytes]))].join('')).toBe(TEXT);
  }
});
