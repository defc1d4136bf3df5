/** Every kind of item says in both languages what it is, what is to be done, and what several of it are called. */
import { expect, it } from 'vitest';
import en from '../../renderer/i18n/en/attention.ts';
import id from '../../renderer/i18n/id/attention.ts';
import { ATTENTION, ATTENTION_GROUPS, ATTENTION_KINDS } from '../../shared/contract/attention.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

it.each([['id', id], ['en', en]] as const)('in %s', (_, texts) => {
  const kinds: Words = texts.kinds;
  const silent = ATTENTION_KINDS.filter((kind) => ['name', 'title', 'next'].some((part) => (kinds[kind]?.[part] ?? '').trim() === ''));
  expect(silent).toEqual([]);
  // A name marks a kind; another way to say one has none.
  expect(Object.entries(kinds).flatMap(([key, words]) => (words?.['name'] !== undefined && !(key in ATTENTION) ? [key] : []))).toEqual([]);
  expect(ATTENTION_GROUPS.filter((group) => texts.groups[group] === '')).toEqual([]);
});
