import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROLES_PAGE, rolesPage } from '../../build/roles-matrix.ts';
import { contract } from '../../shared/contract/index.ts';

it('docs/roles.md is what the contract says (write it anew with `node build/roles-matrix.ts`)', () => {
  expect(readFileSync(ROLES_PAGE, 'utf8')).toBe(rolesPage());
});

it('names every call once', () => {
  const named = [...rolesPage().matchAll(/^\| `([^`]+)` \| (?:changes|reads) \|/gm)].map((match) => match[1]);
  expect(named).toHaveLength(Object.keys(contract).length);
  expect(new Set(named)).toEqual(new Set(Object.keys(contract)));
});
