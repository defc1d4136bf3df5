/** When doctors practise and the clinic is open: weekly sessions, exceptions, rooms and holidays. */
import { useState } from 'react';
import type { ScheduleRule } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { AffectedNotice } from './AffectedNotice.tsx';
import { BookingRulesPanel } from './BookingRulesPanel.tsx';
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
  const [affected, setAffected] = useState<readonly string[]>([]);
  if (!timetable.data || !directory.data) return <ErrorNotice error={timetable.error ?? directory.error} />;
  const { rules, exceptions, rooms, holidays, booking, yearMissing } = timetable.data;
  const { practitioners, units } = directory.data;
  const places = { practitioners, units, rooms };
  return (
    <>
      {affected.length === 0 ? <StrandedNotice /> : <AffectedNotice ids={affected} />}
      <WeekTable rules={rules} practitioners={practitioners} units={units} onAdd={() => { setEditing({ rule: null }); }} onEdit={(rule) => { setEditing({ rule }); }} />
      <BookingRulesPanel kept={booking} onAffected={setAffected} />
      <ExceptionsPanel exceptions={exceptions} rules={rules} places={places} onAffected={setAffected} />
      <RoomsPanel rooms={rooms} />
      <HolidaysPanel year={year} holidays={holidays} missing={yearMissing} onYear={setYear} onAffected={setAffected} />
      {editing !== null && <RuleEditor rule={editing.rule} places={places} onClose={() => { setEditing(null); }} onAffected={setAffected} />}
    </>
  );
}
