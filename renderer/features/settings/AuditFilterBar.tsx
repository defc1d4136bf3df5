import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/contract/audit.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, formatWeekday } from '../../ui/index.ts';
import { parsePastDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from '../appointments/TypedDayInput.tsx';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import css from './settings.module.css';

/** Days as they are typed, or empty. */
export interface AuditWish { readonly action: AuditAction | null; readonly text: string; readonly person: { readonly id: string; readonly name: string } | null; readonly userId: string; readonly fromText: string; readonly toText: string }
export const EVERYTHING: AuditWish = { action: null, text: '', person: null, userId: '', fromText: '', toText: '' };

interface AuditFilterBarProps { readonly wish: AuditWish; readonly onChange: (part: Partial<AuditWish>) => void }

/** Which entries are wanted: by event, words, patient, user and days. */
export function AuditFilterBar({ wish, onChange }: AuditFilterBarProps) {
  const t = useText('audit');
  const words = useText('settings');
  const users = useCall('users.list', {});
  return (
    <>
      <div className={css.filterBar}>
        <NativeSelect label={words('audit.action')} value={wish.action ?? ''} data={[{ value: '', label: words('audit.all') }, ...AUDIT_ACTIONS.map((action) => ({ value: action, label: words(`audit.actions.${action}`) }))]}
          onChange={(event) => { onChange({ action: AUDIT_ACTIONS.find((action) => action === event.currentTarget.value) ?? null }); }} />
        <TextInput label={words('audit.text')} placeholder={words('audit.textHint')} maxLength={80} value={wish.text} onChange={(event) => { onChange({ text: event.currentTarget.value }); }} />
        <NativeSelect label={t('user')} value={wish.userId} data={[{ value: '', label: t('allUsers') }, ...(users.data ?? []).map(({ id, fullName }) => ({ value: id, label: fullName }))]}
          onChange={(event) => { onChange({ userId: event.currentTarget.value }); }} />
        <div className={css.two}>
          <PastDay label={t('from')} text={wish.fromText} onText={(fromText) => { onChange({ fromText }); }} />
          <PastDay label={t('to')} text={wish.toText} onText={(toText) => { onChange({ toText }); }} />
        </div>
      </div>
      <PersonChoice person={wish.person} onChange={(person) => { onChange({ person }); }} />
    </>
  );
}

/** Typed as everywhere at the desk, in the desk's language and not the browser's; what was understood is written below. */
function PastDay({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const t = useText('audit');
  const today = useDeskDay();
  const day = parsePastDay(text, today);
  return <TypedDayInput label={label} placeholder={t('dayHint')} today={today} value={text} {...(day === null ? {} : { description: formatWeekday(day) })} onChange={onText} />;
}

function PersonChoice({ person, onChange }: { person: AuditWish['person']; onChange: (person: AuditWish['person']) => void }) {
  const t = useText('audit');
  const [picking, setPicking] = useState(false);
  return (
    <div className={css.pager}>
      <span>{t('person')}: <strong>{person?.name ?? t('anyone')}</strong></span>
      {person !== null && <Button size="compact-sm" variant="default" onClick={() => { onChange(null); }}>{t('clearPerson')}</Button>}
      <Button size="compact-sm" variant="default" onClick={() => { setPicking(true); }}>{t('choosePerson')}</Button>
      {picking && (
        <Dialog title={t('choosePerson')} size="lg" onClose={() => { setPicking(false); }}>
          <PatientPicker label={t('whichPerson')} onPick={({ id, name }) => { onChange({ id, name }); setPicking(false); }} />
        </Dialog>
      )}
    </div>
  );
}
