/** New times for those who lost theirs: a table of cases, and promises that hold for any timetable. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LostTime, type Offer, type OfferedSession, type OwnTime, planRebooking } from '../../shared/domain/rebooking-plan.ts';
import { overlaps } from '../../shared/domain/timetable.ts';

const NONE = { bpjs: 0, other: 0, online: 0 };
function sessionOf(practitionerId: string, day: string, part: Partial<OfferedSession> = {}): OfferedSession {
  return { practitionerId, day, whole: { from: 480, to: 720 }, quotaBpjs: null, quotaOther: null, quotaOnline: null, taken: NONE, released: false, ...part };
}
function offerOf(session: OfferedSession, from: number, part: Partial<Offer> = {}): Offer {
  return { day: session.day, practitionerId: session.practitionerId, unitId: 'umum', roomId: null, from, to: from + 20, left: 1, session, ...part };
}
function lostOf(id: string, part: Partial<LostTime> = {}): LostTime {
  return { id, patientId: `p-${id}`, practitionerId: 'ayu', unitId: 'umum', day: '2026-11-23', bookedAt: 0, payer: 'general', source: 'phone', ...part };
}
const [D1, D2] = ['2026-11-23', '2026-11-24'] as const;
const times = (plan: ReadonlyMap<string, Offer | null>): Record<string, string | null> => Object.fromEntries([...plan].map(([id, offer]) => [id, offer && `${offer.day} ${offer.practitionerId} ${offer.from}`]));

describe('a plan', () => {
  const ayu = sessionOf('ayu', D2);
  const budi = sessionOf('budi', D1);

  it('gives the same doctor before an earlier time of the unit, and who booked first the first time', () => {
    const offers = [offerOf(budi, 480), offerOf(ayu, 480), offerOf(ayu, 500)];
    const plan = planRebooking([lostOf('late', { bookedAt: 5 }), lostOf('early', { bookedAt: 1 }), lostOf('last', { bookedAt: 9 })], () => offers, []);
    expect(times(plan)).toEqual({ early: `${D2} ayu 480`, late: `${D2} ayu 500`, last: `${D1} budi 480` });
  });

  it('prefers the same unit of the same doctor, and takes no other unit of another doctor', () => {
    const offers = [offerOf(ayu, 480, { unitId: 'gigi' }), offerOf(ayu, 500), offerOf(budi, 480, { unitId: 'gigi' })];
    expect(times(planRebooking([lostOf('a'), lostOf('b'), lostOf('c')], () => offers, []))).toEqual({ a: `${D2} ayu 500`, b: `${D2} ayu 480`, c: null });
  });

  it('goes round the patient’s own bookings, but not round the time that is lost', () => {
    const own: OwnTime[] = [{ id: 'other', patientId: 'p-a', day: D2, from: 485, to: 490 }, { id: 'a', patientId: 'p-a', day: D2, from: 500, to: 520 }];
    expect(times(planRebooking([lostOf('a')], () => [offerOf(ayu, 480), offerOf(ayu, 500)], own))).toEqual({ a: `${D2} ayu 500` });
  });

  it('looks from the lost day on, and before it only where nothing else is free', () => {
    const lost = [lostOf('a', { day: D2, bookedAt: 1 }), lostOf('b', { day: D2, bookedAt: 2 })];
    expect(times(planRebooking(lost, () => [offerOf(sessionOf('ayu', D1), 480), offerOf(ayu, 480)], []))).toEqual({ a: `${D2} ayu 480`, b: `${D1} ayu 480` });
  });

  it('keeps what is left of a quota, and gives it up when it was released', () => {
    const full = { quotaBpjs: 2, quotaOther: 3, taken: { bpjs: 1, other: 0, online: 0 } };
    const lost = [lostOf('a', { payer: 'bpjs' }), lostOf('b', { payer: 'bpjs' }), lostOf('c')];
    const within = (session: OfferedSession): Record<string, string | null> => times(planRebooking(lost, () => [480, 500, 520].map((from) => offerOf(session, from)), []));
    expect(within(sessionOf('ayu', D2, full))).toEqual({ a: `${D2} ayu 480`, b: null, c: `${D2} ayu 500` });
    expect(within(sessionOf('ayu', D2, { ...full, released: true }))).toEqual({ a: `${D2} ayu 480`, b: `${D2} ayu 500`, c: `${D2} ayu 520` });
  });

  it('lets as many share a slot as may, and nobody into a room that another doctor has then', () => {
    const offers = [offerOf(ayu, 480, { left: 2, roomId: 'r1' }), offerOf(ayu, 490, { left: 2, roomId: 'r1' }), offerOf(sessionOf('budi', D2), 480, { roomId: 'r1' }), offerOf(sessionOf('budi', D2), 500, { roomId: 'r1' })];
    expect(times(planRebooking([lostOf('a'), lostOf('b'), lostOf('c')], () => offers, []))).toEqual({ a: `${D2} ayu 480`, b: `${D2} ayu 480`, c: `${D2} budi 500` });
  });

  it('plans around what a person has fixed, whoever booked first', () => {
    const offers = [offerOf(ayu, 480), offerOf(ayu, 500)];
    const [first = null] = offers;
    expect(times(planRebooking([lostOf('a', { bookedAt: 1 }), lostOf('b', { bookedAt: 2 }), lostOf('c', { bookedAt: 3 })], () => offers, [], new Map([['c', first], ['b', null]])))).toEqual({ c: `${D2} ayu 480`, b: null, a: `${D2} ayu 500` });
  });
});

const offer = fc.record({ doctor: fc.constantFrom('ayu', 'budi'), day: fc.constantFrom(D1, D2), from: fc.integer({ min: 0, max: 12 }), length: fc.constantFrom(10, 20, 30), room: fc.constantFrom('r1', 'r2', null), left: fc.integer({ min: 1, max: 3 }) });
const world = fc.record({
  offers: fc.array(offer, { maxLength: 30 }), quotas: fc.tuple(fc.option(fc.nat(3)), fc.option(fc.nat(3))), taken: fc.nat(2), released: fc.boolean(),
  lost: fc.array(fc.record({ doctor: fc.constantFrom('ayu', 'budi', 'cici'), patient: fc.constantFrom('p', 'q', 'r', 's'), bookedAt: fc.nat(3), payer: fc.constantFrom('bpjs' as const, 'general' as const) }), { maxLength: 12 }),
  own: fc.array(fc.record({ patient: fc.constantFrom('p', 'q', 'r', 's'), day: fc.constantFrom(D1, D2), from: fc.integer({ min: 480, max: 600 }) }), { maxLength: 5 }),
});

it('never gives a time twice, nor beyond quotas, nor where the patient or the room is taken', () => {
  fc.assert(fc.property(world, ({ offers: wanted, quotas: [quotaBpjs, quotaOther], taken, released, lost: people, own: bookings }) => {
    const sessions = new Map(['ayu', 'budi'].flatMap((doctor) => [D1, D2].map((day) => [`${doctor} ${day}`, sessionOf(doctor, day, { quotaBpjs, quotaOther, taken: { ...NONE, other: taken }, released })] as const)));
    const offers = wanted.flatMap(({ doctor, day, from, length, room, left }) => {
      const session = sessions.get(`${doctor} ${day}`);
      return session ? [offerOf(session, 480 + from * 10, { to: 480 + from * 10 + length, roomId: room, left })] : [];
    });
    const lost = people.map(({ doctor, patient, bookedAt, payer }, index) => lostOf(`l${index}`, { practitionerId: doctor, patientId: patient, bookedAt, payer }));
    const own: OwnTime[] = bookings.map(({ patient, day, from }, index) => ({ id: `o${index}`, patientId: patient, day, from, to: from + 20 }));
    const plan = planRebooking(lost, () => offers, own);
    const given = lost.flatMap((each) => { const found = plan.get(each.id); return found ? [{ each, found }] : []; });
    expect([...plan.keys()].toSorted()).toEqual(lost.map(({ id }) => id).toSorted());
    for (const { each, found } of given) {
      expect(offers).toContain(found);
      expect(own.some((time) => time.patientId === each.patientId && time.day === found.day && overlaps(time, found))).toBe(false);
      const others = given.filter((other) => other.each.id !== each.id && other.found.day === found.day && overlaps(other.found, found));
      expect(others.some((other) => other.each.patientId === each.patientId)).toBe(false);
      expect(others.some((other) => other.found.practitionerId !== found.practitionerId && other.found.roomId !== null && other.found.roomId === found.roomId)).toBe(false);
      const ofDoctor = others.filter((other) => other.found.practitionerId === found.practitionerId);
      expect(ofDoctor.every((other) => other.found.from === found.from && other.found.to === found.to)).toBe(true);
      expect(ofDoctor.length).toBeLessThan(Math.max(...offers.filter((one) => one.practitionerId === found.practitionerId && one.day === found.day && one.from === found.from && one.to === found.to).map(({ left }) => left)));
    }
    for (const session of sessions.values()) {
      const inside = given.filter(({ found }) => found.session === session);
      const bpjs = inside.filter(({ each }) => each.payer === 'bpjs').length;
      if (released && quotaBpjs !== null && quotaOther !== null) expect(inside.length === 0 || inside.length + taken <= quotaBpjs + quotaOther).toBe(true);
      else if (!released) {
        if (quotaBpjs !== null) expect(bpjs).toBeLessThanOrEqual(quotaBpjs);
        if (quotaOther !== null && inside.length > bpjs) expect(inside.length - bpjs + taken).toBeLessThanOrEqual(quotaOther);
      }
    }
    // The same whatever the order of the list.
    expect(times(planRebooking(lost.toReversed(), () => offers, own))).toEqual(times(plan));
  }), { numRuns: 400 });
});
