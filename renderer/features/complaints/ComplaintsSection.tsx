/** Settings of complaints: limits, hours, whom to tell, causes and letters. */
import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ComplaintSettings, complaintSettingsSchema } from '../../../shared/contract/complaint-settings.ts';
import { COMPLAINT_GRADES, IDENTITY_ROLES } from '../../../shared/contract/complaints.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, Segmented, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import settingsCss from '../settings/settings.module.css';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { CategoryList } from './CategoryList.tsx';
import { CauseList, TemplateList } from './SettingsLists.tsx';
import { GradeTag } from './looks.tsx';
import { readSpans, writeSpans } from './open-hours.ts';
import css from './complaints.module.css';

export function ComplaintsSection() {
  const settings = useCall('complaints.settings', {});
  const [round, setRound] = useState(0);
  if (!settings.data) return <ErrorNotice error={settings.error} />;
  return <SettingsForm key={round} settings={settings.data} justSaved={round > 0} onSaved={async () => { await settings.refetch(); setRound((before) => before + 1); }} />;
}

/** Hours as they are typed; the rest as it is saved. */
type Values = Omit<ComplaintSettings, 'hours'> & { readonly hours: readonly string[] };

function SettingsForm({ settings, justSaved, onSaved }: { settings: ComplaintSettings; justSaved: boolean; onSaved: () => Promise<void> }) {
  const t = useText('complaints');
  const words = useText('settings');
  const save = useCommand('complaints.saveSettings');
  const [initial] = useState<Values>(() => ({ ...settings, hours: settings.hours.map(writeSpans) }));
  const { values, change, right, wrong, discard } = useSettingsForm<Values>('complaints', 'all', initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const wanted = { ...values, hours: values.hours.map(readSpans) };
    if (!right(complaintSettingsSchema, wanted)) return;
    const result = await save.run(complaintSettingsSchema.parse(wanted));
    if (!result.ok) return;
    await discard();
    await onSaved();
  };
  const untouched = JSON.stringify(values) === JSON.stringify(initial);
  return (
    <SettingsFormBox label={words('sections.complaints')} onSubmit={() => { void submit(); }}>
      <LimitsPanel values={values} change={change} error={error} />
      <HoursPanel values={values} change={change} />
      <EscalationPanel values={values} change={change} />
      <CategoryList categories={values.categories} error={error} onChange={(categories) => { change({ categories }); }} />
      <IdentityPanel values={values} change={change} />
      <CauseList causes={values.causes} error={error} onChange={(causes) => { change({ causes }); }} />
      <TemplateList templates={values.templates} error={error} onChange={(templates) => { change({ templates }); }} />
      <FormFoot error={error} saved={justSaved && untouched ? words('saved') : null} pending={save.isPending} label={t('settings.save')} />
    </SettingsFormBox>
  );
}

/** Who may ask for a name that was told in confidence. */
function IdentityPanel({ values, change }: PartProps) {
  const t = useText('complaintParties');
  const common = useText('common');
  return (
    <Panel title={t('settings.identity')} aside={t('settings.identityHint')} padded>
      <div className={settingsCss.two}>
        {IDENTITY_ROLES.map((role) => (
          <Checkbox key={role} label={common(`role.${role}`)} checked={values.identityRoles.includes(role)} onChange={(event) => { change({ identityRoles: IDENTITY_ROLES.filter((each) => (each === role ? event.currentTarget.checked : values.identityRoles.includes(each))) }); }} />
        ))}
      </div>
    </Panel>
  );
}

interface PartProps { readonly values: Values; readonly change: (part: Partial<Values>) => void }
const KINDS = ['calendar', 'working'] as const;
const LIMITS = [{ field: 'settleHours', label: 'settle' }, { field: 'answerHours', label: 'answer' }] as const;

function LimitsPanel({ values, change, error }: PartProps & { error: DeskError | null }) {
  const t = useText('complaints');
  const settings = useText('settings');
  return (
    <Panel title={t('settings.limits')} aside={t('settings.limitsHint')} padded>
      <div className={settingsCss.stack}>
        {COMPLAINT_GRADES.map((grade) => (
          <div key={grade} className={css.limitRow} role="group" aria-label={t(`grade.${grade}`)}>
            <GradeTag grade={grade} />
            {LIMITS.map(({ field, label }) => <NumberInput key={field} label={t(`settings.${label}`)} min={1} max={2400} allowDecimal={false} value={values[field][grade]} error={fieldError(settings, error, `${field}.${grade}`)} onChange={(value) => { change({ [field]: { ...values[field], [grade]: Number(value) } }); }} />)}
          </div>
        ))}
        <Segmented label={t('settings.days')} value={values.days} options={KINDS.map((kind) => ({ value: kind, label: t(`settings.dayKinds.${kind}`) }))} onChange={(days) => { change({ days }); }} />
        <p className={settingsCss.mute}>{t('settings.daysHint')}</p>
      </div>
    </Panel>
  );
}

function HoursPanel({ values, change }: PartProps) {
  const t = useText('complaints');
  return (
    <Panel title={t('settings.hours')} aside={t('settings.hoursHint')} padded>
      <div className={settingsCss.two}>
        {values.hours.map((typed, index) => (
          <TextInput key={index} label={t(`settings.weekday.${index + 1}`)} value={typed} error={readSpans(typed) === null ? t('settings.hoursUnread') : null}
            onChange={(event) => { const text = event.currentTarget.value; change({ hours: values.hours.map((each, at) => (at === index ? text : each)) }); }} />
        ))}
      </div>
    </Panel>
  );
}

function EscalationPanel({ values, change }: PartProps) {
  const t = useText('complaints');
  const common = useText('common');
  const people = useCall('complaints.people', {}).data ?? [];
  return (
    <Panel title={t('settings.escalation')} aside={t('settings.escalationHint')} padded>
      <div className={settingsCss.two}>
        {COMPLAINT_GRADES.map((grade) => (
          <NativeSelect key={grade} label={t(`grade.${grade}`)} value={values.escalateTo[grade] ?? ''} data={[{ value: '', label: t('form.nobody') }, ...people.map((person) => ({ value: person.id, label: `${person.fullName} · ${common(`role.${person.role}`)}` }))]}
            onChange={(event) => { change({ escalateTo: { ...values.escalateTo, [grade]: event.currentTarget.value || null } }); }} />
        ))}
      </div>
    </Panel>
  );
}
