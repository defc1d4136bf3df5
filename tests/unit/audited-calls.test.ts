/** Every call of the contract says what it leaves in the audit log; what shows people leaves something. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LIST_VIEWS } from '../../main/services/audit/views.ts';
import { AUDITED } from '../../shared/contract/audited.ts';
import type { CallSpec } from '../../shared/contract/core.ts';
import { contract } from '../../shared/contract/index.ts';

const CALLS = Object.entries<CallSpec>(contract);
/** Names of output fields under which a person's data leaves the desk. */
const PERSONAL = /"(patientName|recordNumber|nik|bpjs|birthDate|callerName|reporterName|temporaryName|phone)":/;

it('names every call of the contract and no other', () => {
  expect(Object.keys(AUDITED).sort()).toEqual(CALLS.map(([name]) => name).sort());
});

it('knows for every list what it shows', () => {
  expect(Object.keys(LIST_VIEWS).sort()).toEqual(Object.entries(AUDITED).filter(([, audited]) => audited === 'list').map(([name]) => name).sort());
});

describe.each(CALLS)('%s', (name, { output, changes }) => {
  const audited = Object.entries(AUDITED).find(([call]) => call === name)?.[1];
  it('leaves an entry, or says why not', () => {
    if (typeof audited === 'object') expect(audited.nothing.length).toBeGreaterThan(10);
    else expect(audited).toBeDefined();
    // What changes records cannot be a mere look at them, and the other way round.
    if (audited === 'change') expect(changes).toBe(true);
  });
  it('does not show people unseen', () => {
    // The clinic's own telephone; the name of the person of an emergency just raised: nobody knows who it is; the numbers that a scanner read, as it read them.
    if (['clinic.get', 'emergencies.raise', 'emergencies.alerts', 'patients.scan'].includes(name)) return;
    if (PERSONAL.test(JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' })))) expect(typeof audited).toBe('string');
  });
});
