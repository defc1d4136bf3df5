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
  | { readonly kind: 'emergency' }
  | { readonly kind: 'help' }
  | null;

interface Frame {
  readonly dialog: FrameDialog;
  openCheckIn: (patientId: string | null) => void;
  openEmergency: () => void;
  openHelp: () => void;
  closeDialog: () => void;
}

export const useFrame = create<Frame>((set) => ({
  dialog: null,
  openCheckIn: (patientId) => { set({ dialog: { kind: 'checkIn', patientId } }); },
  openEmergency: () => { set({ dialog: { kind: 'emergency' } }); },
  openHelp: () => { set({ dialog: { kind: 'help' } }); },
  closeDialog: () => { set({ dialog: null }); },
}));
