/**
 * Pushes per second, each the twelve changes of a visit, by the desks' own transport: of one clinic, whose pushes wait for
 * each other, and of 200, whose do not; beside what the database alone takes for the same rows.
 */
import { openTransport } from '../../main/sync/transport.ts';
import { migrateCentral, openPostgres } from '../../db/central/open.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Change } from '../../shared/sync/change.ts';
import { PATHS, clinicScope } from '../../shared/sync/protocol.ts';
import { type BareDesk, KEPT, enrolBareDesk } from '../../tests/support/central.ts';
import type { Measure } from './measure.ts';
import { type Stage, withStage } from './stage.ts';

const SECONDS = 8;
const CLINICS = 200;
const DESKS_OF_ONE = 4;
const AT_ONCE = 16;

/** A visit as a desk tells it. */
function visitOf(desk: BareDesk): Change[] {
  const now = Date.now();
  const [visit, entry, patient_id] = [uuidv7(now), uuidv7(now), uuidv7(now)];
  const place = (state: string): Change['patch'] => ({ state, state_at: now, state_by: 'rina', called_at: null, served_at: null, ended_at: null, calls: 1, skips: 0 });
  const event = (action: string, to_state: string): Change => desk.change('queue_event', uuidv7(now), { entry_id: entry, action, to_state, at: now, actor: 'rina' }, { isNew: true });
  const audit = (): Change => desk.change('audit_entry', uuidv7(now), { at: now, device_id: desk.deviceId, actor: 'rina', action: 'print', entity: 'queue_entry', row_id: entry, prev_hash: '0'.repeat(64), hash: '0'.repeat(64) }, { isNew: true });
  const made = desk.change('queue_entry', entry, {
    ...KEPT, visit_id: visit, patient_id, unit_id: 'bench', day: '2026-11-22', desk_letter: 'A', number: 'A1', number_value: 1, priority: 'none', joined_at: now, came_back: 0,
    ...Object.fromEntries(Object.entries(place('waiting')).filter(([, value]) => value !== null)),
  }, { isNew: true });
  let seen = made.hlc;
  const moved = (state: string): Change => {
    const change = desk.change('queue_entry', entry, Object.fromEntries(Object.entries(place(state)).map(([column, value]) => [column, [value, seen] as [string | number | null, string]])));
    seen = change.hlc;
    return change;
  };
  const came = desk.change('visit', visit, { ...KEPT, patient_id, day: '2026-11-22', arrived_at: now, payer: 'bpjs', priority: 'none' }, { isNew: true });
  return [made, came, event('join', 'waiting'), audit(), moved('called'), event('call', 'called'), moved('serving'), event('serve', 'serving'), audit(), moved('done'), event('finish', 'done'), audit()].toSorted((a, b) => a.devSeq - b.devSeq);
}

interface Rate { readonly perSecond: number; readonly p50: number; readonly p95: number }

/** Each worker acts again and again for some seconds. */
async function rateOf(workers: number, act: (worker: number, round: number) => Promise<void>): Promise<Rate> {
  const times: number[] = [];
  const started = performance.now();
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    for (let round = 0; performance.now() - started < SECONDS * 1000; round += 1) {
      const from = performance.now();
      await act(worker, round);
      times.push(performance.now() - from);
    }
  }));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95) };
}

async function signedInDesks({ beside }: Stage, count: number, clinics: number): Promise<BareDesk[]> {
  beside.clock.at = Date.now();
  const desks: BareDesk[] = [];
  for (let index = 0; index < count; index += 1) {
    const clinicId = index < clinics ? undefined : desks[index % clinics]?.clinicId;
    const desk = await enrolBareDesk(beside, clinicId === undefined ? {} : { clinicId });
    await desk.signIn();
    // A further desk enrols only where there is something to read.
    if (index < clinics) await desk.push([desk.change('room', uuidv7(index), { ...KEPT, name: 'Ruang 1', active: 1 }, { isNew: true })]);
    desks.push(desk);
  }
  return desks;
}

async function pushRate(stage: Stage, desks: readonly BareDesk[], workers: number): Promise<Rate> {
  const wire = openTransport({ url: stage.url, proxy: null, ca: null });
  const push = async (desk: BareDesk): Promise<void> => {
    const { status, body } = await wire.send({ method: 'POST', path: PATHS.push, token: desk.token(), body: { scope: clinicScope(desk.clinicId), wall: Date.now(), changes: visitOf(desk) } });
    if (status !== 200 || body.toString().split('"applied"').length !== 13) throw new Error(`A push was not taken: ${status}`);
  };
  const mine = (worker: number, round: number): BareDesk => {
    const own = desks.filter((_, index) => index % workers === worker);
    const desk = own[round % own.length];
    if (!desk) throw new Error('More workers than desks');
    return desk;
  };
  const rate = await rateOf(workers, (worker, round) => push(mine(worker, round)));
  wire.close();
  return rate;
}

/** Twelve log entries, their rows and acknowledgements in one transaction; each worker has a scope of its own. */
async function bareRate({ postgres }: Stage): Promise<Rate> {
  const db = openPostgres({ url: await postgres.newDatabase('bare'), connections: AT_ONCE });
  await migrateCentral(db);
  const text = JSON.stringify(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`column_${index}`, ['value', '0'.repeat(34)]])));
  await db.insertInto('clinic').values({ id: 'c', name: 'c', numbers_from: 1, created_at: 0 }).execute();
  for (let worker = 0; worker < AT_ONCE; worker += 1) {
    await db.insertInto('scope_head').values({ scope: `s${worker}`, epoch: '', head: 0, chain: '', floor: 0, floor_chain: '', node: '', hlc: '' }).execute();
    await db.insertInto('device').values({ id: `d${worker}`, clinic_id: 'c', name: '', letter: `L${worker}`, public_key: '', state: 'active', last_dev_seq: 0, last_hlc: null, restamped: false, fork_of: null, enrolled_at: 0, seen_at: 0 }).execute();
  }
  const rate = await rateOf(AT_ONCE, async (worker, round) => {
    const [scope, device_id] = [`s${worker}`, `d${worker}`];
    const twelve = Array.from({ length: 12 }, (_, index) => ({ seq: round * 12 + index + 1, id: uuidv7(Date.now()), row_id: uuidv7(Date.now()) }));
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('scope_head').set({ head: round * 12 + 12 }).where('scope', '=', scope).execute();
      await tx.insertInto('change').values(twelve.map(({ seq, id, row_id }) => ({ scope, seq, chain: '0'.repeat(64), id, tx: id, device_id, schema: 9, actor: 'rina', hlc: '0'.repeat(34), entity: 'visit', row_id, is_new: true, patch: text, echo: false, at: 0 }))).execute();
      await tx.insertInto('row_state').values(twelve.slice(0, 9).map(({ seq, row_id }) => ({ scope, entity: 'visit', row_id, data: text, base: '0'.repeat(34), exceptions: '{}', seq }))).execute();
      await tx.insertInto('device_ack').values(twelve.map(({ seq, id }) => ({ scope, device_id, dev_seq: seq, change_id: id, outcome: 'applied' as const, code: null, hlc: null, at: 0 }))).execute();
    });
  });
  await db.destroy();
  return rate;
}

export async function measurePushes(): Promise<Measure[]> {
  return withStage(async (stage) => {
    const one = await pushRate(stage, await signedInDesks(stage, DESKS_OF_ONE, 1), DESKS_OF_ONE);
    const many = await pushRate(stage, await signedInDesks(stage, CLINICS, CLINICS), AT_ONCE);
    const bare = await bareRate(stage);
    const told = ({ p50, p95 }: Rate): string => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
    return [
      { what: `pushes of 12 changes, 1 clinic, ${DESKS_OF_ONE} desks at once`, value: one.perSecond, unit: '/s', note: told(one) },
      { what: `pushes of 12 changes, ${CLINICS} clinics, ${AT_ONCE} at once`, value: many.perSecond, unit: '/s', note: told(many) },
      { what: `the same rows in bare transactions, ${AT_ONCE} at once`, value: bare.perSecond, unit: '/s', note: `${told(bare)}; in all three the asking side shares the computer` },
    ];
  });
}
