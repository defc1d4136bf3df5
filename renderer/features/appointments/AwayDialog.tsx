/** A doctor will not be there: from when to when, why, and who must be called because of it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, fieldError, formatBirthDate, formatDay, formatWeekday } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { sendOnEnter } from './send-on-enter.ts';
import { TypedDayInput } from './TypedDayInput.tsx';
import { useAway, type AwayValues } from './use-away.ts';
import css from './appointments.module.css';

interface AwayDialogProps { readonly practitionerId: string | null; readonly day: string; readonly onClose: () => void }

export function AwayDialog({ practitionerId, day, onClose }: AwayDialogProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const may = useMay(DESK_ROLES);
  const directory = useCall('clinic.directory', {});
  const doctors = (directory.data?.practitioners ?? []).filter((doctor) => doctor.active);
  const [values, setValues] = useState<AwayValues>({ practitionerId: practitionerId ?? '', dayText: formatBirthDate(day), untilText: '', whole: true, fromText: '', toText: '', reason: '' });
  const doctor = doctors.find(({ id }) => id === values.practitionerId) ?? doctors[0];
  const away = useAway(values, doctor, today);
  const change = (part: Partial<AwayValues>): void => { setValues((before) => ({ ...before, ...part })); };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); void away.save(); };
  if (away.stranded !== null && doctor) return <AwayDone name={doctor.name} stranded={away.stranded} onClose={onClose} />;
  return (
    <Dialog title={t('away.title')} onClose={onClose} onSubmit={() => { void away.save(); }}>
      <form noValidate aria-label={t('away.title')} className={css.stack} onSubmit={onSubmit} onKeyDown={sendOnEnter}>
        <NativeSelect label={t('away.doctor')} value={doctor?.id ?? ''} data={doctors.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => { change({ practitionerId: event.currentTarget.value }); }} />
        <div className={css.two}>
          <TypedDayInput label={t('away.day')} today={today} value={values.dayText} description={away.first === null ? '' : formatWeekday(away.first)} error={fieldError(t, away.error, 'day')} onChange={(dayText) => { change({ dayText }); }} />
          <TypedDayInput label={t('away.until')} today={today} value={values.untilText} description={away.last === null ? '' : formatDay(away.last)} error={away.tooLong ? t('away.tooLong') : null} onChange={(untilText) => { change({ untilText }); }} />
        </div>
        <Segmented label={t('away.span')} value={values.whole ? 'whole' : 'part'} options={[{ value: 'whole', label: t('away.whole') }, { value: 'part', label: t('away.part') }]} onChange={(span) => { change({ whole: span === 'whole' }); }} />
        {!values.whole && (
          <div className={css.two}>
            <TextInput label={t('away.from')} placeholder="08.00" value={values.fromText} error={fieldError(t, away.error, 'from')} onChange={(event) => { change({ fromText: event.currentTarget.value }); }} />
            <TextInput label={t('away.to')} placeholder="12.00" value={values.toText} error={fieldError(t, away.error, 'to')} onChange={(event) => { change({ toText: event.currentTarget.value }); }} />
          </div>
        )}
        <TextInput data-autofocus label={t('away.reason')} maxLength={200} value={values.reason} error={fieldError(t, away.error, 'reason')} onChange={(event) => { change({ reason: event.currentTarget.value }); }} />
        {away.saved > 0 && <p role="status" className={css.mute}>{t('away.saved', { count: away.saved })}</p>}
        {away.error?.fields === undefined && <ErrorNotice error={away.error} />}
        <div className={css.foot}>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
          <Button type="submit" loading={away.pending} disabled={!may || !doctor} rightSection={<Kbd>Enter</Kbd>}>{t('away.save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function AwayDone({ name, stranded, onClose }: { name: string; stranded: number; onClose: () => void }) {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  return (
    <Dialog title={t('away.title')} onClose={onClose} onSubmit={onClose} actions={
      <>
        <Button variant="default" {...(stranded === 0 ? { 'data-autofocus': true } : {})} onClick={onClose}>{t('common:close')}</Button>
        {stranded > 0 && <Button data-autofocus onClick={() => { onClose(); go('appointments/stranded'); }} rightSection={<Kbd>Enter</Kbd>}>{t('away.rebook')}</Button>}
      </>
    }>
      <p className={css.words}>{t('away.done', { name })}</p>
      <p role="status">{stranded === 0 ? t('away.none') : t('away.stranded', { count: stranded })}</p>
    </Dialog>
  );
}
