/** What is kept of a complaint's intake, whoever asks after it by its code, and earlier ones like it. */
import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintFields, Proposal } from '../../../shared/contract/complaints.ts';
import { normalisePhone } from '../../../shared/domain/phone.ts';
import { drawTrackingCode, readTrackingCode } from '../../../shared/domain/tracking-code.ts';
import { type Earlier, similarTo, wordsOf } from '../../../shared/triage/similar.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { survivorOf } from '../patients/person.ts';
import { eventsOf, postedOf } from './events.ts';
import { listed } from './rows.ts';
import { visibleTo } from './visible.ts';

const A_YEAR_MS = 365 * 86_400_000;
const [MOST_COMPARED, MOST_SHOWN] = [1500, 4];
const MOST_DRAWS = 20;

/** What was proposed and what was decided; answers the code of a reporter who stays unnamed. */
export function keepIntake(db: DeskDatabase, tx: WriteTx, complaintId: string, { anonymous, grade, category, unitId }: ComplaintFields, proposal?: Proposal): string | null {
  const code = anonymous ? unusedCode(db, tx) : null;
  tx.run(db.build.insertInto('complaint_intake').values({
    id: tx.newId(), complaint_id: complaintId, at: tx.now, tracking_code: code, proposed_grade: proposal?.grade ?? null, proposed_category: proposal?.category ?? null, proposed_unit_id: proposal?.unitId ?? null,
    chosen_grade: grade, chosen_category: category, chosen_unit_id: unitId,
  }));
  return code;
}

/** Another desk may draw the same at the same time: one in thousands of millions, and then both complaints are told. */
function unusedCode(db: DeskDatabase, tx: WriteTx): string {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const code = drawTrackingCode((limit) => randomInt(limit));
    if (!tx.first(db.build.selectFrom('complaint_intake').select('id').where('tracking_code', '=', code))) return code;
  }
  throw new Refusal('internal');
}

/** Words of narratives, kept while the row is as it was. */
const known = new WeakMap<DeskDatabase, Map<string, { readonly updatedAt: number; readonly words: ReadonlySet<string> }>>();
/** The first time there is a year of texts to split: others are answered in between. */
const SLICE_MS = 5;

async function wordsKept(db: DeskDatabase, rows: readonly { readonly id: string; readonly narrative: string; readonly updated_at: number }[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const before = known.get(db);
  const now = new Map<string, { readonly updatedAt: number; readonly words: ReadonlySet<string> }>();
  let since = performance.now();
  for (const { id, narrative, updated_at: updatedAt } of rows) {
    const kept = before?.get(id);
    now.set(id, kept?.updatedAt === updatedAt ? kept : { updatedAt, words: wordsOf(narrative) });
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  known.set(db, now);
  return new Map([...now].map(([id, { words }]) => [id, words]));
}

/** A telephone as it is compared; anything else is none. */
function phoneOf(contact: string | null): string | null {
  const read = contact === null || contact.trim() === '' ? null : normalisePhone(contact);
  return read;
}

export const intakeHandlers: HandlersOf<'complaints.similar' | 'complaints.byCode'> = {
  'complaints.similar': async (ctx, { text, unitId, patientId, contact }) => {
    const rows = ctx.db.build.selectFrom('complaint').select(['id', 'narrative', 'updated_at', 'received_at', 'grade', 'unit_id', 'patient_id', 'reporter_contact', 'restricted']).where('voided_at', 'is', null).where('received_at', '>=', ctx.clock.now() - A_YEAR_MS).where(visibleTo(requireUser(ctx)));
    const compared = ctx.db.all(rows.orderBy('received_at', 'desc').limit(MOST_COMPARED));
    const words = await wordsKept(ctx.db, compared);
    const personOf = (id: string | null): string | null => (id === null ? null : survivorOf(ctx.db, ctx.db, id));
    const earlier = compared.map((row): Earlier => ({ id: row.id, words: words.get(row.id) ?? new Set(), unitId: row.unit_id, patientId: patientId === null ? null : personOf(row.patient_id), phone: phoneOf(row.reporter_contact) }));
    const found = similarTo({ text, unitId, patientId: personOf(patientId), phone: phoneOf(contact) }, earlier, MOST_SHOWN);
    const byId = new Map(compared.map((row) => [row.id, row]));
    const shown = new Map(listed(ctx.db, ctx.clock.now(), found.flatMap(({ id }) => byId.get(id) ?? [])).map((row) => [row.id, row]));
    return found.flatMap(({ id, because }) => {
      const row = shown.get(id);
      return row ? [{ id, number: row.number, receivedAt: row.receivedAt, state: row.state, unit: row.unit, category: row.category, summary: row.summary, because: [...because] }] : [];
    });
  },

  'complaints.byCode': (ctx, { code }) => {
    const read = readTrackingCode(code);
    if (read === null) throw new Refusal('invalid_input', { fields: { code: 'tracking_code' } });
    const found = ctx.db.first(ctx.db.build.selectFrom('complaint_intake').innerJoin('complaint', 'complaint.id', 'complaint_intake.complaint_id')
      .select(['complaint.id', 'complaint.number', 'complaint.received_at as receivedAt', 'complaint.state', 'complaint.first_answer_at as firstAnswerAt', 'complaint.resolved_at as resolvedAt'])
      .where('complaint_intake.tracking_code', '=', read).where('complaint.voided_at', 'is', null).where(visibleTo(requireUser(ctx))));
    if (!found) throw new Refusal('not_found');
    const { id, ...told } = found;
    return { ...told, posted: postedOf(eventsOf(ctx.db, id)) };
  },
};
