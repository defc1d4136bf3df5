/** A patient's card, 85.6 x 54 mm (CR80), or on the upper half of an A6 sheet. No NIK, no diagnosis. */
import type { PatientCard } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatBirthDate } from '../../ui/index.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import css from './card.module.css';

export type CardSize = 'card' | 'sheet';

/** Longer names are written smaller, so that none is cut off. */
function nameSize(name: string): string | undefined {
  if (name.length > 44) return css.smallest;
  return name.length > 24 ? css.smaller : undefined;
}

export function CardPaper({ card, size }: { card: PatientCard; size: CardSize }) {
  const t = useText('patients');
  const name = card.name ?? t('card.unnamed');
  return (
    <div className={size === 'sheet' ? css.sheet : css.alone}>
      <article className={css.card} aria-label={t('card.label')}>
        <header className={css.head}>
          <p className={css.clinic}>{card.clinicName}</p>
          <p className={css.address}>{card.clinicAddress}</p>
        </header>
        <div className={css.person}>
          <p className={`${css.name} ${card.name === null ? css.unnamed : nameSize(name) ?? ''}`}>{name}</p>
          <p className={css.label}>{t('card.number')}</p>
          <p className={css.number}>{formatRecordNumber(card.recordNumber)}</p>
          {card.birthDate !== null && <p className={css.born}>{t('card.born')} {formatBirthDate(card.birthDate)}</p>}
        </div>
        <QrCode text={card.code} label={t('card.code')} className={css.code} />
        <p className={css.keep}>{t('card.keep')}</p>
      </article>
    </div>
  );
}
