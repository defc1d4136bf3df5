/**
 * The "perlu perhatian" list on a desk with 50,000 appointments to come, of which hundreds are to be reminded, and people on the
 * waiting list: as it is asked again after each change. Against the same list with every source read anew, in the same run.
 */
import type { Desk } from '../main/desk-api.ts';
import { daysAfter } from '../shared/domain/calendar-day.ts';
import { call } from './call.ts';
import { type Finding, timed } from './measure.ts';

const ROUNDS = 60;
const WAITING = 40;
const REMINDED_HOURS = 96;
const TIMES_FASTER = 3;

/** After the bookings of `slots.ts`. */
export async function measureAttention(desk: Desk, patientIds: readonly string[]): Promise<Finding[]> {
  for (const patientId of patientIds) await call(desk, 'consents.give', { patientId, kind: 'reminder', how: 'spoken', givenAt: Date.now(), givenBy: null, relation: null, note: null });
  await fillWaitlist(desk, patientIds.slice(0, WAITING));
  const settings = await call(desk, 'messages.settings', {});
  const settle = (hours: number) => call(desk, 'messages.saveSettings', { ...settings, earlyHours: hours });
  await settle(REMINDED_HOURS);
  const list = () => call(desk, 'attention.list', {});
  await list();
  const quiet = await timed(ROUNDS, list);
  const afterCall = await timed(ROUNDS, async (round) => {
    await call(desk, 'calls.log', { callerName: `Bapak Uji ${round}`, phone: null, patientId: null, topic: 'other', note: null, callBackAt: null });
    await list();
  });
  // What every source is read from has changed.
  const anew = await timed(ROUNDS / 4, async (round) => {
    await settle(REMINDED_HOURS - (round % 2));
    await list();
  });
  const due = (await list()).find(({ kind }) => kind === 'messages_due')?.params['count'] ?? 0;
  const faster = anew.p50 / quiet.p95;
  return [
    { what: 'inbox, nothing has changed', times: quiet, budgetMs: 10, ratioKept: faster >= TIMES_FASTER, note: `${due} reminders due, ${WAITING} waiting; ${faster.toFixed(0)} times faster than the last line (wanted ${TIMES_FASTER})` },
    { what: 'a call is logged, and the inbox', times: afterCall, budgetMs: 20, note: 'what a call does not touch comes from memory' },
    { what: 'inbox, every source read anew', times: anew, budgetMs: null, note: 'with the change that asks for it' },
  ];
}

async function fillWaitlist(desk: Desk, patientIds: readonly string[]): Promise<void> {
  const { units } = await call(desk, 'clinic.directory', {});
  const today = new Date().toISOString().slice(0, 10);
  for (const patientId of patientIds) {
    await call(desk, 'waitlist.ask', {
      patientId, practitionerId: null, unitId: units[0]?.id ?? null, kind: 'visit', payer: 'general', weekdays: [], parts: [], earliestDay: daysAfter(today, 1), latestDay: daysAfter(today, 50), reach: 'call', priority: 'none', note: null, appointmentId: null,
    });
  }
}
