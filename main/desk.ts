/** Composes the services into the contract's handlers. */
import { setImmediate } from 'node:timers/promises';
import type { CallName } from '../shared/contract/index.ts';
import type { DeskEvent } from '../shared/contract/core.ts';
import type { Desk, DeskOptions } from './desk-api.ts';
import { DeskCore } from './desk-core.ts';
import { type AnyHandler, Guard, type RowPolicy } from './guard.ts';
import { type CallContext, type ClientKind, type HandlersOf, Refusal } from './kernel.ts';
import { type Logger, createLogger } from './log.ts';
import { absenceHandlers } from './services/absences/index.ts';
import { answerHandlers } from './services/answers/index.ts';
import { appointmentHandlers } from './services/appointments/index.ts';
import { attentionHandlers } from './services/attention.ts';
import { auditHandlers, keepAudit } from './services/audit.ts';
import { anchorClosing } from './services/audit/anchors.ts';
import { tellingViews } from './services/audit/views.ts';
import { backupHandlers, runStartupBackup } from './services/backup.ts';
import { bulletinHandlers } from './services/bulletins.ts';
import { callHandlers } from './services/calls/index.ts';
import { clinicHandlers } from './services/clinic.ts';
import { numberHandlers } from './services/clinic-numbers.ts';
import { makeDueReports } from './services/complaint-reports/due.ts';
import { complaintReportHandlers } from './services/complaint-reports/index.ts';
import { attachmentHandlers } from './services/complaints/attachments.ts';
import { complaintHandlers } from './services/complaints/index.ts';
import { escalateComplaints, settleComplaints } from './services/complaints/settle.ts';
import { intakeHandlers } from './services/complaints/intake.ts';
import { noticeHandlers } from './services/complaints/notices.ts';
import { revealHandlers } from './services/complaints/reveal.ts';
import { readDemoSignIn, startDemo, startHandlers } from './services/desk-start.ts';
import { stopDeskWork } from './services/desk-work.ts';
import { consentHandlers } from './services/consents/index.ts';
import { contactHandlers } from './services/contacts/index.ts';
import { displayHandlers } from './services/display/index.ts';
import { draftHandlers } from './services/drafts.ts';
import { duplicateHandlers } from './services/duplicates/index.ts';
import { DuplicateKeeper } from './services/duplicates/keeper.ts';
import { emergencyHandlers } from './services/emergencies/index.ts';
import { raiseWhileClosed } from './services/emergencies/while-closed.ts';
import { handOffHandlers } from './services/hand-offs/index.ts';
import { shiftNoteHandlers } from './services/shift-notes/index.ts';
import { importHandlers } from './services/imports/index.ts';
import { keyHandlers } from './services/keys.ts';
import { messageHandlers } from './services/messages/index.ts';
import { mergeHandlers } from './services/merges/index.ts';
import { replaceProvisionalNumbers } from './services/patients/record-numbers.ts';
import { patientHandlers, timelineHandlers } from './services/patients/index.ts';
import { queueHandlers } from './services/queue.ts';
import { settleQueue } from './services/queue-settle.ts';
import { reportHandlers } from './services/reports/index.ts';
import { paperHandlers } from './services/paper.ts';
import { restrictedHandlers } from './services/restricted/index.ts';
import { withholding } from './services/restricted/withhold.ts';
import { readSettings, settingHandlers } from './services/settings.ts';
import { syncHandlers } from './services/sync.ts';
import { ticketHandlers } from './services/tickets/index.ts';
import { transferHandlers } from './services/transfer.ts';
import { keepLastAdmin, userHandlers } from './services/users.ts';
import { seriesHandlers } from './services/series/index.ts';
import { visitHandlers } from './services/visits.ts';
import { waitlistHandlers } from './services/waitlist/index.ts';
import { capabilitiesOf } from './sync/capabilities.ts';
import { SyncEngine } from './sync/engine.ts';

const IDLE_CHECK_MS = 5_000;
const CARE_MS = 15 * 60_000;
/** How late somebody may learn that a complaint is over its limit. */
const ESCALATION_MS = 60_000;
/** A repeat comes within seconds; two days also cover a desk that slept over a night. */
const ANSWERS_KEPT_MS = 2 * 86_400_000;

const POLICIES: Partial<Record<CallName, RowPolicy>> = { 'users.update': keepLastAdmin };

export async function createDesk(options: DeskOptions): Promise<Desk> {
  const log = createLogger(process.env['MEJA_DEPAN_LOG'] ?? 'info');
  const listeners = new Map<(event: DeskEvent) => void, ClientKind>();
  const emit = (event: DeskEvent): void => {
    for (const [listener, client] of listeners) if (client === 'desk' || displayMayKnow(event)) listener(event);
  };
  const core = new DeskCore(options, log, emit);
  const engine = engineOf(core, log);
  const duplicates = new DuplicateKeeper(core, (what, error) => { log.failure(what, error); });
  const handlers = composeHandlers(core, engine, duplicates);
  const guard = new Guard({
    handlers, policies: POLICIES, log,
    standing: () => ({ user: core.session.user, locked: core.session.locked }),
    context: (client, requestId) => contextOf(core, client, requestId),
  });
  if (options.demo && core.phase() === 'first_start') await startDemo(core);

  core.onOpen = () => { engine.begin(); };
  engine.begin();
  duplicates.begin();
  const care = watchOver(core, (what, error) => { log.failure(what, error); });
  return {
    invoke: async (client, name, input, requestId) => {
      const result = await guard.invoke(client, name, input, requestId);
      if (requestId !== null) engine.nudge();
      return result;
    },
    subscribe: (client, listener) => {
      listeners.set(listener, client);
      return () => { listeners.delete(listener); };
    },
    lock: () => { core.lock(); },
    demoSignIn: readDemoSignIn(options.dataDir),
    syncSettled: () => engine.settled(),
    close: async () => {
      await guard.settled();
      await engine.close();
      duplicates.stop();
      await care.stop();
      await core.close();
    },
  };
}

/** The exchange with a central, with what the rest of the desk must hear of it. */
function engineOf(core: DeskCore, log: Logger): SyncEngine {
  const settled: { db: DeskCore['db']; upTo: number } = { db: null, upTo: 0 };
  const settledComplaints: { db: DeskCore['db']; upTo: number } = { db: null, upTo: 0 };
  return new SyncEngine({
    db: () => core.db, folder: core.folder, clock: core.options.clock, options: core.options.sync ?? {}, log,
    changed: (tables) => {
      if (tables === null || tables.has('user')) core.refreshSession();
      if (core.db && (tables === null || tables.has('queue_event') || tables.has('queue_entry'))) {
        settleQueue(core.db, settled.db === core.db ? settled.upTo : 0, core.options.clock.now());
        [settled.db, settled.upTo] = [core.db, core.db.touched.end];
      }
      if (core.db && (tables === null || tables.has('complaint_event') || tables.has('complaint'))) {
        settleComplaints(core.db, settledComplaints.db === core.db ? settledComplaints.upTo : 0);
        [settledComplaints.db, settledComplaints.upTo] = [core.db, core.db.touched.end];
      }
      core.emit({ type: 'changed', capabilities: capabilitiesOf(tables) });
    },
    revoked: () => { core.refreshSession(); },
  });
}

function composeHandlers(core: DeskCore, engine: SyncEngine, duplicates: DuplicateKeeper): Readonly<Record<CallName, AnyHandler>> {
  const all: HandlersOf<CallName> = {
    ...startHandlers(core), ...clinicHandlers, ...numberHandlers, ...userHandlers(core), ...draftHandlers, ...patientHandlers, ...mergeHandlers, ...visitHandlers,
    ...queueHandlers, ...paperHandlers, ...emergencyHandlers, ...appointmentHandlers, ...waitlistHandlers, ...seriesHandlers, ...absenceHandlers, ...messageHandlers, ...complaintHandlers, ...complaintReportHandlers(() => core.care()), ...intakeHandlers, ...attachmentHandlers, ...revealHandlers, ...noticeHandlers, ...callHandlers, ...bulletinHandlers, ...reportHandlers, ...importHandlers(() => core.care()), ...settingHandlers, ...auditHandlers(core), ...keyHandlers(core),
    ...attentionHandlers(() => core.care()), ...backupHandlers(() => core.care()), ...transferHandlers(() => core.care()), ...syncHandlers(core, engine), ...duplicateHandlers(duplicates),
    ...contactHandlers,
    ...consentHandlers, ...restrictedHandlers(core.session.opened), ...timelineHandlers,
    ...displayHandlers, ...ticketHandlers,
    ...handOffHandlers, ...shiftNoteHandlers(() => core.care()), ...answerHandlers,
    'emergencies.raise': (ctx, input) => (core.db ? emergencyHandlers['emergencies.raise'](ctx, input) : raiseWhileClosed(core)),
    'reports.closeDay': async (ctx, input) => {
      const closing = await reportHandlers['reports.closeDay'](ctx, input);
      anchorClosing(core.care(), closing.at);
      return closing;
    },
  };
  // The guard hands every handler exactly the input that its own schema has parsed.
  return tellingViews(withholding(all, core.session.opened)) as Readonly<Record<CallName, AnyHandler>>;
}

function contextOf(core: DeskCore, client: ClientKind, requestId: string | null): CallContext {
  return {
    get db() {
      if (!core.db) throw new Refusal('not_signed_in');
      return core.db;
    },
    clock: core.options.clock, client, requestId, emit: core.emit,
    user: client === 'desk' && !core.session.locked ? core.session.user : null,
  };
}

/** The waiting room learns of calls, of a moved queue and of an emergency, nothing else. */
function displayMayKnow(event: DeskEvent): boolean {
  return event.type === 'call' || (event.type === 'changed' && event.capabilities.some((capability) => capability === 'queue' || capability === 'display' || capability === 'emergencies' || capability === 'clinic'));
}

/** Locks when nobody has been at the keyboard; keeps a backup not older than a day, also on a desk that is never switched off. */
function watchOver(core: DeskCore, failed: (what: string, error: unknown) => void): { stop(): Promise<void> } {
  let backup: Promise<unknown> = Promise.resolve();
  let nextCare = 0;
  let nextEscalation = 0;
  const look = (): void => {
    if (!core.db) return;
    if (core.session.idleMs() > readSettings(core.db).autoLockMinutes * 60_000) core.lock();
    if (performance.now() >= nextEscalation) {
      nextEscalation = performance.now() + ESCALATION_MS;
      if (escalateComplaints(core.db, core.options.clock.now()) > 0) core.emit({ type: 'changed', capabilities: ['complaints', 'attention'] });
    }
    if (performance.now() < nextCare) return;
    nextCare = performance.now() + CARE_MS;
    if (replaceProvisionalNumbers(core.db) > 0) core.emit({ type: 'changed', capabilities: ['patients', 'queue', 'attention'] });
    core.db.forgetAnswers(core.options.clock.now() - ANSWERS_KEPT_MS);
    backup = runStartupBackup(core.care()).catch((error: unknown) => { failed('backup at start', error); });
    void makeDueReports(core.db, core.options.clock.now(), () => setImmediate()).then((made) => {
      if (made > 0) core.emit({ type: 'changed', capabilities: ['complaintReports', 'attention'] });
    }).catch((error: unknown) => { failed('reports on complaints', error); });
    void keepAudit(core.care()).catch((error: unknown) => { failed('care for the audit log', error); });
  };
  const timer = setInterval(look, IDLE_CHECK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await stopDeskWork(core.folder);
      await backup;
    },
  };
}
