/** In the details of an appointment: which control of how many it is, the others, and cancelling the rest. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Series } from '../../../shared/contract/series.ts';
import { afterAppointmentStep } from '../../../shared/domain/appointment-states.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, ReasonDialog, formatDay } from '../../ui/index.ts';
import { AppointmentStateTag } from '../appointments/appointment-states.tsx';
import css from './series.module.css';

interface SeriesPartProps { readonly appointmentId: string; readonly mayChange: boolean; readonly onTell: (text: string) => void }

export function SeriesPart({ appointmentId, mayChange, onTell }: SeriesPartProps) {
  const t = useText('series');
  const series = useCall('series.of', { id: appointmentId }).data ?? null;
  const own = series?.members.find(({ appointment }) => appointment.id === appointmentId);
  if (series === null || !own) return null;
  return (
    <section className={css.part} aria-label={t('part.list')}>
      <div className={css.partHead}>
        <strong>{t('part.of', { number: own.number, planned: series.planned })}</strong>
        {mayChange && <CancelRest series={series} fromNumber={own.number} onTell={onTell} />}
      </div>
      <Members series={series} currentId={appointmentId} />
      {series.stopReason !== null && <p className={css.hint}>{t('part.stopped', { reason: series.stopReason })}</p>}
    </section>
  );
}

export function Members({ series, currentId }: { readonly series: Series; readonly currentId: string | null }) {
  const t = useText('series');
  return (
    <ol className={css.members}>
      {series.members.map(({ number, appointment }) => (
        <li key={appointment.id} className={appointment.id === currentId ? css.current : undefined} aria-current={appointment.id === currentId || undefined}>{t('part.member', { number })} {formatDay(appointment.day)} <AppointmentStateTag appointment={appointment} /></li>
      ))}
    </ol>
  );
}

function CancelRest({ series, fromNumber, onTell }: { readonly series: Series; readonly fromNumber: number; readonly onTell: (text: string) => void }) {
  const t = useText('series');
  const today = useDeskDay();
  const stop = useCommand('series.cancelRest');
  const [asks, setAsks] = useState(false);
  const rest = series.members.filter(({ number, appointment }) => number >= fromNumber && appointment.day >= today && afterAppointmentStep(appointment.state, 'cancel') !== null);
  if (rest.length === 0) return null;
  const confirm = async (reason: string): Promise<boolean> => {
    const result = await stop.run({ id: series.id, expectedVersion: series.version, fromNumber, reason });
    if (result.ok) onTell(t('part.cancelled', { count: result.value.cancelled }));
    return result.ok;
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => { stop.reset(); setAsks(true); }}>{t('part.rest')}</Button>
      {asks && <ReasonDialog title={t('part.restTitle', { number: fromNumber })} label={t('part.reason')} confirm={t('part.confirm')} keep={t('part.keep')} pending={stop.isPending} refusal={<ErrorNotice error={stop.error} />} onClose={() => { setAsks(false); }} onConfirm={confirm}
        about={<p className={css.hint}>{t('part.restAbout', { count: rest.length, list: rest.map(({ appointment }) => formatDay(appointment.day)).join(', ') })}</p>} />}
    </>
  );
}
