/** How the people of one household are related, as far as what is kept of them says it. Nothing is assumed. */
import type { PatientFields } from '../contract/patients.ts';
import { nameKey } from './person-name.ts';

export type RelationWord = NonNullable<PatientFields['guardianRelation']>;
export interface Relative { readonly id: string; readonly name: string; readonly motherId: string | null; readonly guardianName: string | null; readonly guardianRelation: PatientFields['guardianRelation'] }

/** The other way round: whose guardian is a mother is her child. Null where it does not follow. */
const BACK: Readonly<Record<RelationWord, RelationWord | null>> = { self: null, spouse: 'spouse', father: 'child', mother: 'child', child: null, sibling: 'sibling', grandparent: null, other: null };

function guardianIs(person: Relative, other: Relative): boolean {
  return person.guardianName !== null && nameKey(person.guardianName) !== '' && nameKey(person.guardianName) === nameKey(other.name);
}

/** What `other` is to `person`: mother, child, sibling by the mother, or as the guardian was noted. Null when it is not known. */
export function relationTo(person: Relative, other: Relative): RelationWord | null {
  if (person.motherId === other.id) return 'mother';
  if (other.motherId === person.id) return 'child';
  if (person.motherId !== null && person.motherId === other.motherId) return 'sibling';
  if (guardianIs(person, other) && person.guardianRelation !== null && person.guardianRelation !== 'self') return person.guardianRelation;
  return guardianIs(other, person) && other.guardianRelation !== null ? BACK[other.guardianRelation] : null;
}
