/** What complaints can be about: the program's own categories, renamed or retired, and those that the clinic adds, with the words that propose them. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type CategorySetting, isOwnWord, newCategoryId } from '../../../shared/contract/complaint-categories.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, fieldError } from '../../ui/index.ts';
import settingsCss from '../settings/settings.module.css';
import css from './complaints.module.css';

interface CategoryListProps { readonly categories: readonly CategorySetting[]; readonly error: DeskError | null; readonly onChange: (all: CategorySetting[]) => void }

/** A category that complaints have already is retired, never taken away. */
export function CategoryList({ categories, error, onChange }: CategoryListProps) {
  const t = useText('complaintParties');
  const fields = useText('settings');
  const [name, setName] = useState('');
  const change = (at: number, part: Partial<CategorySetting>): void => { onChange(categories.map((category, index) => (index === at ? { ...category, ...part } : category))); };
  const add = (): void => {
    if (name.trim() === '') return;
    onChange([...categories, { id: newCategoryId(name, categories.map(({ id }) => id)), name: name.trim(), active: true, words: [] }]);
    setName('');
  };
  const whole = fieldError(fields, error, 'categories');
  return (
    <Panel title={t('settings.categories')} aside={t('settings.categoriesHint')} padded>
      <div className={settingsCss.stack}>
        {categories.map((category, at) => <CategoryRow key={category.id} category={category} number={at + 1} error={fieldError(fields, error, `categories.${at}.name`)} onChange={(part) => { change(at, part); }} />)}
        <div className={css.categoryRow}>
          <TextInput aria-label={t('settings.newCategory')} placeholder={t('settings.newCategory')} maxLength={60} value={name} onChange={(event) => { setName(event.currentTarget.value); }}
            onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey) { event.preventDefault(); add(); } }} />
          <div><Button size="xs" variant="default" leftSection={<IconPlus size={15} />} disabled={name.trim() === ''} onClick={add}>{t('settings.addCategory')}</Button></div>
        </div>
        {whole !== null && <p role="alert" className={css.error}>{whole}</p>}
      </div>
    </Panel>
  );
}

interface CategoryRowProps { readonly category: CategorySetting; readonly number: number; readonly error: string | null; readonly onChange: (part: Partial<CategorySetting>) => void }

function CategoryRow({ category: { id, name, active, words }, number, error, onChange }: CategoryRowProps) {
  const t = useText('complaintParties');
  const complaints = useText('complaints');
  const own = !isOwnWord(id);
  const [typed, setTyped] = useState(words.join(', '));
  const usual = own ? '' : complaints(`category.${id}`);
  return (
    <div className={css.categoryRow}>
      <TextInput aria-label={t('settings.categoryName', { number })} maxLength={60} value={name ?? usual} error={error} onChange={(event) => { const now = event.currentTarget.value; onChange({ name: !own && now === usual ? null : now }); }} />
      {own ? <TextInput aria-label={t('settings.words', { name: name ?? '' })} placeholder={t('settings.wordsHint')} maxLength={600} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); onChange({ words: event.currentTarget.value.split(',').map((word) => word.trim()).filter((word) => word.length >= 2).slice(0, 40) }); }} /> : <span className={css.hint}>{t('settings.programWords')}</span>}
      <Checkbox label={t('settings.categoryActive')} checked={active} onChange={(event) => { onChange({ active: event.currentTarget.checked }); }} />
    </div>
  );
}
