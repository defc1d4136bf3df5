/** The appointments' screens by path: the schedule in its views, and the work beside it; and what other screens show of them. */
import type { ReactNode } from 'react';
import { useDeskDay } from '../../app/desk-day.ts';
import { FollowUpTabs, type FollowUpPart } from '../absences/FollowUpTabs.tsx';
import { RebookingScreen } from '../absences/RebookingScreen.tsx';
import { UntoldScreen } from '../absences/UntoldScreen.tsx';
import { RecallScreen } from '../messages/RecallScreen.tsx';
import { RemindersScreen } from '../messages/RemindersScreen.tsx';
import { FollowUpsScreen } from '../contacts/FollowUpsScreen.tsx';
import { WaitlistScreen } from '../waitlist/WaitlistScreen.tsx';
import { placeOf } from './schedule-place.ts';
import { ScheduleScreen } from './ScheduleScreen.tsx';

export { ArrivalsPanel } from './ArrivalsPanel.tsx';
export { BookingDialog } from './BookingDialog.tsx';

export function AppointmentsScreen({ path }: { path: string }) {
  const today = useDeskDay();
  const part = partOf(path.split('/')[1] ?? '');
  return <><FollowUpTabs current={part} />{part === 'schedule' ? <ScheduleScreen place={placeOf(path, today)} /> : FOLLOW_UPS[part]}</>;
}

const FOLLOW_UPS: Readonly<Record<Exclude<FollowUpPart, 'schedule'>, ReactNode>> = { stranded: <RebookingScreen />, untold: <UntoldScreen />, reminders: <RemindersScreen />, recall: <RecallScreen />, waitlist: <WaitlistScreen />, 'follow-ups': <FollowUpsScreen /> };

function partOf(place: string): FollowUpPart { return place in FOLLOW_UPS ? (place as FollowUpPart) : 'schedule'; }
