/** Templates, which reminder is due, and who is still to be called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageSettingsSchema, savedMessageSettingsSchema } from '../../shared/contract/messages.ts';
import { MESSAGE_SETTINGS } from '../../main/services/messages/settings.ts';
import { PLACEHOLDERS, TEMPLATE_NAMES, fillTemplate, unknownPlaceholder } from '../../shared/domain/message-template.ts';
import { channelFor, dueReminder } from '../../shared/domain/reminders.ts';
import { recallState } from '../../shared/domain/recall.ts';

const HOUR = 3_600_000;

describe('templates', () => {
  it.each([
    ['Yth. {nama}, {hari} pukul {jam}', null], ['Halo {nma}', 'nma'], ['Halo {}', ''], ['Halo {nama', '{'], ['Halo nama}', '}'], ['Halo { nama }', ' nama '], ['{petugas}', 'petugas'], ['tanpa isian', null],
  ])('%s', (text, wrong) => { expect(unknownPlaceholder('reminder', text)).toBe(wrong); });

  it('are filled with what is known; what is not leaves no hole', () => {
    expect(fillTemplate('Yth. {nama}, di {telepon} . {cara}\n\nTerima kasih.', { nama: 'Siti {nama}', telepon: '' })).toBe('Yth. Siti {nama}, di.\n\nTerima kasih.');
  });

  it('leave no brace behind when they know all their placeholders', () => {
    for (const name of TEMPLATE_NAMES) {
      fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PLACEHOLDERS[name]).map((each) => `{${each}}`), fc.string().map((text) => text.replaceAll(/[{}]/g, ''))), { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        expect(unknownPlaceholder(name, text)).toBeNull();
        expect(fillTemplate(text, {})).not.toMatch(/[{}]/);
      }), { numRuns: 60 });
    }
  });

  it('that the desk begins with can be saved; one with an unknown placeholder cannot', () => {
    const { defaults } = MESSAGE_SETTINGS;
    expect(savedMessageSettingsSchema.parse(defaults)).toEqual(defaults);
    const wrong = savedMessageSettingsSchema.safeParse({ ...defaults, moved: { ...defaults.moved, en: 'Dear {name}' } });
    expect(wrong.error?.issues).toMatchObject([{ path: ['moved', 'en'], message: 'placeholder_unknown' }]);
    expect(savedMessageSettingsSchema.safeParse({ ...defaults, lateHours: 24 }).error?.issues).toMatchObject([{ path: ['lateHours'], message: 'reminder_order' }]);
    // Two desks may have set them apart; what is read must still be read.
    expect(messageSettingsSchema.safeParse({ ...defaults, lateHours: 24 }).success).toBe(true);
  });
});

describe('the reminder that is due', () => {
  const hours = { earlyHours: 24, lateHours: 2 };
  it.each([
    ['long before', -25, -100, null], ['at its hour', -24, -100, 'reminder_early'], ['until the second is due', -3, -100, 'reminder_early'], ['then the second', -2, -100, 'reminder_late'], ['not once it has begun', 0, -100, null],
    ['booked after the first was due', -3, -10, null], ['and still of the second', -1, -10, 'reminder_late'], ['booked an hour ago', -1, -1, null],
  ])('%s', (_, now, bookedAt, purpose) => {
    expect(dueReminder({ startsAt: 0, bookedAt: bookedAt * HOUR }, hours, now * HOUR)?.purpose ?? null).toBe(purpose);
  });
  it('is none where the clinic wants none', () => { expect(dueReminder({ startsAt: 0, bookedAt: -100 * HOUR }, { earlyHours: 0, lateHours: 0 }, -HOUR)).toBeNull(); });

  it.each([
    ['+6281234567890', [], 'whatsapp'], ['+6281234567890', ['whatsapp'], 'phone'], ['+6281234567890', ['whatsapp', 'phone'], null], ['+62215551234', [], 'phone'], ['+6591234567', [], 'whatsapp'], ['119', [], 'phone'], [null, [], null],
  ] as const)('goes to %s after %j by %s', (phone, failed, channel) => { expect(channelFor(phone, new Set(failed))).toBe(channel); });
});

describe('somebody who did not come', () => {
  const missed = (at: number, againAt: number | null = null) => ({ at, outcome: 'not_reached' as const, againAt });
  it('is called until reached, or often enough', () => {
    expect(recallState([], 3)).toEqual({ open: true, tries: 0, lastAt: null, againAt: null });
    expect(recallState([missed(2, 9), missed(1, 5)], 3)).toEqual({ open: true, tries: 2, lastAt: 2, againAt: 9 });
    expect(recallState([missed(1), missed(2), missed(3)], 3).open).toBe(false);
    for (const outcome of ['rebooked', 'will_come', 'declined', 'wrong_number'] as const) expect(recallState([{ at: 1, outcome, againAt: null }, missed(2)], 3).open).toBe(false);
  });
});
