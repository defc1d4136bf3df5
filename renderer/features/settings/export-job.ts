import { create } from 'zustand';

interface CurrentExport { readonly jobId: string | null; readonly userId: string | null; watch: (jobId: string, userId: string) => void; forget: () => void }

/** The export under way, kept above the screens: whoever started it may look at something else meanwhile. */
export const useCurrentExport = create<CurrentExport>((set) => ({
  jobId: null,
  userId: null,
  watch: (jobId, userId) => { set({ jobId, userId }); },
  forget: () => { set({ jobId: null, userId: null }); },
}));
