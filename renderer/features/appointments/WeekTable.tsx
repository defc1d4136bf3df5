/** The doctors' week: one row each, their sessions under the weekday. */
import { Button } from '@mantine/core';
import type { ScheduleRule } from '../../../shared/contract/appointments.ts';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Panel, formatDay } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { formatSpan } from '../../ui/minute-of-day.ts';
import css from './timetable.module.css';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface WeekTableProps {
  readonly rules: readonly ScheduleRule[];
  readonly practitioners: readonly Practitioner[];
  readonly units: readonly Unit[];
  readonly onAdd: () => void;
  readonly onEdit: (rule: ScheduleRule) => void;
}

export function WeekTable({ rules, practitioners, units, onAdd, onEdit }: WeekTableProps) {
  const t = useText('appointments');
  const doctors = practitioners.filter((doctor) => doctor.active || rules.some((rule) => rule.practitionerId === doctor.id));
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? '';
  if (doctors.length === 0) return <Panel title={t('timetable.week.title')}><EmptyState title={t('timetable.week.noDoctors')}>{t('timetable.week.noDoctorsText')}</EmptyState></Panel>;
  return (
    <Panel title={t('timetable.week.title')} aside={<Button size="xs" onClick={onAdd}>{t('timetable.week.add')}</Button>}>
      {rules.length === 0 ? <EmptyState title={t('timetable.week.empty')}>{t('timetable.week.emptyText')}</EmptyState> : (
        <div className={css.scroll}>
          <table className={css.week} aria-label={t('timetable.week.title')}>
            <thead>
              <tr><th scope="col">{t('timetable.week.doctor')}</th>{WEEKDAYS.map((weekday) => <th key={weekday} scope="col">{t(`timetable.weekday.${weekday}`)}</th>)}</tr>
            </thead>
            <tbody>
              {doctors.map((doctor) => (
                <tr key={doctor.id}>
                  <th scope="row">{doctor.name}</th>
                  {WEEKDAYS.map((weekday) => (
                    <td key={weekday}>
                      {rules.filter((rule) => rule.practitionerId === doctor.id && rule.weekday === weekday).toSorted((one, other) => one.from - other.from).map((rule) => (
                        <SessionChip key={rule.id} rule={rule} unit={unitName(rule.unitId)} doctor={doctor.name} onEdit={() => { onEdit(rule); }} />
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** When it begins or ends is said only where that is not simply "now, until further notice". */
function SessionChip({ rule, unit, doctor, onEdit }: { rule: ScheduleRule; unit: string; doctor: string; onEdit: () => void }) {
  const t = useText('appointments');
  const today = useDeskDay();
  const validity = [rule.validFrom > today ? t('timetable.week.validFrom', { day: formatDay(rule.validFrom) }) : '', rule.validTo === null ? '' : t('timetable.week.validTo', { day: formatDay(rule.validTo) })].filter((text) => text !== '').join(' ');
  return (
    <button type="button" className={css.chip} onClick={onEdit}>
      <span className="visually-hidden">{t('timetable.week.chip', { doctor, weekday: t(`timetable.weekday.${rule.weekday}`), span: formatSpan(rule), unit })}</span>
      <strong aria-hidden="true">{formatSpan(rule)}</strong>
      <span aria-hidden="true">{unit} · {t('timetable.week.slot', { count: rule.slotMinutes })}</span>
      {validity !== '' && <span>{validity}</span>}
    </button>
  );
}
