/** The appointments' screens by path: the schedule in its views, and those to be given another slot; and what other screens show of them. */
import { useDeskDay } from '../../app/desk-day.ts';
import { placeOf } from './schedule-place.ts';
import { ScheduleScreen } from './ScheduleScreen.tsx';
import { StrandedScreen } from './StrandedScreen.tsx';

export { ArrivalsPanel } from './ArrivalsPanel.tsx';
export { BookingDialog } from './BookingDialog.tsx';

export function AppointmentsScreen({ path }: { path: string }) {
  const today = useDeskDay();
  if (path.split('/')[1] === 'stranded') return <StrandedScreen />;
  return <ScheduleScreen place={placeOf(path, today)} />;
}
