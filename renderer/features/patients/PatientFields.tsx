/** The fields of one person, in the order in which a card is read out. Enter goes to the next field. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IDENTITY_KINDS, PAYERS, RELATIONS, SEXES, type Payer, type Sex } from '../../../shared/contract/patients.ts';
import { ageAt, formatBirthDate, formatBirthDateLong, parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { BIRTH_ORDERS, isProposedName, newbornName } from '../../../shared/domain/given-names.ts';
import { openDoubts, type Doubt } from '../../../shared/domain/identity-doubts.ts';
import { compareNik, decodeNik, formatNik, nikDigits } from '../../../shared/domain/nik.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { Kbd, Panel, Segmented, dayOfInstant } from '../../ui/index.ts';
import { DoubtNotes } from './DoubtNotes.tsx';
import { GuessField } from './GuessField.tsx';
import { chooseByLetter } from './letters.ts';
import { MotherField } from './MotherField.tsx';
import { birthOf, type FieldErrors, type PatientValues } from './patient-form.ts';
import { PhoneInput } from './PhoneInput.tsx';
import type { Doubts } from './use-doubts.ts';
import { VillageField } from './VillageField.tsx';
import css from './patients.module.css';

type TextName = { [K in keyof PatientValues]: PatientValues[K] extends string ? K : never }[keyof PatientValues];
export interface FieldsProps { readonly values: PatientValues; readonly errors: FieldErrors; readonly doubts: Doubts; readonly onChange: (part: Partial<PatientValues>) => void; readonly onAccept: (doubt: Doubt) => void }

export function PatientFields({ values, errors, doubts, onChange, onAccept }: FieldsProps) {
  const t = useText('patients');
  const common = useText('common');
  const fields = useText('fields');
  const form = useRef<HTMLDivElement>(null);
  // The first field has the focus when the form opens and after a key that changed the kind; arrows in the row of kinds stay there.
  const leads = useRef(true);
  const newborn = values.identityKind === 'newborn';
  const unknown = values.identityKind === 'unknown';
  const foreigner = values.identityKind === 'foreigner';
  const withPassport = foreigner || values.passport !== '';
  // What the NIK has filled in need not be walked through with Enter; Tab still stops there.
  const known = filledFromNik(values) || undefined;
  useShortcut({ key: 'Alt+B', label: t('kinds.newborn'), quiet: true, run: () => { leads.current = true; onChange({ identityKind: newborn ? 'citizen' : 'newborn' }); } });
  useShortcut({ key: 'Alt+X', label: t('kinds.unknown'), quiet: true, run: () => { leads.current = true; onChange({ identityKind: unknown ? 'citizen' : 'unknown' }); } });
  useShortcut({ key: 'Alt+T', label: t('doubts.accept'), quiet: true, run: () => { const [next] = openDoubts(doubts.all, values.acceptedWarnings); if (next) onAccept(next); } });
  useEffect(() => {
    if (!leads.current) return;
    leads.current = false;
    const first = form.current?.querySelector<HTMLElement>('[data-first]');
    (first?.matches('input') === true ? first : first?.querySelector('input'))?.focus();
  }, [values.identityKind]);

  const error = (name: string): ReactNode => {
    const key = errors[name];
    if (key === undefined) return null;
    // A doubt is told below the field by its own line, which turns red.
    return doubts.all.some(({ kind }) => kind === key) ? true : fields(key, { defaultValue: fields('invalid') });
  };
  const text = (name: TextName, label: string, more: { maxLength?: number; inputMode?: 'numeric' | 'tel'; description?: ReactNode; onBlur?: () => void; placeholder?: string } = {}) => (
    <TextInput label={label} data-field={name} value={values[name]} error={error(name)} maxLength={more.maxLength ?? 120} inputMode={more.inputMode} placeholder={more.placeholder} autoComplete="off" description={more.description} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onBlur={more.onBlur} onChange={(event) => { onChange({ [name]: event.currentTarget.value }); }} />
  );
  const phone = (name: 'phone' | 'guardianPhone', label: string) => <PhoneInput name={name} label={label} value={values[name]} error={error(name)} onChange={(value) => { onChange({ [name]: value }); }} />;
  const notes = (field: Doubt['field']) => <DoubtNotes doubts={doubts} field={field} accepted={values.acceptedWarnings} refused={errors[field] ?? null} onAccept={onAccept} />;
  const nameLabel = newborn ? t('fullNameBaby') : unknown ? t('fullNameUnknown') : t('fullName');

  return (
    <Panel title={t('identity')} padded aside={
      <span className={css.kinds}>
        <span><Kbd>Alt B</Kbd> {t('kindKeys.newborn')} <Kbd>Alt X</Kbd> {t('kindKeys.unknown')}</span>
        <Segmented label={t('identityKind')} hideLabel value={values.identityKind} options={IDENTITY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} onChange={(identityKind) => { onChange({ identityKind }); }} />
      </span>
    }>
      <div className={css.fields} ref={form} onKeyDown={(event) => { goOnWithEnter(event, form.current); }}>
        {unknown && <GuessField values={values} onChange={onChange} />}
        {newborn && <div className={css.two}><MotherField values={values} error={error('motherName')} onChange={onChange} /></div>}
        {withPassport && text('passport', t('passport'), { maxLength: 20 })}
        {((!unknown && !newborn) || values.nik !== '') && <div className={withPassport ? undefined : css.two}><NikField values={values} error={error('nik')} onChange={onChange} />{notes('nik')}</div>}
        <div className={css.two}>{text('name', nameLabel)}</div>
        <div data-field="sex" data-known={known} onKeyDown={chooseByLetter(SEX_KEYS, (sex) => { onChange({ sex }); })}>
          <Segmented label={t('sex')} value={values.sex} options={SEXES.map((sex) => ({ value: sex, label: common(`sex.${sex}`) }))} onChange={(sex) => { onChange({ sex }); }} />
          {notes('sex')}{typeof error('sex') === 'string' && <p className={css.error}>{error('sex')}</p>}
        </div>
        <div data-known={known}><BirthDateField values={values} error={error('birthDate')} onChange={onChange} />{notes('birthDate')}</div>
        {newborn ? <BirthOrderField values={values} onChange={onChange} /> : text('birthPlace', t('birthPlace'), { maxLength: 80 })}
        {phone('phone', t('phone'))}
        <div className={css.two} onKeyDown={chooseByLetter(PAYER_KEYS, (payer) => { onChange({ payer }); })}><Segmented label={t('payer')} value={values.payer} options={PAYERS.map((payer) => ({ value: payer, label: common(`payer.${payer}`) }))} onChange={(payer) => { onChange({ payer }); }} /></div>
        {text('bpjs', t('bpjs'), { inputMode: 'numeric', maxLength: 20 })}
        {values.payer === 'insurance' && text('insurer', t('insurer'), { maxLength: 80 })}
        {text('allergies', t('allergies'), { maxLength: 300 })}
        <div className={css.two}>{text('address', t('address'), { maxLength: 300 })}</div>
        <div className={css.two}><VillageField code={values.villageCode} label={values.villageLabel} error={error('villageCode')} onChange={(villageCode, villageLabel) => { onChange({ villageCode, villageLabel }); }} /></div>
        {newborn ? text('birthPlace', t('birthPlace'), { maxLength: 80 }) : text('motherName', t('mother'))}
        {text('guardianName', t('guardian'))}
        <NativeSelect label={t('guardianRelation')} data-field="guardianRelation" value={values.guardianRelation} onChange={(event) => { onChange({ guardianRelation: event.currentTarget.value }); }}
          data={[{ value: '', label: '—' }, ...RELATIONS.map((relation) => ({ value: relation, label: t(`relations.${relation}`) }))]} />
        {phone('guardianPhone', t('guardianPhone'))}
        {text('familyCard', t('familyCard'), { inputMode: 'numeric', maxLength: 24, onBlur: () => { onChange({ familyCard: formatNik(values.familyCard) }); } })}
        <div className={css.consent}><Checkbox label={t('consent')} checked={values.consentReminder} onChange={(event) => { onChange({ consentReminder: event.currentTarget.checked }); }} /></div>
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
  const says = decoded?.ok === true ? decoded : null;
  const region = useCall('patients.regionOfNik', { prefix: digits.slice(0, 6) }, { enabled: says !== null });
  const place = [region.data?.district, region.data?.regency, region.data?.province].filter((part) => typeof part === 'string').join(', ') || t('nikRegionUnknown');
  const accept = (): void => { if (says) onChange({ sex: says.sex, birthDate: formatBirthDate(says.birthDate), birthDateEstimated: false }); };
  useShortcut({ key: 'Alt+I', label: t('nikUse'), quiet: true, enabled: says !== null, run: accept });
  return (
    <TextInput label={t('nik')} data-field="nik" data-first value={values.nik} error={error} inputMode="numeric" autoComplete="off" maxLength={24} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => { onChange({ nik: event.currentTarget.value }); }}
      description={says && <span className={css.proposal}>{t('nikSays', { sex: common(`sex.${says.sex}`), birthDate: formatBirthDateLong(says.birthDate, language), region: place })} <button type="button" tabIndex={-1} className={css.use} onClick={accept}>{t('nikUse')} <Kbd>Alt I</Kbd></button></span>} />
  );
}

function BirthDateField({ values, error, onChange }: { values: PatientValues; error: ReactNode; onChange: FieldsProps['onChange'] }) {
  const t = useText('patients');
  const language = useLanguage();
  const today = dayOfInstant(deskNow());
  const unknown = values.identityKind === 'unknown';
  const { day, estimated } = birthOf(values, today);
  const read = day === null ? t(unknown ? 'ageHint' : 'birthDateHint') : t('birthDateRead', { day: formatBirthDateLong(day, language), age: ageAt(day, today).years });
  return (
    <>
      <TextInput label={t('birthDate')} data-field="birthDate" value={values.birthDate} error={error} autoComplete="off" maxLength={24} description={read} inputWrapperOrder={['label', 'input', 'description', 'error']}
        onBlur={() => { if (day !== null) onChange({ birthDate: formatBirthDate(day), birthDateEstimated: estimated }); }} onChange={(event) => { onChange({ birthDate: event.currentTarget.value }); }} />
      {unknown && <Checkbox mt={4} size="xs" label={t('estimated')} checked={estimated} onChange={(event) => { onChange({ birthDateEstimated: event.currentTarget.checked }); }} />}
    </>
  );
}

/** A single child, or the order among twins; the name that was proposed follows it. */
function BirthOrderField({ values, onChange }: Omit<FieldsProps, 'errors' | 'doubts' | 'onAccept'>) {
  const t = useText('patients');
  const choose = (birthOrder: string): void => {
    const name = newbornName(values.motherName, birthOrder === '' ? null : Number(birthOrder));
    onChange({ birthOrder, ...(values.motherName.trim() !== '' && isProposedName(values.name, values.motherName) ? { name } : {}) });
  };
  return (
    <NativeSelect label={t('birthOrder.label')} data-field="birthOrder" value={values.birthOrder} onChange={(event) => { choose(event.currentTarget.value); }}
      data={[{ value: '', label: t('birthOrder.none') }, ...BIRTH_ORDERS.map((order) => ({ value: String(order), label: order === 0 ? t('birthOrder.single') : t('birthOrder.twin', { order }) }))]} />
  );
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
