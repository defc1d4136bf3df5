/** When doctors practise and the clinic is open: weekly sessions, exceptions, rooms and holidays. */
import { useState } from 'react';
import type { ScheduleRule } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { ExceptionsPanel } from './ExceptionsPanel.tsx';
import { HolidaysPanel } from './HolidaysPanel.tsx';
import { RoomsPanel } from './RoomsPanel.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { StrandedNotice } from './StrandedNotice.tsx';
import { WeekTable } from './WeekTable.tsx';

export function TimetableSection() {
  const today = useDeskDay();
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear ?? Number(today.slice(0, 4));
  const timetable = useCall('appointments.timetable', { year }, { keepPrevious: true });
  const directory = useCall('clinic.directory', {});
  const [editing, setEditing] = useState<{ readonly rule: ScheduleRule | null } | null>(null);
  if (!timetable.data || !directory.data) return <ErrorNotice error={timetable.error ?? directory.error} />;
  const { rules, exceptions, rooms, holidays, yearMissing } = timetable.data;
  const { practitioners, units } = directory.data;
  const places = { practitioners, units, rooms };
  return (
    <>
      <StrandedNotice />
      <WeekTable rules={rules} practitioners={practitioners} units={units} onAdd={() => { setEditing({ rule: null }); }} onEdit={(rule) => { setEditing({ rule }); }} />
      <ExceptionsPanel exceptions={exceptions} places={places} />
      <RoomsPanel rooms={rooms} />
      <HolidaysPanel year={year} holidays={holidays} missing={yearMissing} onYear={setYear} />
      {editing !== null && <RuleEditor rule={editing.rule} places={places} onClose={() => { setEditing(null); }} />}
    </>
  );
}
