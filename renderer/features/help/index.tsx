/** F1: the page of the manual for the screen one is on, with every key that works there right now. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconList } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcut, useShortcutList, type ListedShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import css from './help.module.css';
import { CONTENTS, usePage, type Place } from './manual.ts';
import { pageOf } from './pages.ts';
import { Key, PageText } from './PageText.tsx';
import { SearchManual } from './SearchManual.tsx';

const GENERAL = ['walk', 'open', 'submit', 'leave', 'next'] as const;
/** Keys that the keyboard writes shorter than the browser names them. */
const SHORT: Readonly<Record<string, string>> = { Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

export function HelpDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const t = useText('help');
  // The places gone through, the one being read last.
  const [walked, setWalked] = useState<readonly Place[]>(() => [{ page: pageOf(path), section: null }]);
  const search = useRef<HTMLInputElement>(null);
  // As it was when F1 was pressed: the help's own keys are not the screen's.
  const working = useShortcutList();
  const [keysHere] = useState(working);
  const place = walked.at(-1) ?? { page: CONTENTS, section: null };
  const open = (next: Place): void => { setWalked([...walked, next]); };
  const back = (): void => { setWalked(walked.slice(0, -1)); };
  const mayGoBack = walked.length > 1;
  useShortcut({ key: 'Alt+ArrowLeft', label: t('back'), run: back, enabled: mayGoBack, quiet: true, overDialogs: true, level: 'control' });
  useShortcut({ key: 'Ctrl+F', label: t('search'), run: () => { search.current?.focus(); }, quiet: true, overDialogs: true, level: 'control' });
  return (
    <Dialog title={t('title')} onClose={onClose} size="xl">
      <div className={css.help}>
        <div className={css.bar}>
          <Button variant="default" disabled={!mayGoBack} onClick={back} aria-keyshortcuts="Alt+ArrowLeft" leftSection={<IconArrowLeft size={16} aria-hidden="true" />} rightSection={<Kbd>Alt ←</Kbd>}>{t('back')}</Button>
          <Button variant="default" onClick={() => { open({ page: CONTENTS, section: null }); }} leftSection={<IconList size={16} aria-hidden="true" />}>{t('contents')}</Button>
          <SearchManual field={search} onOpen={open} />
        </div>
        <Reader place={place} onOpen={open} />
        <Keys here={keysHere} />
      </div>
    </Dialog>
  );
}

/** The focus goes where one arrives, so that the arrows and PgDn scroll the page and a screen reader reads on from there. */
function Reader({ place, onOpen }: { place: Place; onOpen: (place: Place) => void }) {
  const t = useText('help');
  const { data: page, isError } = usePage(place.page);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!page || !article.current) return;
    const headings = [...article.current.querySelectorAll<HTMLElement>('[data-section]')];
    const arrival = headings.find(({ dataset }) => dataset.section === place.section) ?? article.current;
    article.current.scrollTop = 0;
    arrival.scrollIntoView();
    arrival.focus({ preventScroll: true });
  }, [page, place]);
  return (
    <article ref={article} className={css.page} tabIndex={0} aria-label={t('page')} data-autofocus>
      {page && <PageText page={page} onOpen={onOpen} />}
      {isError && <p role="alert">{t('failed')}</p>}
    </article>
  );
}

function Keys({ here }: { here: readonly ListedShortcut[] }) {
  const t = useText('help');
  return (
    <aside className={css.keys} tabIndex={0} aria-label={t('keys')}>
      <section>
        <h3 className={css.heading}>{t('keysHere')}</h3>
        <KeyList keys={here.map(({ key, label }) => ({ key: written(key), text: label }))} />
      </section>
      <section>
        <h3 className={css.heading}>{t('keysEverywhere')}</h3>
        <KeyList keys={GENERAL.map((name) => ({ key: t(`general.${name}.key`), text: t(`general.${name}.text`) }))} />
      </section>
    </aside>
  );
}

function written(key: string): string {
  return key.split('+').map((part) => SHORT[part] ?? part).join('+');
}

function KeyList({ keys }: { keys: readonly { key: string; text: string }[] }) {
  return <dl className={css.list}>{keys.map(({ key, text }) => <div key={key}><dt><Key name={key} /></dt><dd>{text}</dd></div>)}</dl>;
}
