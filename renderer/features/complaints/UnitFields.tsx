/** The unit that a complaint is about, and others that it speaks of, too. */
import { CloseButton, NativeSelect } from '@mantine/core';
import { MOST_OTHER_UNITS } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import type { ComplaintValues } from './complaint-form.ts';
import css from './complaints.module.css';

interface UnitFieldsProps { readonly values: ComplaintValues; readonly onChange: (part: Partial<ComplaintValues>) => void }

export function UnitFields({ values: { unitId, otherUnitIds }, onChange }: UnitFieldsProps) {
  const t = useText('complaints');
  const all = useCall('clinic.directory', {}).data?.units ?? [];
  const units = all.filter((unit) => unit.active || unit.id === unitId);
  const others = otherUnitIds.filter((id) => id !== unitId);
  const left = units.filter(({ id }) => id !== unitId && !others.includes(id));
  return (
    <div className={css.units}>
      <NativeSelect data-stop label={t('intake.unit')} value={unitId ?? ''} onChange={(event) => { const chosen = event.currentTarget.value || null; onChange({ unitId: chosen, otherUnitIds: chosen === null ? [] : others.filter((id) => id !== chosen) }); }}
        data={[{ value: '', label: t('intake.noUnit') }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]} />
      <NativeSelect label={t('intake.otherUnit')} value="" disabled={unitId === null || others.length >= MOST_OTHER_UNITS} onChange={(event) => { if (event.currentTarget.value !== '') onChange({ otherUnitIds: [...others, event.currentTarget.value] }); }}
        data={[{ value: '', label: t('intake.addUnit') }, ...left.map((unit) => ({ value: unit.id, label: unit.name }))]} />
      {others.length > 0 && (
        <ul className={css.chips} aria-label={t('intake.otherUnits')}>
          {others.map((id) => {
            const name = all.find((unit) => unit.id === id)?.name ?? '';
            return <li key={id}>{name} <CloseButton size="xs" aria-label={t('intake.removeUnit', { unit: name })} onClick={() => { onChange({ otherUnitIds: others.filter((other) => other !== id) }); }} /></li>;
          })}
        </ul>
      )}
    </div>
  );
}
