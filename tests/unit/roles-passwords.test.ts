import { expect, it } from 'vitest';
import { COMMON_PASSWORDS } from '../../shared/domain/common-passwords.ts';
import { passwordFault } from '../../shared/domain/password-rules.ts';

const OWNER = { login: 'rina.h', clinic: 'Klinik Pratama Melati Sehat' };

it.each([
  ['rahasia', 'password_short'],
  ['bismillah', 'password_common'],
  ['BISMILLAH', 'password_common'],
  ['Bismillah2026', 'password_common'],
  ['indonesia', 'password_common'],
  ['Indonesia45!', 'password_common'],
  ['sayang-123', 'password_common'],
  ['sayangsayang', 'password_common'],
  ['123456789', 'password_common'],
  ['12345678', 'password_common'],
  ['20202020', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['P@ssw0rd', 'password_common'],
  ['ｐａｓｓｗｏｒｄ', 'password_common'],
  ['qwertyuiop', 'password_common'],
  ['Admin123', 'password_common'],
  ['klinik2026', 'password_common'],
  ['Rina.H.2026', 'password_login'],
  ['rinah1234', 'password_login'],
  ['klinikpratamamelatisehat', 'password_clinic'],
  ['Klinik Pratama Melati Sehat 1', 'password_clinic'],
  ['melati sehat', 'password_clinic'],
  ['MelatiSehat2026', 'password_clinic'],
])('%s is refused: %s', (password, fault) => {
  expect(passwordFault(password, OWNER)).toBe(fault);
});

it.each(['kuda lari di pantai', 'antrean-pagi', 'kata-sandi-uji', 'rina.h suka bakso', '01081992', 'bismillah kami buka', 'anggrek-77', 'ワタシノパスワード'])('%s is taken', (password) => {
  expect(passwordFault(password, OWNER)).toBeNull();
});

it('asks nothing about what it does not know', () => {
  expect(passwordFault('melati sehat', { login: '', clinic: '' })).toBeNull();
});

it('knows a few hundred, each written as it is looked up', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(500);
  for (const word of COMMON_PASSWORDS) expect(word).toBe(word.toLowerCase().trim());
});
