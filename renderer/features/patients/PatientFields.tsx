/** The fields of one person, in the order in which a card is read out. Enter goes to the next field. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IDENTITY_KINDS, PAYERS, RELATIONS, SEXES, type Payer, type Sex } from '../../../shared/contract/patients.ts';
import { ageAt, formatBirthDate, formatBirthDateLong, parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { compareNik, decodeNik, nikDigits } from '../../../shared/domain/nik.ts';
import { formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { Kbd, Panel, Segmented, dayOfInstant } from '../../ui/index.ts';
import type { FieldErrors, PatientValues } from './patient-form.ts';
import { VillageField } from './VillageField.tsx';
import css from './patients.module.css';

type TextName = { [K in keyof PatientValues]: PatientValues[K] extends string ? K : never }[keyof PatientValues];
export interface FieldsProps { readonly values: PatientValues; readonly errors: FieldErrors; readonly onChange: (part: Partial<PatientValues>) => void }

export function PatientFields({ values, errors, onChange }: FieldsProps) {
  const t = useText('patients');
  const common = useText('common');
  const fields = useText('fields');
  const form = useRef<HTMLDivElement>(null);
  const newborn = values.identityKind === 'newborn';
  const unknown = values.identityKind === 'unknown';
  const foreigner = values.identityKind === 'foreigner';
  // What the NIK has filled in need not be walked through with Enter; Tab still stops there.
  const known = filledFromNik(values) || undefined;
  useShortcut({ key: 'Alt+B', label: t('kinds.newborn'), quiet: true, run: () => { onChange({ identityKind: newborn ? 'citizen' : 'newborn' }); } });
  useShortcut({ key: 'Alt+X', label: t('kinds.unknown'), quiet: true, run: () => { onChange({ identityKind: unknown ? 'citizen' : 'unknown' }); } });
  useEffect(() => { form.current?.querySelector<HTMLElement>('[data-first]')?.focus(); }, []);

  const error = (name: string): ReactNode => { const key = errors[name]; return key === undefined ? null : fields(key, { defaultValue: fields('invalid') }); };
  const text = (name: TextName, label: string, more: { maxLength?: number; inputMode?: 'numeric' | 'tel'; description?: ReactNode; onBlur?: () => void; placeholder?: string } = {}) => (
    <TextInput label={label} data-field={name} value={values[name]} error={error(name)} maxLength={more.maxLength ?? 120} inputMode={more.inputMode} placeholder={more.placeholder} autoComplete="off" description={more.description} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onBlur={more.onBlur} onChange={(event) => { onChange({ [name]: event.currentTarget.value }); }} />
  );
  const tidyPhone = (name: 'phone' | 'guardianPhone') => (): void => { const phone = normalisePhone(values[name]); if (phone !== null) onChange({ [name]: formatPhone(phone) }); };
  const nameLabel = newborn ? t('fullNameBaby') : unknown ? t('fullNameUnknown') : t('fullName');

  return (
    <Panel title={t('identity')} padded aside={
      <span className={css.kinds}>
        <span><Kbd>Alt B</Kbd> {t('kindKeys.newborn')} <Kbd>Alt X</Kbd> {t('kindKeys.unknown')}</span>
        <Segmented label={t('identityKind')} hideLabel value={values.identityKind} options={IDENTITY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} onChange={(identityKind) => { onChange({ identityKind }); }} />
      </span>
    }>
      <div className={css.fields} ref={form} onKeyDown={(event) => { goOnWithEnter(event, form.current); }}>
        {(!foreigner || values.nik !== '') && <div className={css.two}><NikField values={values} error={error('nik')} onChange={onChange} /></div>}
        {(foreigner || values.passport !== '') && <div className={css.two}>{text('passport', t('passport'), { maxLength: 20 })}</div>}
        <div className={css.two}>{text('name', nameLabel)}</div>
        <div data-field="sex" data-known={known} onKeyDown={chooseByLetter(SEX_KEYS, (sex) => { onChange({ sex }); })}>
          <Segmented label={t('sex')} value={values.sex} options={SEXES.map((sex) => ({ value: sex, label: common(`sex.${sex}`) }))} onChange={(sex) => { onChange({ sex }); }} />
          <NikWarning values={values} field="sex" />{errors['sex'] !== undefined && <p className={css.error}>{error('sex')}</p>}
        </div>
        <div data-known={known}><BirthDateField values={values} error={error('birthDate')} onChange={onChange} /></div>
        {text('birthPlace', t('birthPlace'), { maxLength: 80 })}
        {text('phone', t('phone'), { inputMode: 'tel', maxLength: 24, onBlur: tidyPhone('phone') })}
        <div className={css.two} onKeyDown={chooseByLetter(PAYER_KEYS, (payer) => { onChange({ payer }); })}><Segmented label={t('payer')} value={values.payer} options={PAYERS.map((payer) => ({ value: payer, label: common(`payer.${payer}`) }))} onChange={(payer) => { onChange({ payer }); }} /></div>
        {text('bpjs', t('bpjs'), { inputMode: 'numeric', maxLength: 20 })}
        {values.payer === 'insurance' && text('insurer', t('insurer'), { maxLength: 80 })}
        {text('allergies', t('allergies'), { maxLength: 300 })}
        <div className={css.two}>{text('address', t('address'), { maxLength: 300 })}</div>
        <div className={css.two}><VillageField code={values.villageCode} label={values.villageLabel} error={error('villageCode')} onChange={(villageCode, villageLabel) => { onChange({ villageCode, villageLabel }); }} /></div>
        {text('motherName', t('mother'))}
        {text('guardianName', t('guardian'))}
        <NativeSelect label={t('guardianRelation')} data-field="guardianRelation" value={values.guardianRelation} onChange={(event) => { onChange({ guardianRelation: event.currentTarget.value }); }}
          data={[{ value: '', label: '—' }, ...RELATIONS.map((relation) => ({ value: relation, label: t(`relations.${relation}`) }))]} />
        {text('guardianPhone', t('guardianPhone'), { inputMode: 'tel', maxLength: 24, onBlur: tidyPhone('guardianPhone') })}
        <div className={css.four}><Checkbox label={t('consent')} checked={values.consentReminder} onChange={(event) => { onChange({ consentReminder: event.currentTarget.checked }); }} /></div>
      </div>
    </Panel>
  );
}

/** The number, and what it says as a proposal that one key takes over. */
function NikField({ values, error, onChange }: { values: PatientValues; error: ReactNode; onChange: FieldsProps['onChange'] }) {
  const t = useText('patients');
  const common = useText('common');
  const language = useLanguage();
  const digits = nikDigits(values.nik);
  const decoded = digits.length === 16 ? decodeNik(digits, dayOfInstant(deskNow())) : null;
  const says = decoded?.ok ? decoded : null;
  const region = useCall('patients.regionOfNik', { prefix: digits.slice(0, 6) }, { enabled: says !== null });
  const place = [region.data?.district, region.data?.regency, region.data?.province].filter((part) => typeof part === 'string').join(', ') || t('nikRegionUnknown');
  const accept = (): void => { if (says) onChange({ sex: says.sex, birthDate: formatBirthDate(says.birthDate), birthDateEstimated: false }); };
  useShortcut({ key: 'Alt+I', label: t('nikUse'), quiet: true, enabled: says !== null, run: accept });
  return (
    <TextInput label={t('nik')} data-field="nik" data-first value={values.nik} error={error} inputMode="numeric" autoComplete="off" maxLength={24} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => { onChange({ nik: event.currentTarget.value }); }}
      description={says
        ? <span className={css.proposal}>{t('nikSays', { sex: common(`sex.${says.sex}`), birthDate: formatBirthDateLong(says.birthDate, language), region: place })} <button type="button" tabIndex={-1} className={css.use} onClick={accept}>{t('nikUse')} <Kbd>Alt I</Kbd></button></span>
        : decoded === null ? null : <span className={css.warning}>▲ {t('nikNoBirthDate')}</span>} />
  );
}

function BirthDateField({ values, error, onChange }: { values: PatientValues; error: ReactNode; onChange: FieldsProps['onChange'] }) {
  const t = useText('patients');
  const language = useLanguage();
  const today = dayOfInstant(deskNow());
  const day = parseBirthDate(values.birthDate, today);
  const read = day === null ? t('birthDateHint') : t('birthDateRead', { day: formatBirthDateLong(day, language), age: ageAt(day, today).years });
  return (
    <div>
      <TextInput label={t('birthDate')} data-field="birthDate" value={values.birthDate} error={error} autoComplete="off" maxLength={24} description={read} inputWrapperOrder={['label', 'input', 'description', 'error']}
        onBlur={() => { if (day !== null) onChange({ birthDate: formatBirthDate(day) }); }} onChange={(event) => { onChange({ birthDate: event.currentTarget.value }); }} />
      <NikWarning values={values} field="birthDate" />
      {values.identityKind === 'unknown' && <Checkbox mt={4} size="xs" label={t('estimated')} checked={values.birthDateEstimated} onChange={(event) => { onChange({ birthDateEstimated: event.currentTarget.checked }); }} />}
    </div>
  );
}

/** A card may be wrong, and so may the typing: a warning, never a refusal. */
function NikWarning({ values, field }: { values: PatientValues; field: 'sex' | 'birthDate' }) {
  const t = useText('patients');
  const common = useText('common');
  const today = dayOfInstant(deskNow());
  if (nikDigits(values.nik).length !== 16) return null;
  const warning = compareNik(decodeNik(values.nik, today), { sex: values.sex || null, birthDate: parseBirthDate(values.birthDate, today) }).find((each) => each.field === field);
  if (!warning) return null;
  return warning.field === 'sex'
    ? <p className={css.warning}>▲ {t('nikDiffersSex', { value: common(`sex.${warning.nikSays}`) })}</p>
    : <p className={css.warning}>▲ {t('nikDiffersBirthDate', { value: formatBirthDate(warning.nikSays) })}</p>;
}

/** The NIK says the same sex and birth date as the form: nothing is left to type there. */
function filledFromNik(values: PatientValues): boolean {
  const today = dayOfInstant(deskNow());
  const birthDate = parseBirthDate(values.birthDate, today);
  const decoded = decodeNik(values.nik, today);
  return decoded.ok && values.sex === decoded.sex && birthDate !== null && compareNik(decoded, { sex: decoded.sex, birthDate }).length === 0;
}

/** Letters of both languages: Laki-laki/Male, Perempuan/Female; Umum/General, BPJS, Asuransi/Insurance. */
const SEX_KEYS: Readonly<Record<string, Sex>> = { l: 'male', m: 'male', p: 'female', f: 'female' };
const PAYER_KEYS: Readonly<Record<string, Payer>> = { u: 'general', g: 'general', b: 'bpjs', a: 'insurance', i: 'insurance' };

function chooseByLetter<V>(keys: Readonly<Record<string, V>>, choose: (value: V) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const value = keys[event.key.toLowerCase()];
    if (value === undefined || event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLInputElement && event.target.type === 'radio')) return;
    event.preventDefault();
    choose(value);
  };
}

const FIELDS = 'input:not([tabindex="-1"]), select, textarea';

/** Enter moves on, as on paper; Ctrl+Enter saves and is left to the screen. */
function goOnWithEnter(event: KeyboardEvent, form: HTMLElement | null): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.defaultPrevented || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
  const here = event.target;
  const isNext = (field: HTMLElement): boolean => {
    const radio = field instanceof HTMLInputElement && field.type === 'radio' ? field : null;
    // Of a row of choices only the chosen one is a stop, or the first while nothing is chosen; none when the focus is in that row.
    if (radio && (radio.name === here.name || (!radio.checked && form?.querySelector(`input[name="${radio.name}"]:checked`) !== null))) return false;
    return field.closest('[data-known]') === null && (here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  };
  event.preventDefault();
  [...(form?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].find(isNext)?.focus();
}
