import { expect, it } from 'vitest';
import { type Mask, masked } from '../../main/services/transfer/mask.ts';
import { exportPasswordSchema } from '../../shared/contract/transfer.ts';
import { fileLimit } from '../../main/services/transfer/drives.ts';

it.each<[Mask, string | number | null, string | null]>([
  ['name', 'Siti Nur Aminah', 'S. N. A.'], ['name', 'Budi', 'B.'], ['name', 'ny. siti', 'N. S.'], ['name', "Qur'ani", 'Q. A.'], ['name', 'Ñandú 山田', 'Ñ. 山.'], ['name', '=1+1', '…'], ['name', '👩‍⚕️', '…'],
  ['number', '3174014202900001', '…001'], ['number', '+6281234567890', '…890'], ['number', '119', '…'], ['number', 'Siti Rahma', '…'], ['number', 12345, '…345'],
  ['birth', '1990-02-01', '1990'], ['hidden', 'Jl. Kenanga 3', null], ['name', null, null], ['hidden', '', ''],
])('%s of %j is %j', (mask, cell, left) => { expect(masked(mask, cell)).toBe(left); });

it.each([
  ['tigabelas', 'export_password_short'], ['password1234', 'password_common'], ['aaaaaaaaaaaaaa', 'password_common'], ['Bismillahirrahmanirrahim1!', 'password_common'],
  ['kenari teratai payung', null], ['k7m2p-x9qwe-4tz8r', null],
])('an own password %j: %s', (password, fault) => {
  const result = exportPasswordSchema.safeParse(password);
  expect(result.success ? null : result.error.issues[0]?.message).toBe(fault);
});

it('a file on FAT has at most 4 GB; exFAT, NTFS and what is not known have no limit', () => {
  expect(['vfat', 'FAT32', 'msdos'].map((fileSystem) => fileLimit({ fileSystem }))).toEqual([4_294_967_295, 4_294_967_295, 4_294_967_295]);
  expect(['exFAT', 'NTFS', 'ext4', ''].map((fileSystem) => fileLimit({ fileSystem }))).toEqual([null, null, null, null]);
});
