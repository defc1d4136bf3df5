/** Whose an article is, for whom, and when somebody looks at it again. */
import { Checkbox, NativeSelect } from '@mantine/core';
import type { Article } from '../../../shared/contract/answers.ts';
import { ROLES, type DeskError, type Role } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError, formatBirthDate, formatWeekday } from '../../ui/index.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from '../appointments/TypedDayInput.tsx';
import css from './answers.module.css';

export interface AboutValues { readonly unitId: string; readonly ownerId: string; readonly audience: readonly Role[]; readonly reviewText: string }
export function aboutOf(article: Article | null): AboutValues {
  return { unitId: article?.unitId ?? '', ownerId: article?.ownerId ?? '', audience: article?.audience ?? [], reviewText: formatBirthDate(article?.reviewDay ?? '') };
}
/** What the desk is told; a day that cannot be read is left to be refused. */
export function aboutInput({ unitId, ownerId, audience, reviewText }: AboutValues, today: string) {
  return { unitId: unitId || null, ownerId: ownerId || null, audience: [...audience], reviewDay: reviewText.trim() === '' ? null : parseTypedDay(reviewText, today) ?? reviewText };
}

export function AboutFields({ values, error, onChange }: { values: AboutValues; error: DeskError | null; onChange: (part: Partial<AboutValues>) => void }) {
  const t = useText('answers');
  const today = useDeskDay();
  const units = useCall('clinic.directory', {}).data?.units.filter(({ active }) => active) ?? [];
  const people = useCall('answers.people', {}).data ?? [];
  const read = parseTypedDay(values.reviewText, today);
  return (
    <>
      <div className={css.fields}>
        <NativeSelect label={t('articles.unit')} value={values.unitId} data={[{ value: '', label: t('articles.allUnits') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onChange({ unitId: event.currentTarget.value }); }} />
        <NativeSelect label={t('articles.owner')} value={values.ownerId} data={[{ value: '', label: t('articles.noOwner') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onChange({ ownerId: event.currentTarget.value }); }} />
        <TypedDayInput label={t('articles.reviewField')} today={today} value={values.reviewText} {...(read === null ? {} : { description: formatWeekday(read) })} error={fieldError(t, error, 'reviewDay')} onChange={(reviewText) => { onChange({ reviewText }); }} />
      </div>
      <fieldset className={css.choices}>
        <legend>{t('articles.audience')}</legend>
        <div className={css.chips}>
          {ROLES.map((role) => <Checkbox key={role} size="xs" label={t(`common:role.${role}`)} checked={values.audience.includes(role)} onChange={(event) => { onChange({ audience: event.currentTarget.checked ? [...values.audience, role] : values.audience.filter((each) => each !== role) }); }} />)}
        </div>
        <p className={css.hint}>{t('articles.audienceHint')}</p>
      </fieldset>
    </>
  );
}
