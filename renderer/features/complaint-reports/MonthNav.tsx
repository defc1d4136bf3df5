/** From month to month, and whether restricted complaints are counted as well. */
import { Button, Checkbox } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { RESTRICTED_COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { monthsAfter } from '../../../shared/complaint-reports/periods.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { monthName } from './words.ts';
import css from './screens.module.css';

interface MonthNavProps { readonly place: 'month' | 'indicator'; readonly month: string; readonly thisMonth: string; readonly restricted: boolean; readonly onRestricted: (restricted: boolean) => void; readonly told: string }

export function MonthNav({ place, month, thisMonth, restricted, onRestricted, told }: MonthNavProps) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  const seesRestricted = useMay(RESTRICTED_COMPLAINT_ROLES);
  const show = (months: number): void => {
    const wanted = monthsAfter(month, months);
    if (wanted <= thisMonth) go(`reports/complaints/${place}/${wanted}`);
  };
  useShortcut({ key: 'Alt+ArrowLeft', label: t('month.previous'), quiet: true, run: () => { show(-1); } });
  useShortcut({ key: 'Alt+ArrowRight', label: t('month.next'), quiet: true, enabled: month < thisMonth, run: () => { show(1); } });
  return (
    <nav className={css.months} aria-label={t('indicator.month', { month: monthName(month) })}>
      <Button variant="default" leftSection={<IconChevronLeft size={16} />} rightSection={<Kbd>Alt ←</Kbd>} onClick={() => { show(-1); }}>{t('month.previous')}</Button>
      <strong>{monthName(month)}</strong>
      <Button variant="default" leftSection={<Kbd>Alt →</Kbd>} rightSection={<IconChevronRight size={16} />} disabled={month >= thisMonth} onClick={() => { show(1); }}>{t('month.next')}</Button>
      {seesRestricted && <Checkbox label={t('month.restricted')} checked={restricted} onChange={(event) => { onRestricted(event.currentTarget.checked); }} />}
      <span className={css.told} role="status">{told}</span>
    </nav>
  );
}
