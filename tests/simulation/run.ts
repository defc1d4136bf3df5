/** One simulated time: the steps in their order, then the faults end, and what must hold is looked at. */
import { beginNewEpochs, prune } from '../../server/prune.ts';
import { restoreCentral, saveCentral } from './central-copy.ts';
import { History } from './history.ts';
import { type Violation, cursorStandsBetweenActions, everythingHolds, showsLogAndOutbox } from './properties.ts';
import type { Step } from './steps.ts';
import { doWork } from './work.ts';
import type { SimDesk, World } from './world.ts';

const DAY_MS = 86_400_000;
/** A central's backup that is older than what desks keep of their outbox cannot be made good by them. */
const BACKUP_GOOD_MS = 25 * DAY_MS;
const LOG_KEPT_MS = 181 * DAY_MS;
/** Turns of all desks, once nothing fails any more. */
const TURNS_OF_TIME = 2;
const MOST_TURNS = 6;
/** A copied desk that writes nothing is told at its next sign-in, a quarter of an hour later at most. */
const SIGN_IN_ENDS_MS = 20 * 60_000;
/** Every so many rounds the desk is looked at, besides the end. */
const LOOKED_AT = 4;
const BACKUP = 'simulation_backup';

export async function runSteps(world: World, steps: readonly Step[]): Promise<Violation[]> {
  await world.begin();
  const run = new Run(world);
  for (const step of steps) await run.take(step);
  return run.end();
}

class Run {
  readonly #world: World;
  readonly #history = new History();
  readonly #violations: Violation[] = [];
  #backupAt: number | null = null;
  #rounds = 0;

  constructor(world: World) { this.#world = world; }

  async take(step: Step): Promise<void> {
    // Events of one moment do not happen: every step takes a little while.
    this.#world.pass(20);
    if (step.kind === 'wait') this.#world.pass(step.ms);
    else if (step.kind === 'central_backup') await this.#backUpCentral();
    else if (step.kind === 'central_restore') await this.#restoreCentral(step.announced);
    else if (step.kind === 'central_prune') await this.#pruneCentral();
    else await this.#atDesk(this.#world.desk(step.desk), step);
  }

  /** The faults end: every desk has rounds until nothing moves. */
  async end(): Promise<Violation[]> {
    for (const desk of this.#world.desks) {
      desk.network.weather = [];
      await this.#look(desk);
    }
    for (let turn = 0; turn < TURNS_OF_TIME; turn += 1) {
      this.#world.pass(SIGN_IN_ENDS_MS);
      await this.#turn();
    }
    // Desks also sign their audit logs by themselves, at moments of their own: then the others hear of it a turn later.
    let left: Violation[] = [];
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      left = await everythingHolds(this.#world, this.#history, await this.#turn());
      if (left.length === 0) break;
    }
    return [...this.#violations, ...left];
  }

  /** Two rounds of each desk; answers how they stand. The first finds out that its token has run out: no clock at the desk told it. */
  async #turn(): Promise<string[]> {
    const states: string[] = [];
    for (const desk of this.#world.desks) {
      await desk.round();
      states.push(await desk.round());
    }
    return states;
  }

  async #atDesk(desk: SimDesk, step: Extract<Step, { desk: number }>): Promise<void> {
    if (step.kind === 'work') await doWork(desk, step.work, { ...step, now: this.#world.now });
    else if (step.kind === 'round') await this.#round(desk, step.weather);
    else if (step.kind === 'clock') this.#world.setClock(desk, step.aheadMs);
    else if (step.kind === 'power_cut') await this.#world.startOn(desk, this.#world.filesOf(desk));
    else if (step.kind === 'old_copy') await this.#oldCopy(desk);
    else await this.#secondCopy(desk);
    this.#history.note(desk);
  }

  async #round(desk: SimDesk, weather: Extract<Step, { kind: 'round' }>['weather']): Promise<void> {
    let files: string | null = null;
    desk.network.weather = [...weather];
    desk.network.onPowerCut = () => { files ??= this.#world.filesOf(desk); };
    await desk.round();
    desk.network.weather = [];
    if (files !== null) await this.#world.startOn(desk, files);
    this.#rounds += 1;
    // Reading the whole log costs more than the round itself.
    if (this.#rounds % LOOKED_AT === 0) await this.#look(desk);
  }

  async #look(desk: SimDesk): Promise<void> {
    this.#history.note(desk);
    this.#violations.push(...await cursorStandsBetweenActions(this.#world, desk));
    if (!this.#history.logWasCut) this.#violations.push(...await showsLogAndOutbox(this.#world, desk));
  }

  /** Somebody puts an old backup of the computer back, after everything since was sent: what was not sent is in no copy. */
  async #oldCopy(desk: SimDesk): Promise<void> {
    desk.network.weather = [];
    if (await desk.round() !== 'synced') return;
    this.#history.note(desk);
    const files = this.#world.oldCopyOf(desk);
    if (files === null) return;
    await this.#world.startOn(desk, files);
    this.#history.hadCopies = true;
  }

  async #secondCopy(desk: SimDesk): Promise<void> {
    if (this.#history.hadCopies) return;
    await this.#world.addCopyOf(desk);
    this.#history.hadCopies = true;
  }

  async #backUpCentral(): Promise<void> {
    await saveCentral(this.#world.central.db, BACKUP);
    this.#backupAt = this.#world.now;
  }

  async #restoreCentral(announced: boolean): Promise<void> {
    if (this.#backupAt === null || this.#world.now - this.#backupAt > BACKUP_GOOD_MS) return;
    await restoreCentral(this.#world.central.db, BACKUP);
    if (announced) await beginNewEpochs(this.#world.central.context);
    this.#history.logWasCut = true;
  }

  async #pruneCentral(): Promise<void> {
    await this.#history.noteAcknowledged(this.#world.central.db);
    this.#world.pass(LOG_KEPT_MS);
    await prune(this.#world.central.context);
    this.#history.logWasCut = true;
  }
}
