/** The states of an appointment, step by step. */
import { describe, expect, it } from 'vitest';
import { APPOINTMENT_STATES, type AppointmentState } from '../../shared/contract/appointments.ts';
import { AWAITED_STATES, type AppointmentStep, HOLDING_STATES, PRESENT_STATES, afterAppointmentStep, correctionsOf, followingStep, stateOfVisit, stepsBetween } from '../../shared/domain/appointment-states.ts';

const STEPS: readonly AppointmentStep[] = ['confirm', 'move', 'cancel', 'arrive', 'serve', 'complete', 'return', 'no_show', 'strand', 'reinstate'];

describe('states of an appointment', () => {
  it.each<[AppointmentState, Partial<Record<AppointmentStep, AppointmentState>>, AppointmentState[]]>([
    ['booked', { confirm: 'confirmed', move: 'rescheduled', cancel: 'cancelled', arrive: 'arrived', no_show: 'no_show', strand: 'needs_rebooking' }, []],
    ['confirmed', { move: 'rescheduled', cancel: 'cancelled', arrive: 'arrived', no_show: 'no_show', strand: 'needs_rebooking' }, ['booked']],
    ['arrived', { serve: 'in_service', complete: 'completed', reinstate: 'booked' }, ['booked', 'confirmed', 'no_show', 'cancelled']],
    ['in_service', { complete: 'completed', return: 'arrived' }, []],
    ['completed', { serve: 'in_service', return: 'arrived' }, []],
    ['no_show', { arrive: 'arrived', reinstate: 'booked' }, ['booked', 'confirmed', 'cancelled']],
    ['cancelled', { reinstate: 'booked' }, ['booked', 'confirmed', 'no_show']],
    ['rescheduled', {}, []],
    ['needs_rebooking', { move: 'rescheduled', cancel: 'cancelled', arrive: 'arrived', reinstate: 'booked' }, ['booked', 'confirmed']],
  ])('%s: %j, corrected to %j', (state, steps, corrections) => {
    expect(Object.fromEntries(STEPS.flatMap((step) => { const to = afterAppointmentStep(state, step); return to === null ? [] : [[step, to]]; }))).toEqual(steps);
    expect(correctionsOf(state)).toEqual(corrections);
    for (const to of APPOINTMENT_STATES) expect(stepsBetween(state, to)).toEqual(STEPS.filter((step) => steps[step] === to));
  });

  it('hold a slot while the patient is expected, here, or was', () => {
    expect(AWAITED_STATES).toEqual(['booked', 'confirmed']);
    expect(PRESENT_STATES).toEqual(['arrived', 'in_service', 'completed']);
    expect(HOLDING_STATES).toEqual([...AWAITED_STATES, ...PRESENT_STATES]);
  });
});

describe('an appointment follows its visit', () => {
  const [waits, seen, wentOn] = [{ open: true, served: false }, { open: true, served: true }, { open: false, served: true }];
  it.each([
    ['waits', [waits], 'arrived'], ['is being seen', [seen], 'in_service'], ['was seen', [wentOn], 'completed'], ['was seen and waits elsewhere', [wentOn, waits], 'in_service'],
    ['left before', [{ open: false, served: false }], 'arrived'], ['has no place left', [], 'arrived'],
  ] as const)('who %s', (_, places, expected) => { expect(stateOfVisit(places)).toBe(expected); });

  it.each([
    ['arrived', 'in_service', 'serve'], ['arrived', 'completed', 'complete'], ['in_service', 'arrived', 'return'], ['completed', 'in_service', 'serve'], ['completed', 'arrived', 'return'],
    ['arrived', 'arrived', null], ['cancelled', 'in_service', null], ['booked', 'completed', null],
  ] as const)('from %s to %s by %s', (state, visit, step) => { expect(followingStep(state, visit)).toBe(step); });
});
