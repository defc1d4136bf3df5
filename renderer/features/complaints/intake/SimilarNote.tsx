/** Earlier complaints like the one being typed. Asked for once the fingers rest, so that typing waits for nothing. */
import { useEffect, useState } from 'react';
import { useCall } from '../../../app/client.ts';
import { useText } from '../../../i18n/index.ts';
import { formatInstant } from '../../../ui/index.ts';
import { StateTag } from '../looks.tsx';
import css from './intake.module.css';

const PAUSE_MS = 500;
interface SimilarNoteProps { readonly text: string; readonly unitId: string | null; readonly patientId: string | null; readonly contact: string }

export function SimilarNote(wanted: SimilarNoteProps) {
  const t = useText('complaintIntake');
  const { text, unitId, patientId, contact } = useSettled(wanted);
  const asks = text.trim().length >= 12 || patientId !== null || contact.trim().length >= 9;
  const similar = useCall('complaints.similar', { text: text.slice(0, 4000), unitId, patientId, contact: contact.slice(0, 120) }, { enabled: asks, keepPrevious: true, staleTime: 30_000 });
  const rows = asks ? similar.data ?? [] : [];
  if (rows.length === 0) return null;
  return (
    <section className={css.note} aria-label={t('similar.label')}>
      <span className={css.quiet}>{t('similar.label')}</span>
      <ul className={css.similar}>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.number}</strong> <StateTag state={row.state} /> <span className={css.quiet}>{formatInstant(row.receivedAt)} · {row.because.map((reason) => t(`similar.${reason}`)).join(', ')}</span>
            <span className={css.cut}>{row.summary}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useSettled(now: SimilarNoteProps): SimilarNoteProps {
  const [settled, setSettled] = useState(now);
  const { text, unitId, patientId, contact } = now;
  useEffect(() => {
    const timer = setTimeout(() => { setSettled({ text, unitId, patientId, contact }); }, PAUSE_MS);
    return () => { clearTimeout(timer); };
  }, [text, unitId, patientId, contact]);
  return settled;
}
