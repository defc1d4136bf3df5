/**
 * Texts of the desk, Indonesian first. Every namespace is one file per language: `id/<namespace>.ts` leads and
 * `en/<namespace>.ts` satisfies its shape, so a missing translation does not compile.
 */
import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const REMEMBERED = 'meja-depan.language';

interface TextFile { readonly default: Record<string, unknown> }

function collect(files: Record<string, TextFile>): Record<string, Record<string, unknown>> {
  const byNamespace: Record<string, Record<string, unknown>> = {};
  for (const [path, file] of Object.entries(files)) {
    byNamespace[path.slice(path.lastIndexOf('/') + 1, -'.ts'.length)] = file.default;
  }
  return byNamespace;
}

function isLanguage(text: string | null): text is Language {
  return LANGUAGES.some((language) => language === text);
}

function remembered(): Language {
  const kept = localStorage.getItem(REMEMBERED);
  return isLanguage(kept) ? kept : 'id';
}

const language = remembered();

void i18next.use(initReactI18next).init({
  lng: language,
  fallbackLng: 'id',
  resources: {
    id: collect(import.meta.glob<TextFile>('./id/*.ts', { eager: true })),
    en: collect(import.meta.glob<TextFile>('./en/*.ts', { eager: true })),
  },
  interpolation: { escapeValue: false },
  returnNull: false,
});
document.documentElement.lang = language;

export type Text = TFunction;

/** The texts of one namespace: `const t = useText('queue'); t('states.waiting')`. */
export function useText(namespace: string): Text {
  return useTranslation(namespace).t;
}

/** For code that is not a component. */
export function textOf(namespace: string): Text {
  return i18next.getFixedT(null, namespace);
}

/** For papers that speak both languages at once. */
export function paperText(namespace: string, speaking: Language): Text {
  return i18next.getFixedT(speaking, namespace);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'id';
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'id';
}

export function setLanguage(next: Language): void {
  localStorage.setItem(REMEMBERED, next);
  document.documentElement.lang = next;
  void i18next.changeLanguage(next);
}
