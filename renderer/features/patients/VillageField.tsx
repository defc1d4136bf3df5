/** A village by a part of its name, with the district, regency and province it lies in. Data: idn-area-data (ODbL). */
import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';

const SHORTEST = 3;

interface VillageFieldProps { readonly code: string; readonly label: string; readonly error: ReactNode; readonly onChange: (code: string, label: string) => void }

export function VillageField({ code, label, error, onChange }: VillageFieldProps) {
  const t = useText('patients');
  const [search, setSearch] = useState(label);
  const wanted = search === label ? '' : search.trim();
  const regions = useCall('patients.regions', { text: wanted }, { enabled: wanted.length >= SHORTEST, keepPrevious: true });
  const found = wanted.length >= SHORTEST ? (regions.data ?? []).map((region) => ({ value: region.code, label: `${region.village} — ${region.district}, ${region.regency}, ${region.province}` })) : [];
  const options = code !== '' && !found.some((option) => option.value === code) ? [{ value: code, label }, ...found] : found;
  return (
    <Select label={t('village')} data-field="villageCode" placeholder={t('villagePlaceholder')} searchable clearable error={error} value={code || null} data={options} searchValue={search} onSearchChange={setSearch}
      filter={({ options: all }) => all} nothingFoundMessage={wanted.length < SHORTEST ? t('villageNothing') : t('nothing')} clearButtonProps={{ 'aria-label': t('common:remove') }}
      onChange={(next, option) => { onChange(next ?? '', option?.label ?? ''); }} />
  );
}
