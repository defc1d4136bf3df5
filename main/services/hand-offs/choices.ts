/** To whom a slip can go, with the usual texts, and what the caller wrote last. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { type Asker } from './rows.ts';
import { readHandOffSettings } from './settings.ts';

const REMEMBERED_MS = 90 * 86_400_000;
const LOOKED_AT = 200;
const MOST_RECENT = 12;

export function readChoices(db: DeskDatabase, now: number, { id }: Asker): Output<'handOffs.choices'> {
  const { others, templates } = readHandOffSettings(db);
  const units = db.all(db.build.selectFrom('service_unit').select(['id as unitId', 'name', 'kind']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position'));
  const written = db.all(db.build.selectFrom('hand_off').select(['unit_id', 'unit_name', 'text', 'actor', 'patient_id']).where('at', '>', now - REMEMBERED_MS).orderBy('at', 'desc').limit(LOOKED_AT));
  const known = new Set(units.map(({ name }) => name));
  const free = [...new Set([...others, ...written.flatMap(({ unit_id: unit, unit_name: name }) => (unit === null ? [name] : []))])].filter((name) => !known.has(name));
  // A text about somebody may name them, so only texts about nobody are offered again.
  const own = written.filter(({ actor, patient_id: patient }) => actor === id && patient === null);
  const recent = [...new Map(own.toReversed().map(({ unit_name: unit, text }) => [`${unit}\n${text}`, { unit, text }])).values()].toReversed().slice(0, MOST_RECENT);
  return { units: [...units, ...free.map((name) => ({ unitId: null, name, kind: 'other' as const }))], templates, recent };
}
