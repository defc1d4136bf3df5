/** Each step of an emergency with its time, and what the steps add up to. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { emergencyStepSchema, type EmergencyEvent, type EmergencyStep } from '../../../shared/contract/emergencies.ts';

export function addStep(db: DeskDatabase, tx: WriteTx, emergencyId: string, action: EmergencyStep, text: string | null = null): void {
  tx.run(db.build.insertInto('emergency_event').values({ id: tx.newId(), emergency_id: emergencyId, action, at: tx.now, actor: tx.actor, text }));
}

/** In the order in which they happened: stamps grow whatever the clock did. A step of a newer desk is left out. */
export function stepsOf(db: DeskDatabase, emergencyId: string): EmergencyEvent[] {
  const rows = db.all(db.build.selectFrom('emergency_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'emergency_event').onRef('row_clock.row_id', '=', 'emergency_event.id'))
    .leftJoin('user', 'user.id', 'emergency_event.actor')
    .select(['emergency_event.action', 'emergency_event.at', 'emergency_event.text', 'user.full_name']).where('emergency_event.emergency_id', '=', emergencyId)
    .orderBy('row_clock.base').orderBy('emergency_event.id'));
  return rows.flatMap(({ action, at, text, full_name: by }) => {
    const step = emergencyStepSchema.safeParse(action);
    return step.success ? [{ step: step.data, at, by, text }] : [];
  });
}

/** Signs that were seen and not taken back, in the order in which they were first seen. */
export function standingFlags(log: readonly EmergencyEvent[]): string[] {
  const seen = new Set<string>();
  for (const { step, text } of log) {
    if (text === null) continue;
    if (step === 'flag') seen.add(text);
    if (step === 'flag_off') seen.delete(text);
  }
  return [...seen];
}
