/** The clinic's categories by name: its own, or the program's in the reader's language. */
import { COMPLAINT_CATEGORIES, type CategorySetting, isOwnWord } from '../../../shared/contract/complaint-categories.ts';
import { useCall } from '../../app/client.ts';
import { type Text, useText } from '../../i18n/index.ts';

export interface NamedCategory extends Omit<CategorySetting, 'name'> { readonly name: string }
const FIRST: readonly CategorySetting[] = COMPLAINT_CATEGORIES.map((id) => ({ id, name: null, active: true, words: [] }));

/** What a report says: a word of the program, or the name that a clinic's own had when it was counted. `t` speaks the texts of `complaints`. */
export function categoryInWords(key: string, t: Text): string { return isOwnWord(key) ? t(`category.${key}`) : key; }

export function useCategorySettings(): readonly CategorySetting[] { return useCall('complaints.settings', {}).data?.categories ?? FIRST; }

export function useCategories(): readonly NamedCategory[] {
  const t = useText('complaints');
  return useCategorySettings().map((category) => ({ ...category, name: category.name ?? categoryInWords(category.id, t) }));
}
