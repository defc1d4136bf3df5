/** A village by a part of its name, with the district, regency and province it lies in. Data: idn-area-data (ODbL). */
import { Autocomplete } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import css from './patients.module.css';

const SHORTEST = 3;

interface VillageFieldProps {
  /** Empty while what is typed has not been chosen from the list. */
  readonly code: string;
  readonly label: string;
  readonly error: ReactNode;
  readonly onChange: (code: string, label: string) => void;
}

export function VillageField({ code, label, error, onChange }: VillageFieldProps) {
  const t = useText('patients');
  const wanted = code === '' ? label.trim() : '';
  const regions = useCall('patients.regions', { text: wanted }, { enabled: wanted.length >= SHORTEST, keepPrevious: true });
  const found = wanted.length >= SHORTEST ? (regions.data ?? []).map((region) => ({ value: region.code, label: `${region.village} — ${region.district}, ${region.regency}, ${region.province}` })) : [];
  // Enter takes the first of the list unless the arrows have chosen another, and the form goes on to the next field.
  const takeFirst = (event: KeyboardEvent): void => {
    const [first] = found;
    if (event.key !== 'Enter' || event.ctrlKey || !first || regions.isPlaceholderData || event.currentTarget.querySelector('[aria-activedescendant]')) return;
    onChange(first.value, first.label);
  };
  return (
    <div onKeyDownCapture={takeFirst}>
      <Autocomplete label={t('village')} data-field="villageCode" placeholder={t('villagePlaceholder')} autoComplete="off" maxLength={160} error={error} value={label} data={found}
        filter={({ options }) => options} description={wanted === '' || error !== null ? null : <span className={css.warning}>{wanted.length < SHORTEST ? t('villageNothing') : t('villageChoose')}</span>} inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(text) => { onChange(found.find((option) => option.label === text)?.value ?? '', text); }} />
    </div>
  );
}
