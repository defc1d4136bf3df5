/** The patient's card as it will come out, and its printing. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { isProvisional } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented } from '../../ui/index.ts';
import { CardPaper, type CardSize } from './CardPaper.tsx';
import css from './card.module.css';

const SIZES = ['card', 'sheet'] as const satisfies readonly CardSize[];
/** What this desk's printer takes does not change from patient to patient. */
let lastSize: CardSize = 'card';

export function CardDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const t = useText('patients');
  const common = useText('common');
  const card = useCall('patients.card', { id: patientId });
  const [size, setSize] = useState(lastSize);
  const [printed, setPrinted] = useState<'printed' | 'failed' | null>(null);
  const print = async (): Promise<void> => {
    const { data } = card;
    if (!data) return;
    setPrinted(null);
    setPrinted(await printNoted({ paper: 'patient_card', id: patientId }, () => printSheet(size, <CardPaper card={data} size={size} />)));
  };
  const change = (next: CardSize): void => {
    lastSize = next;
    setSize(next);
    setPrinted(null);
  };
  return (
    <Dialog title={t('card.title')} size="lg" onClose={onClose} onSubmit={() => { void print(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
        <Button data-autofocus onClick={() => { void print(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('card.print')}</Button>
      </>
    }>
      <div className={css.stack}>
        <ErrorNotice error={card.data ? null : card.error} />
        <Segmented label={t('card.size')} value={size} onChange={change} options={SIZES.map((value) => ({ value, label: t(`card.sizes.${value}`) }))} />
        {card.data && <div className={css.preview} role="group" aria-label={t('card.label')} tabIndex={0}><CardPaper card={card.data} size={size} /></div>}
        {card.data && isProvisional(card.data.recordNumber) && <p className={css.note}>▲ {t('card.provisional')}</p>}
        <p role="status" className={printed === 'failed' ? css.bad : css.good}>{printed === null ? '' : t(`card.${printed}`)}</p>
      </div>
    </Dialog>
  );
}
