import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROOFS_PAGE, promises, proofs, proofsPage } from '../../build/sync-proofs.ts';

it('docs/sync-properties.md is what the tests say (write it anew with `node build/sync-proofs.ts`)', () => {
  expect(readFileSync(PROOFS_PAGE, 'utf8')).toBe(proofsPage());
});

it('every promise has a test, and no test proves what was not promised', () => {
  const proved = new Set(proofs().map(({ of }) => of));
  expect(promises().filter((of) => !proved.has(of))).toEqual([]);
  expect([...proved].filter((of) => !promises().includes(of))).toEqual([]);
});
