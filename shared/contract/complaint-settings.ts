/** How a clinic works on complaints: limits, hours, whom to tell, causes and letters. */
import { z } from 'zod';
import { unknownPlaceholders } from '../domain/complaint-letter.ts';
import { categorySettingSchema, COMPLAINT_CATEGORIES } from './complaint-categories.ts';
import { idSchema, roleSchema } from './core.ts';

const MINUTES_A_DAY = 1440;
const spanSchema = z.object({ from: z.int().min(0).max(MINUTES_A_DAY), to: z.int().min(0).max(MINUTES_A_DAY) });
/** In order and without overlap; none when the clinic is closed on that weekday. */
const spansSchema = z.array(spanSchema).max(6).refine((spans) => spans.every(({ from, to }, index) => from < to && (spans[index - 1]?.to ?? 0) <= from), 'hours_form');
const hoursSchema = z.int().min(1).max(2400);
const limitsSchema = z.object({ red: hoursSchema, yellow: hoursSchema, green: hoursSchema });
const personSchema = idSchema.nullable();

/** Causes that every clinic begins with; their names are texts of the program until the clinic gives others. */
export const FIRST_CAUSES = ['communication', 'waiting_time', 'procedure', 'staff', 'facility', 'medicine', 'cost', 'information'] as const;
export const LETTER_LANGUAGES = ['id', 'en'] as const;
/** `name` null: the program's own name for this cause. */
export const complaintCauseSchema = z.object({ id: z.string().min(1).max(60), name: z.string().trim().min(1).max(80).nullable(), active: z.boolean() });
export const letterTemplateSchema = z.object({
  id: z.string().min(1).max(60), name: z.string().trim().min(1).max(80), language: z.enum(LETTER_LANGUAGES),
  text: z.string().trim().min(1).max(3000).refine((text) => unknownPlaceholders(text).length === 0, 'placeholder_unknown'),
});
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;

export const complaintSettingsSchema = z.object({
  /** How complaints of grade yellow and green count their time; red always runs around the clock. */
  days: z.enum(['calendar', 'working']),
  /** Monday first. */
  hours: z.array(spansSchema).length(7),
  /** Hours until it is settled and until the first answer; in working time 24 hours are one working day. */
  settleHours: limitsSchema, answerHours: limitsSchema,
  /** Who is told when the limit is over. */
  escalateTo: z.object({ red: personSchema, yellow: personSchema, green: personSchema }),
  /** The program's own are always among them; two of one name would be one in the reports. */
  categories: z.array(categorySettingSchema).max(40).refine((all) => COMPLAINT_CATEGORIES.every((known) => all.some(({ id }) => id === known)), 'invalid')
    .refine((all) => new Set(all.map(({ id, name }) => name?.toLowerCase() ?? id)).size === all.length && new Set(all.map(({ id }) => id)).size === all.length, 'category_twice').refine((all) => all.some(({ active }) => active), 'category_needed'),
  /** Who may ask for a name that was told in confidence, beside the owner of the complaint and whom it names. */
  identityRoles: z.array(roleSchema).max(20),
  causes: z.array(complaintCauseSchema).max(60),
  templates: z.array(letterTemplateSchema).max(40),
});
export type ComplaintSettings = z.infer<typeof complaintSettingsSchema>;
