/** A patient's complaints, for their page. */
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel } from '../../ui/index.ts';
import { ClockTag, GradeTag } from './looks.tsx';
import { useTimeLeft } from './running-clock.ts';
import css from './complaints.module.css';

export function PatientComplaints({ patientId }: { patientId: string }) {
  const t = useText('complaints');
  const go = useRoute((route) => route.go);
  const complaints = useCall('complaints.ofPatient', { patientId });
  const left = useTimeLeft(complaints.dataUpdatedAt);
  return (
    <Panel title={t('ofPatient.title')} padded={complaints.data?.length === 0}>
      <ErrorNotice error={complaints.error} />
      {complaints.data?.length === 0 && <p className={css.hint}>{t('ofPatient.none')}</p>}
      <ul className={css.small}>
        {(complaints.data ?? []).map((row) => (
          <li key={row.id}>
            <button type="button" className={css.link} aria-label={t('ofPatient.openRow', { number: row.number })} onClick={() => { go(`complaints/${row.id}`); }}>{row.number}</button>
            <GradeTag grade={row.grade} /><ClockTag clock={row.clock} left={left(row)} />
            <span className={css.narrative}>{row.summary}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
