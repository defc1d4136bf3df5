/** Text that something else puts into the search box of the top bar: a scanned number that more than one person has, or nobody. */
import { create } from 'zustand';

interface TypedSearch { readonly text: string | null; type: (text: string) => void; taken: () => void }

export const useTypedSearch = create<TypedSearch>((set) => ({
  text: null,
  type: (text) => { set({ text }); },
  taken: () => { set({ text: null }); },
}));
