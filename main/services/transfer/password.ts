import { randomInt } from 'node:crypto';

/** No letter that can be taken for another one or for a figure when read from paper. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** About 99 bits, in groups that can be read out: `k7m2p-x9qwe-4tz8r-hn3bd`. */
export function exportPassword(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')).join('-');
}
