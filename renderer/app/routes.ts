/** Where the desk is: the path after `#/`, and which of the frame's own dialogs is open. */
import { create } from 'zustand';

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

export type FrameDialog =
  | { readonly kind: 'checkIn'; readonly patientId: string | null }
  | { readonly kind: 'help' }
  | null;

interface Frame {
  readonly dialog: FrameDialog;
  /** On its own: it opens above whatever is open, also above the lock, and leaves that untouched. */
  readonly emergency: boolean;
  openCheckIn: (patientId: string | null) => void;
  openHelp: () => void;
  closeDialog: () => void;
  openEmergency: () => void;
  closeEmergency: () => void;
}

export const useFrame = create<Frame>((set) => ({
  dialog: null,
  emergency: false,
  openCheckIn: (patientId) => { set({ dialog: { kind: 'checkIn', patientId } }); },
  openHelp: () => { set({ dialog: { kind: 'help' } }); },
  closeDialog: () => { set({ dialog: null }); },
  openEmergency: () => { set({ emergency: true }); },
  closeEmergency: () => { set({ emergency: false }); },
}));
