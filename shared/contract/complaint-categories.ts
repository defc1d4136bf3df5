/** What complaints are about: the program's own categories, which always exist, and those that a clinic adds. */
import { z } from 'zod';

/** medis, keperawatan, administrasi, fasilitas, obat, biaya/BPJS, jadwal, sikap */
export const COMPLAINT_CATEGORIES = ['medical', 'nursing', 'administration', 'facility', 'medicine', 'cost', 'schedule', 'attitude'] as const;
/** One of these words, or the id of a clinic's own category. */
export const complaintCategorySchema = z.string().min(1).max(60);
const MOST_WORDS = 40;
/** `name` null: the program's own. Retired (`active` false), it stays with the complaints that have it. `words` lead the proposal to an own one. */
export const categorySettingSchema = z.object({
  id: complaintCategorySchema, name: z.string().trim().min(1).max(60).nullable(), active: z.boolean(), words: z.array(z.string().trim().min(2).max(40)).max(MOST_WORDS),
});
export type CategorySetting = z.infer<typeof categorySettingSchema>;

export function isOwnWord(id: string): id is (typeof COMPLAINT_CATEGORIES)[number] { return COMPLAINT_CATEGORIES.some((known) => known === id); }

const LONGEST_ID = 40;
/** The id of a new category, readable in an export: its name in plain letters, another one when it is taken. */
export function newCategoryId(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '').slice(0, LONGEST_ID) || 'kategori';
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
