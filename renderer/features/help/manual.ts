/** The manual in docs/manual, bundled page by page: the desk shows the same text that is read there. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { LANGUAGES, useLanguage, type Language } from '../../i18n/index.ts';

type Files = Readonly<Record<string, () => Promise<string>>>;

const FOLDERS: Readonly<Record<Language, Files>> = {
  id: byName(import.meta.glob<string>('../../../docs/manual/id/*.md', { query: '?raw', import: 'default' })),
  en: byName(import.meta.glob<string>('../../../docs/manual/en/*.md', { query: '?raw', import: 'default' })),
};

/** The page that lists all others. */
export const CONTENTS = 'README.md';

/** A page is named as its file is, the same in every language. `section` is the anchor of a heading. */
export interface Place { readonly page: string; readonly section: string | null }
export interface ManualPage { readonly name: string; readonly text: string }

function byName(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1), load]));
}

async function readPage(language: Language, name: string): Promise<ManualPage> {
  const load = FOLDERS[language][name];
  if (!load) throw new Error(`The manual has no page ${name}`);
  return { name, text: await load() };
}

export function usePage(name: string): UseQueryResult<ManualPage> {
  const language = useLanguage();
  return useQuery({ queryKey: ['manual', language, name], queryFn: () => readPage(language, name) });
}

/** Every page, for searching; read only once something is looked for. */
export function useAllPages(wanted: boolean): UseQueryResult<readonly ManualPage[]> {
  const language = useLanguage();
  return useQuery({
    queryKey: ['manual', language],
    queryFn: () => Promise.all(Object.keys(FOLDERS[language]).map((name) => readPage(language, name))),
    enabled: wanted,
  });
}

/** Where a link of a page leads inside the manual, or null when it leads out of it. */
export function placeOf(href: string, from: string): Place | null {
  const [file = '', section] = href.split('#');
  const page = file === '' ? from : file;
  const known = LANGUAGES.some((language) => FOLDERS[language][page] !== undefined);
  return known ? { page, section: section ?? null } : null;
}
