/** The appointments' screens by path: one day, and those to be given another slot; and what other screens show of them. */
import { dayParts } from '../../../shared/domain/calendar-day.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { DayScreen } from './DayScreen.tsx';
import { StrandedScreen } from './StrandedScreen.tsx';

export { ArrivalsPanel } from './ArrivalsPanel.tsx';
export { BookingDialog } from './BookingDialog.tsx';

export function AppointmentsScreen({ path }: { path: string }) {
  const today = useDeskDay();
  const [, place = ''] = path.split('/');
  if (place === 'stranded') return <StrandedScreen />;
  return <DayScreen day={dayParts(place) === null ? today : place} />;
}
