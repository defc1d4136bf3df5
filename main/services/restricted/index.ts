/** Restricted records: set and lifted with a reason, and opened for a quarter of an hour by whoever has the person in front of them. */
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { OPENED_FOR_MS, type Opening } from '../../../shared/contract/restricted.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { parseRecordNumber } from '../../../shared/domain/record-number.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { patientRow } from '../patients/patient-rows.ts';
import { recordsOf } from '../patients/person.ts';
import { hiddenIds } from './hidden.ts';
import type { OpenedRecords } from './opened.ts';

/** Details of audit entries; the reason follows. */
export const SET = 'restricted: ';
export const LIFTED = 'restriction lifted: ';
export const LOOKED = 'openings looked into';

export function restrictedHandlers(opened: OpenedRecords): HandlersOf<Extract<CallName, `restricted.${string}`>> {
  return {
    'restricted.set': (ctx, { patientId, reason }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'restricted.set' }, (tx) => {
      mark(ctx.db, tx, patientId, { restricted: 1, restricted_reason: reason }, SET + reason);
      return {};
    }),
    'restricted.lift': (ctx, { patientId, reason }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'restricted.lift' }, (tx) => {
      mark(ctx.db, tx, patientId, { restricted: 0, restricted_reason: null }, LIFTED + reason);
      return {};
    }),

    'restricted.open': (ctx, { number, reason }) => {
      const found = [...hiddenIds(ctx, opened)].find((id) => recordsOf(ctx.db, id).some((each) => hasNumber(ctx.db, each, number)));
      if (found === undefined) throw new Refusal('not_found');
      const answer = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'restricted.open' }, (tx) => {
        tx.audit('open_restricted', 'patient', found, reason);
        return { patientId: found, until: tx.now + OPENED_FOR_MS };
      });
      opened.open(recordsOf(ctx.db, found), ctx.clock);
      return answer;
    },

    'restricted.match': (ctx, { nik, bpjs, passport }) => {
      const typed = { nik: whole(nik === null ? null : nikDigits(nik), /^\d{16}$/), bpjs: whole(bpjs === null ? null : nikDigits(bpjs), /^\d{13}$/), passport: whole(passport?.trim().toUpperCase() ?? null, /^[A-Z0-9]{5,20}$/) };
      return { found: [...hiddenIds(ctx, opened)].some((id) => sharesNumber(patientRow(ctx.db, ctx.db, id), typed)) };
    },

    'restricted.openings': ({ db }, { patientId }) => openingsOf(db, patientId),

    'restricted.looked': (ctx, { patientId }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'restricted.looked' }, (tx) => {
      if (!patientRow(ctx.db, tx, patientId)) throw new Refusal('not_found');
      tx.audit('update', 'patient', patientId, LOOKED);
      return {};
    }),
  };
}

function mark(db: DeskDatabase, tx: WriteTx, patientId: string, columns: Pick<PatientTable, 'restricted' | 'restricted_reason'>, detail: string): void {
  const row = patientRow(db, tx, patientId);
  if (!row) throw new Refusal('not_found');
  if (row.restricted === columns.restricted) throw new Refusal('changed_meanwhile');
  tx.run(db.build.updateTable('patient').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', patientId));
  tx.audit('update', 'patient', patientId, detail);
}

const whole = (text: string | null, form: RegExp): string | null => (text !== null && form.test(text) ? text : null);

/** The whole number, as it stands on the card or the identity card. */
function hasNumber(db: DeskDatabase, id: string, typed: string): boolean {
  const row = patientRow(db, db, id);
  if (!row) return false;
  return (whole(nikDigits(typed), /^\d{16}$/) ?? '') === row.nik || parseRecordNumber(typed) === row.record_number;
}

interface Numbers { readonly nik: string | null; readonly bpjs: string | null; readonly passport: string | null }
function sharesNumber(row: PatientTable | undefined, typed: Numbers): boolean {
  return row !== undefined && (['nik', 'bpjs', 'passport'] as const).some((column) => typed[column] !== null && typed[column] === row[column]);
}

/** The newest first; `looked`: an administrator has looked into it since. */
export function openingsOf(db: DeskDatabase, patientId: string): Opening[] {
  const ids = recordsOf(db, patientId);
  const entries = db.all(db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor')
    .select(['audit_entry.id', 'audit_entry.at', 'audit_entry.action', 'audit_entry.detail', sql<string>`coalesce(user.full_name, audit_entry.actor)`.as('by')])
    .where('audit_entry.entity', '=', 'patient').where('audit_entry.row_id', 'in', ids)
    .where((eb) => eb.or([eb('audit_entry.action', '=', 'open_restricted'), eb('audit_entry.detail', '=', LOOKED)])).orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc'));
  const lookedAt = entries.find(({ detail }) => detail === LOOKED)?.at ?? 0;
  return entries.filter(({ action }) => action === 'open_restricted').map(({ id, at, by, detail }) => ({ id, at, by, reason: detail ?? '', looked: at <= lookedAt }));
}
