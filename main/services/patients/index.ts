/** Patients: finding, registering, correcting, and warning of people who are registered already. */
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { remindersOnForm } from '../consents/truth.ts';
import { findCandidates } from './candidates.ts';
import { patientDetail } from './detail.ts';
import { columnsOf, patientRow } from './patient-rows.ts';
import { readTimeline } from './timeline/index.ts';
import { nextRecordNumber } from './record-numbers.ts';
import { regionDirectory } from './region-directory.ts';
import { type SearchMeans, recentPatients, searchPatients } from './search.ts';

type PatientCalls = 'patients.search' | 'patients.recent' | 'patients.get' | 'patients.register' | 'patients.update' | 'patients.candidates' | 'patients.regions' | 'patients.regionOfNik';

/** Begins to read the regions as soon as there is a moment, so that the first search need not wait for them. */
setImmediate(() => { regionDirectory().catch(() => undefined); });

/** A desk whose region files cannot be read still finds its patients, only without the names of their villages. */
async function searchMeans(ctx: CallContext): Promise<SearchMeans> {
  const regions = await regionDirectory().catch(() => null);
  return { db: ctx.db, now: ctx.clock.now(), villageName: (code) => regions?.villageName(code) ?? null };
}

export const patientHandlers: HandlersOf<PatientCalls> = {
  'patients.search': async (ctx, { text, limit }) => searchPatients(await searchMeans(ctx), text, limit),
  'patients.recent': async (ctx, { limit }) => recentPatients(await searchMeans(ctx), limit),

  'patients.get': async (ctx, { id }) => {
    const user = requireUser(ctx);
    const { villageName } = await searchMeans(ctx);
    const detail = patientDetail(ctx.db, id, villageName);
    ctx.db.write({ actor: user.id, requestId: null, call: 'patients.get' }, (tx) => { tx.audit('view', 'patient', id); });
    return detail;
  },

  'patients.register': (ctx, { patient }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'patients.register' }, (tx) => {
    const id = tx.newId();
    const recordNumber = nextRecordNumber(ctx.db, tx);
    tx.run(ctx.db.build.insertInto('patient').values({
      id, record_number: recordNumber, ...columnsOf(patient), consent_reminder: 0, restricted: 0, restricted_reason: null,
      created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null,
    }));
    tx.audit('create', 'patient', id);
    remindersOnForm(ctx.db, tx, id, patient.consentReminder);
    return { id, recordNumber };
  }),

  'patients.update': (ctx, { id, expectedVersion, patient }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'patients.update' }, (tx) => {
    if (!patientRow(ctx.db, tx, id)) throw new Refusal('not_found');
    if (ctx.db.version('patient', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    tx.run(ctx.db.build.updateTable('patient').set({ ...columnsOf(patient), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', 'patient', id);
    remindersOnForm(ctx.db, tx, id, patient.consentReminder);
    return { version: ctx.db.version('patient', id) ?? expectedVersion };
  }),

  'patients.candidates': async (ctx, input) => findCandidates(await searchMeans(ctx), input),
  'patients.regions': async (_ctx, { text }) => (await regionDirectory()).search(text),
  'patients.regionOfNik': async (_ctx, { prefix }) => (await regionDirectory()).ofNik(prefix),
};

export const timelineHandlers: HandlersOf<'patients.timeline'> = {
  'patients.timeline': (ctx, wish) => readTimeline(ctx.db, requireUser(ctx).role, wish),
};
