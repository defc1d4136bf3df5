import type { FreeSlot } from '../../../shared/contract/appointments.ts';

export function AppointmentsScreen({ path }: { path: string }) { return <p>{path}</p>; }
export function BookingDialog({ patientId, slot, onClose }: { patientId: string | null; slot: FreeSlot | null; onClose: () => void }) {
  return <button type="button" onClick={onClose}>{patientId}{slot?.day}</button>;
}
