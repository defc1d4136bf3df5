import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test.each([
  ['', 'rina', 'short'],
  ['1234567', 'rina', 'short'],
  ['01081992', 'rina', 'weak'],
  ['password1', 'rina', 'weak'],
  ['rinarina1', 'rina', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'rina', 'weak'],
  ['klinik2026', 'rina', 'weak'],
  ['melati-77', 'rina', 'fair'],
  ['kuda lari di pantai', 'rina', 'good'],
  ['Jendela-Biru-4', 'rina', 'good'],
])('%j for %s is %s', (password, login, strength) => {
  expect(passwordStrength(password, login)).toBe(strength);
});
