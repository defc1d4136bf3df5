/** Looking something up in the manual: words, arrows, Enter. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { Highlighted } from '../../ui/Highlighted.tsx';
import { find, type Found } from './find.ts';
import css from './help.module.css';
import { useAllPages, type Place } from './manual.ts';

interface SearchProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onOpen: (place: Place) => void;
}

export function SearchManual({ field, onOpen }: SearchProps) {
  const t = useText('help');
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const open = text.trim() !== '';
  const pages = useAllPages(open);
  const found = find(pages.data ?? [], text);
  const at = Math.min(marked, Math.max(0, found.length - 1));

  const leave = (): void => {
    setText('');
    setMarked(0);
  };
  const choose = (place: Place | undefined): void => {
    if (!place) return;
    leave();
    onOpen(place);
  };
  const mark = (index: number): void => {
    setMarked(Math.max(0, Math.min(index, found.length - 1)));
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.search} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) leave(); }}>
      <TextInput
        ref={field} role="combobox" aria-label={t('search')} placeholder={t('search')} aria-keyshortcuts="Control+F" data-mantine-stop-propagation={open} autoComplete="off" spellCheck={false}
        leftSection={<IconSearch size={16} aria-hidden="true" />} rightSection={<Kbd>Ctrl F</Kbd>} rightSectionWidth={64} rightSectionPointerEvents="none"
        aria-expanded={open} aria-controls={open ? listId : undefined} aria-activedescendant={open && found.length > 0 ? `${listId}-${at}` : undefined}
        value={text} onChange={(event) => { setText(event.currentTarget.value); setMarked(0); }} onKeyDown={onKeyDown}
      />
      {open && (
        <div className={css.found}>
          <div role="listbox" id={listId} aria-label={t('results')}>
            {found.map((one, index) => (
              <div
                key={one.page} id={`${listId}-${index}`} role="option" aria-selected={index === at} className={css.option}
                onMouseDown={(event) => { event.preventDefault(); }} onMouseMove={() => { setMarked(index); }} onClick={() => { choose(one); }}
              ><FoundLine found={one} /></div>
            ))}
          </div>
          {pages.data && found.length === 0 && <p className={css.nothing} role="status">{t('nothing', { text: text.trim() })}</p>}
        </div>
      )}
    </div>
  );
}

function FoundLine({ found }: { found: Found }) {
  return (
    <>
      <span className={css.foundTitle}>{found.title}</span>
      {found.line !== found.title && <span className={css.foundLine}><Highlighted text={found.line} ranges={found.ranges} /></span>}
    </>
  );
}
