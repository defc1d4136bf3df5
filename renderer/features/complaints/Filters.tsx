/** What the list of complaints is narrowed down by. */
import { NativeSelect, TextInput } from '@mantine/core';
import { COMPLAINT_DUES, COMPLAINT_GRADES, COMPLAINT_ROLES, COMPLAINT_STATES } from '../../../shared/contract/complaints.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { isOpen } from '../../../shared/domain/complaint-states.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented } from '../../ui/index.ts';
import { useCategories } from './categories.ts';
import css from './complaints.module.css';

export type Narrowed = Omit<ParsedInput<'complaints.list'>, 'limit'>;
interface FiltersProps { readonly values: Narrowed; readonly onChange: (part: Partial<Narrowed>) => void }

export function Filters({ values, onChange }: FiltersProps) {
  const t = useText('complaints');
  const units = useCall('clinic.directory', {}).data?.units ?? [];
  const mayAct = useMay(COMPLAINT_ROLES);
  const categories = useCategories();
  const people = useCall('complaints.people', {}, { enabled: mayAct }).data ?? [];
  const owners = [...(mayAct ? [{ value: 'mine', label: t('filter.mine') }] : []), { value: 'nobody', label: t('filter.nobody') }, ...people.map(({ id, fullName }) => ({ value: id, label: fullName }))];
  const states = COMPLAINT_STATES.filter((state) => isOpen(state) === (values.show === 'open'));
  return (
    <div className={css.filters}>
      <TextInput className={css.search ?? ''} type="search" aria-label={t('search')} placeholder={t('search')} maxLength={80} value={values.text} onChange={(event) => { onChange({ text: event.currentTarget.value }); }} />
      <Segmented label={t('show')} hideLabel value={values.show} options={[{ value: 'open', label: t('open') }, { value: 'resolved', label: t('resolved') }]} onChange={(show) => { onChange({ show, state: null, due: null }); }} />
      {values.show === 'open' && <Choice label={t('filter.due')} value={values.due} options={COMPLAINT_DUES.map((value) => ({ value, label: t(`filter.dues.${value}`) }))} onChange={(due) => { onChange({ due }); }} />}
      <Choice label={t('column.grade')} value={values.grade} options={COMPLAINT_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))} onChange={(grade) => { onChange({ grade }); }} />
      <Choice label={t('column.state')} value={values.state} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(state) => { onChange({ state }); }} />
      <Choice label={t('column.unit')} value={values.unitId} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => { onChange({ unitId }); }} />
      <Choice label={t('detail.category')} value={values.category} options={categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={(category) => { onChange({ category }); }} />
      <Choice label={t('column.owner')} value={values.owner} options={owners} onChange={(owner) => { onChange({ owner }); }} />
    </div>
  );
}

interface ChoiceProps<V extends string> { readonly label: string; readonly value: V | null | undefined; readonly options: readonly { readonly value: V; readonly label: string }[]; readonly onChange: (value: V | null) => void }

function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const t = useText('complaints');
  return <NativeSelect className={css.filter ?? ''} aria-label={label} value={value ?? ''} data={[{ value: '', label: t('filter.any', { what: label }) }, ...options]} onChange={(event) => { onChange(options.find((option) => option.value === event.currentTarget.value)?.value ?? null); }} />;
}
