/** Patients: finding, registering, correcting, and warning of people who are registered already. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { remindersOnForm } from '../consents/truth.ts';
import { findCandidates } from './candidates.ts';
import { patientCard } from './card.ts';
import { recordDeath, recordMove } from './departures.ts';
import { patientDetail } from './detail.ts';
import { keepFormerValues } from './former-values.ts';
import { identification, nikOwners, refuseOpenDoubts } from './identity.ts';
import { JUST_REGISTERED, columnsOf, patientRow } from './patient-rows.ts';
import { survivorOf } from './person.ts';
import { readTimeline } from './timeline/index.ts';
import { nextRecordNumber } from './record-numbers.ts';
import { regionDirectory } from './region-directory.ts';
import { scanned } from './scan.ts';
import { type SearchMeans, recentPatients, searchPatients } from './search.ts';

type PatientCalls = Exclude<Extract<CallName, `patients.${string}`>, 'patients.timeline'>;

/** Begins to read the regions as soon as there is a moment, so that the first search need not wait for them. */
setImmediate(() => { regionDirectory().catch(() => undefined); });

/** A desk whose region files cannot be read still finds its patients, only without the names of their villages. */
async function searchMeans(ctx: CallContext): Promise<SearchMeans> {
  const regions = await regionDirectory().catch(() => null);
  return { db: ctx.db, now: ctx.clock.now(), villageName: (code) => regions?.villageName(code) ?? null, placesCalled: (text, level) => regions?.codesCalled(text, level) ?? [] };
}

/** Whether the first six digits are a region of today; null when the regions cannot be read, which stops nobody. */
async function regionOfNikKnown(nik: string | null): Promise<boolean | null> {
  if (nik === null) return null;
  const regions = await regionDirectory().catch(() => null);
  return regions === null ? null : regions.ofNik(nik.slice(0, 6)).district !== null;
}

function write<T>(ctx: CallContext, call: PatientCalls, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const patientHandlers: HandlersOf<PatientCalls> = {
  'patients.search': async (ctx, { text, limit }) => searchPatients(await searchMeans(ctx), text, limit),
  'patients.recent': async (ctx, { limit }) => recentPatients(await searchMeans(ctx), limit),

  'patients.get': async (ctx, { id }) => {
    const user = requireUser(ctx);
    const { villageName } = await searchMeans(ctx);
    const detail = patientDetail(ctx.db, id, villageName);
    ctx.db.write({ actor: user.id, requestId: null, call: 'patients.get' }, (tx) => { tx.audit('view', 'patient', detail.id); });
    return detail;
  },

  'patients.scan': async (ctx, { code }) => scanned(await searchMeans(ctx), code),
  'patients.card': (ctx, { id }) => {
    const card = patientCard(ctx.db, id);
    ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'patients.card' }, (tx) => { tx.audit('view', 'patient', id, 'card'); });
    return card;
  },

  'patients.register': async (ctx, input) => {
    const regionKnown = await regionOfNikKnown(input.patient.nik);
    return write(ctx, 'patients.register', (tx) => {
      const patient = refuseOpenDoubts(ctx.db, tx, input.patient, { exceptId: null, regionKnown });
      const id = tx.newId();
      const recordNumber = nextRecordNumber(ctx.db, tx);
      tx.run(ctx.db.build.insertInto('patient').values({ id, record_number: recordNumber, ...columnsOf(patient), ...JUST_REGISTERED, ...kept(tx) }));
      tx.audit('create', 'patient', id);
      remindersOnForm(ctx.db, tx, id, patient.consentReminder);
      return { id, recordNumber };
    });
  },

  'patients.update': async (ctx, { id: asked, expectedVersion, patient: input }) => {
    const regionKnown = await regionOfNikKnown(input.nik);
    return write(ctx, 'patients.update', (tx) => {
      const id = survivorOf(ctx.db, tx, asked);
      const before = patientRow(ctx.db, tx, id);
      if (!before) throw new Refusal('not_found');
      if (ctx.db.version('patient', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
      const patient = refuseOpenDoubts(ctx.db, tx, input, { exceptId: id, regionKnown });
      keepFormerValues(ctx.db, tx, id, before, patient);
      tx.run(ctx.db.build.updateTable('patient').set({ ...columnsOf(patient), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
      tx.audit('update', 'patient', id, identification(before, patient));
      remindersOnForm(ctx.db, tx, id, patient.consentReminder);
      return { version: ctx.db.version('patient', id) ?? expectedVersion };
    });
  },

  'patients.nikOwners': ({ db }, { nik, exceptId }) => nikOwners(db, db, nik, exceptId),
  'patients.recordDeath': (ctx, input) => write(ctx, 'patients.recordDeath', (tx) => recordDeath(ctx.db, tx, input)),
  'patients.recordMove': (ctx, input) => write(ctx, 'patients.recordMove', (tx) => recordMove(ctx.db, tx, input)),

  'patients.candidates': async (ctx, input) => findCandidates(await searchMeans(ctx), input),
  'patients.regions': async (_ctx, { text }) => (await regionDirectory()).search(text),
  'patients.regionOfNik': async (_ctx, { prefix }) => (await regionDirectory()).ofNik(prefix),
};

export const timelineHandlers: HandlersOf<'patients.timeline'> = {
  'patients.timeline': (ctx, wish) => readTimeline(ctx.db, requireUser(ctx), wish),
};
