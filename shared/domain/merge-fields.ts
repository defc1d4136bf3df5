/**
 * Which values a surviving patient record keeps when another one is merged into it. A person chooses field by field; fields
 * whose columns mean something only together go together. Pure.
 */
export type MergedValue = string | number | null;
export type Values = Readonly<Record<string, MergedValue>>;

/** Reads values as they are kept; null for anything else. */
export function readValues(json: string): Values | null {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
    const entries: [string, unknown][] = Object.entries(read);
    const known = entries.filter((entry): entry is [string, MergedValue] => entry[1] === null || typeof entry[1] === 'string' || typeof entry[1] === 'number');
    return known.length === entries.length ? Object.fromEntries(known) : null;
  } catch {
    return null;
  }
}

interface FieldColumns {
  /** What is compared and shown. */
  readonly shown: readonly string[];
  /** What comes along with it. */
  readonly along?: readonly string[];
}

/** In the order in which they are shown: who it is, how to reach, what to mind. */
const FIELDS = {
  name: { shown: ['name'] },
  identityKind: { shown: ['identity_kind'] },
  nik: { shown: ['nik'], along: ['accepted_warnings'] },
  bpjs: { shown: ['bpjs'] },
  passport: { shown: ['passport'] },
  familyCard: { shown: ['family_card'] },
  sex: { shown: ['sex'] },
  birthDate: { shown: ['birth_date', 'birth_date_estimated'] },
  birthPlace: { shown: ['birth_place'] },
  birthOrder: { shown: ['birth_order'] },
  mother: { shown: ['mother_name'], along: ['mother_id'] },
  phone: { shown: ['phone'] },
  address: { shown: ['address', 'village_code'] },
  payer: { shown: ['payer', 'insurer'] },
  guardian: { shown: ['guardian_name', 'guardian_relation', 'guardian_phone'] },
  allergies: { shown: ['allergies'] },
  consentReminder: { shown: ['consent_reminder'] },
  deceased: { shown: ['deceased_on'] },
  moved: { shown: ['moved_on', 'moved_to'] },
} as const satisfies Readonly<Record<string, FieldColumns>>;

export type MergeField = keyof typeof FIELDS;
/** `both`: what each of them says, one after the other; only where nothing that was ever said may be lost. */
export type MergeChoice = 'from' | 'into' | 'both';
export type Choices = Readonly<Partial<Record<MergeField, MergeChoice>>>;

export const MERGE_FIELDS = ['name', 'identityKind', 'nik', 'bpjs', 'passport', 'familyCard', 'sex', 'birthDate', 'birthPlace', 'birthOrder', 'mother', 'phone', 'address', 'payer', 'guardian', 'allergies', 'consentReminder', 'deceased', 'moved'] as const satisfies readonly MergeField[];
export const JOINABLE: readonly MergeField[] = ['allergies'];

export function shownColumns(field: MergeField): readonly string[] { return FIELDS[field].shown; }
function columnsOf(field: MergeField): readonly string[] {
  const { shown, along = [] }: FieldColumns = FIELDS[field];
  return [...shown, ...along];
}
/** Hidden from some on one side: hidden from them on the survivor, too. */
const GUARDED = ['restricted', 'restricted_reason'] as const;
export const MERGED_COLUMNS: readonly string[] = [...MERGE_FIELDS.flatMap(columnsOf), ...GUARDED];

const valueOf = (values: Values, column: string): MergedValue => values[column] ?? null;
const isEmpty = (value: MergedValue): boolean => value === null || value === '';

export function fieldsDiffer(field: MergeField, from: Values, into: Values): boolean {
  return shownColumns(field).some((column) => valueOf(from, column) !== valueOf(into, column));
}

/** What is proposed before anybody chooses: what is there over what is not, both allergies over one, else the survivor's. */
export function proposedChoice(field: MergeField, from: Values, into: Values): MergeChoice {
  if (!fieldsDiffer(field, from, into)) return 'into';
  const [first = ''] = shownColumns(field);
  if (isEmpty(valueOf(into, first))) return 'from';
  return JOINABLE.includes(field) && !isEmpty(valueOf(from, first)) ? 'both' : 'into';
}

/** The survivor's columns that become something else, with what they become. Fields that were not chosen stay. */
export function mergedValues(from: Values, into: Values, choices: Choices): Record<string, MergedValue> {
  const merged: Record<string, MergedValue> = {};
  const put = (column: string, value: MergedValue): void => { if (value !== valueOf(into, column)) merged[column] = value; };
  for (const field of MERGE_FIELDS) {
    const choice = choices[field] ?? 'into';
    if (choice === 'from') for (const column of columnsOf(field)) put(column, valueOf(from, column));
    if (choice === 'both' && JOINABLE.includes(field)) for (const column of columnsOf(field)) put(column, joined(valueOf(into, column), valueOf(from, column)));
  }
  if (valueOf(from, 'restricted') === 1 && valueOf(into, 'restricted') !== 1) for (const column of GUARDED) put(column, valueOf(from, column));
  return merged;
}

function joined(one: MergedValue, other: MergedValue): MergedValue {
  if (isEmpty(one) || isEmpty(other) || one === other) return isEmpty(one) ? other : one;
  return `${one}; ${other}`;
}

export interface UndoneValues {
  /** Columns that get back what they had. */
  readonly restored: Values;
  /** Fields that somebody changed since the merge: they stay as they are. */
  readonly kept: readonly (MergeField | 'restricted')[];
}

/** A merge with the survivor's values before and after it. Ids grow in the order in which merges were made. */
export interface WrittenMerge { readonly id: string; readonly at: number; readonly undoneAt: number | null; readonly before: Values; readonly after: Values }

/** What the survivor had before the merge, without what earlier merges had written that were undone since. */
function valueBefore({ id, at, before }: WrittenMerge, column: string, others: readonly WrittenMerge[]): MergedValue {
  let value = valueOf(before, column);
  const undoneSince = others.filter((other) => other.id < id && other.undoneAt !== null && other.undoneAt >= at).toSorted((one, other) => (one.id < other.id ? 1 : -1));
  for (const other of undoneSince) if (Object.hasOwn(other.after, column) && valueOf(other.after, column) === value) value = valueOf(other.before, column);
  return value;
}

/** A field gets back what it had before the merge as long as all of it is still what the merge made of it. `others`: of the same survivor. */
export function undoneValues(now: Values, merge: WrittenMerge, others: readonly WrittenMerge[] = []): UndoneValues {
  const { after } = merge;
  const groups: readonly (readonly [MergeField | 'restricted', readonly string[]])[] = [...MERGE_FIELDS.map((field) => [field, columnsOf(field)] as const), ['restricted', GUARDED]];
  const restored: Record<string, MergedValue> = {};
  const kept: (MergeField | 'restricted')[] = [];
  for (const [field, columns] of groups) {
    const changed = columns.filter((column) => Object.hasOwn(after, column));
    if (changed.length === 0) continue;
    if (changed.every((column) => valueOf(now, column) === valueOf(after, column))) for (const column of changed) restored[column] = valueBefore(merge, column, others);
    else kept.push(field);
  }
  return { restored, kept };
}
