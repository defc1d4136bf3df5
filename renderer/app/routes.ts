/** Where the desk is: the path after `#/`, and which of the frame's own dialogs is open. */
import { create } from 'zustand';
import type { Appointment, FreeSlot } from '../../shared/contract/appointments.ts';

type AppointmentKind = Appointment['kind'];

interface Route { readonly path: string; go: (path: string) => void }

function pathInAddress(): string {
  return location.hash.replace(/^#\/?/, '') || 'home';
}

export const useRoute = create<Route>((set) => ({
  path: pathInAddress(),
  go: (path) => {
    const clean = path.replace(/^[#/]+/, '') || 'home';
    if (pathInAddress() !== clean) location.hash = `/${clean}`;
    set({ path: clean });
  },
}));

window.addEventListener('hashchange', () => { useRoute.setState({ path: pathInAddress() }); });

/** The first part of the path: the capability whose screen is shown. */
export function screenOf(path: string): string {
  return path.split('/')[0] ?? 'home';
}

/** What a new slip is about, as far as it is known. */
/** `text`: what is known already. */
export interface HandOffAbout { readonly patientId?: string | null; readonly visitId?: string | null; readonly callId?: string | null; readonly complaintId?: string | null; readonly text?: string }

export type FrameDialog =
  | { readonly kind: 'checkIn'; readonly patientId: string | null }
  /** F6: a new appointment, for a patient and in a slot when they are known already. */
  | { readonly kind: 'booking'; readonly patientId: string | null; readonly slot: FreeSlot | null; readonly appointmentKind?: AppointmentKind }
  /** F8: a complaint. */
  | { readonly kind: 'complaint'; readonly patientId: string | null }
  /** F11: a slip to another unit, about what is open. */
  | { readonly kind: 'handOff'; readonly about: HandOffAbout }
  | { readonly kind: 'help' }
  | null;

interface Frame {
  readonly dialog: FrameDialog;
  /** On its own: it opens above whatever is open, also above the lock, and leaves that untouched. */
  readonly emergency: boolean;
  /** F7 was pressed, with the patient on the screen: the calls take it from here and open above whatever is open. */
  readonly callAsked: { readonly patientId: string | null } | null;
  /** "Perlu perhatian", beside whatever is open. */
  readonly inbox: boolean;
  openCheckIn: (patientId: string | null) => void;
  openBooking: (patientId: string | null, slot?: FreeSlot, kind?: AppointmentKind) => void;
  openCall: (patientId: string | null) => void;
  openComplaint: (patientId: string | null) => void;
  openHandOff: (about: HandOffAbout) => void;
  openHelp: () => void;
  closeDialog: () => void;
  openInbox: () => void;
  closeInbox: () => void;
  openEmergency: () => void;
  closeEmergency: () => void;
}

export const useFrame = create<Frame>((set) => ({
  dialog: null,
  emergency: false,
  callAsked: null,
  inbox: false,
  openCheckIn: (patientId) => { set({ dialog: { kind: 'checkIn', patientId } }); },
  openBooking: (patientId, slot, kind) => { set({ dialog: { kind: 'booking', patientId, slot: slot ?? null, ...(kind === undefined ? {} : { appointmentKind: kind }) } }); },
  openCall: (patientId) => { set({ callAsked: { patientId } }); },
  openComplaint: (patientId) => { set({ dialog: { kind: 'complaint', patientId } }); },
  openHandOff: (about) => { set({ dialog: { kind: 'handOff', about } }); },
  openHelp: () => { set({ dialog: { kind: 'help' } }); },
  closeDialog: () => { set({ dialog: null }); },
  openInbox: () => { set({ inbox: true }); },
  closeInbox: () => { set({ inbox: false }); },
  openEmergency: () => { set({ emergency: true }); },
  closeEmergency: () => { set({ emergency: false }); },
}));

/** The patient whose page is open: what is begun from there is about them. */
export function patientOnScreen(path: string): string | null {
  const [screen, id] = path.split('/');
  return screen === 'patients' && id !== undefined && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}
