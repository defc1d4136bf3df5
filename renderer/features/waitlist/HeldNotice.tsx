import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime } from '../../ui/index.ts';
import css from './waitlist.module.css';

const REFRESH_MS = 30_000;

/** Said to whoever books a slot that is being offered to somebody on the waiting list: a warning, because the patient at the desk is certain and the one on the telephone is not. */
export function HeldNotice({ slot, patientId }: { slot: Pick<FreeSlot, 'practitionerId' | 'day' | 'from'> | null; patientId: string }) {
  const t = useText('waitlist');
  const held = useCall('waitlist.held', {}, { refetchInterval: REFRESH_MS });
  const found = slot === null ? undefined : held.data?.find((each) => each.practitionerId === slot.practitionerId && each.day === slot.day && each.from === slot.from);
  if (!found) return null;
  return <p className={css.held} role="status"><span aria-hidden="true">▲</span>{t(found.patientId === patientId ? 'heldOwn' : 'held', { time: formatTime(found.until) })}</p>;
}
