/**
 * One box for patients and commands. Its list never moves under the eye (held-list.ts), and a key pressed before the answer
 * waits for it: a quick hand never checks in the person who happened to stand first a moment ago.
 */
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { DESK_ROLES } from '../../shared/contract/core.ts';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { isPaperCode } from '../../shared/domain/scan-code.ts';
import { offerPrefill, prefillOf } from '../features/patients/prefill.ts';
import { useText } from '../i18n/index.ts';
import { Kbd } from '../ui/StatusTag.tsx';
import { useCall } from './client.ts';
import { useHeldList } from './held-list.ts';
import css from './search.module.css';
import { CommandOption, PatientOption } from './SearchOptions.tsx';
import { useDeskCommands, type DeskCommand } from './search-commands.ts';
import { useFrame, useRoute } from './routes.ts';
import { useMay } from './session.ts';
import { useShortcut } from './shortcuts.ts';
import { useTypedSearch } from './typed-search.ts';
import { useDebouncedText } from './use-debounced.ts';
import { useWhenSettled } from './when-settled.ts';

const DEBOUNCE_MS = 40;
const SHOWN = 10;

type Choice = { readonly id: string; readonly kind: 'patient'; readonly hit: PatientHit } | { readonly id: string; readonly kind: 'command'; readonly command: DeskCommand };
type Action = 'open' | 'checkIn';

interface Found { readonly hits: readonly PatientHit[]; readonly settled: boolean; readonly failed: boolean; readonly askNow: () => void }

/** Patients found for `text`, and whether they are the answer to it rather than to what was typed before. */
function useFound(text: string, open: boolean): Found {
  const { asked, now } = useDebouncedText(text, DEBOUNCE_MS);
  const search = useCall('patients.search', { text: asked, limit: SHOWN }, { enabled: open && asked !== '', keepPrevious: true });
  const recent = useCall('patients.recent', { limit: SHOWN }, { enabled: open && text === '' });
  if (text === '') return { hits: recent.data ?? [], settled: recent.data !== undefined, failed: recent.isError, askNow: now };
  return { hits: search.data ?? [], settled: asked === text && !search.isPlaceholderData && !search.isPending, failed: search.isError, askNow: now };
}

function matching(commands: readonly DeskCommand[], text: string): readonly DeskCommand[] {
  if (text.length < 2) return [];
  return commands.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
}

export function SearchBox() {
  const t = useText('frame');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const mayCheckIn = useMay(DESK_ROLES);
  const text = typed.trim();
  const { hits, settled, failed, askNow } = useFound(text, open);
  const commands = matching(useDeskCommands(), text);
  const found: readonly Choice[] = [...hits.map((hit): Choice => ({ id: hit.id, kind: 'patient', hit })), ...commands.map((command): Choice => ({ id: command.id, kind: 'command', command }))];
  // What an older list held is not held over to the next opening.
  const { rows: choices, at, chosen, choose: take, ready } = useHeldList(open ? text : null, found, settled && open);
  const nobody = ready && settled && !failed && text !== '' && choices.every(({ kind }) => kind === 'command');

  useShortcut({ key: 'Ctrl+K', label: t('keys.search'), run: () => { field.current?.focus(); field.current?.select(); setOpen(true); }, quiet: true, level: 'frame' });
  const change = (value: string): void => {
    setTyped(value);
    forget();
    setOpen(true);
  };
  const leave = (): void => {
    setOpen(false);
    setTyped('');
    field.current?.blur();
  };
  const act = (choice: Choice, action: Action): void => {
    leave();
    if (choice.kind === 'command') choice.command.run();
    else if (action === 'checkIn' && mayCheckIn) useFrame.getState().openCheckIn(choice.hit.id);
    else useRoute.getState().go(`patients/${choice.hit.id}`);
  };
  const { ask, forget } = useWhenSettled<Action>(ready || text === '', (action) => { if (chosen) act(chosen, action); });
  const choose = (action: Action): void => {
    askNow();
    ask(action);
  };
  const register = (): void => {
    offerPrefill(prefillOf(text));
    leave();
    useRoute.getState().go('patients/new');
  };
  useTextFromElsewhere((value) => {
    field.current?.focus();
    change(value);
  });

  const mark = (index: number): void => {
    const choice = take(index);
    if (choice) document.getElementById(`${listId}-${choice.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') choose(event.ctrlKey ? 'checkIn' : 'open');
    else return;
    event.preventDefault();
    if (event.key !== 'Escape') event.stopPropagation();
  };
  const isSimilar = choices.some((choice) => choice.kind === 'patient' && choice.hit.similar);
  return (
    <div className={css.box}>
      <div className={css.field}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          ref={field} className={css.input} role="combobox" type="text" autoComplete="off" spellCheck={false} data-scans
          aria-label={t('search.label')} aria-expanded={open} aria-controls={open ? listId : undefined} aria-autocomplete="list" aria-keyshortcuts="Control+K"
          aria-activedescendant={open && chosen ? `${listId}-${chosen.id}` : undefined}
          placeholder={t('search.placeholder')} value={typed}
          onChange={(event) => { change(event.currentTarget.value); }}
          onFocus={() => { setOpen(true); }} onBlur={() => { setOpen(false); forget(); }} onKeyDown={onKeyDown}
        />
        <Kbd>Ctrl K</Kbd>
      </div>
      {open && mayCheckIn && chosen?.kind === 'patient' && <ListKey name="F2" label={t('keys.checkIn')} run={() => { choose('checkIn'); }} />}
      {open && mayCheckIn && !chosen && text !== '' && !ready && <ListKey name="F2" label={t('keys.checkIn')} run={() => { choose('checkIn'); }} />}
      {open && mayCheckIn && nobody && <ListKey name="F3" label={t('keys.newPatient')} run={register} />}
      {open && (
        <div className={css.drop}>
          {text === '' && choices.length > 0 && <div className={css.group}>{t('search.recent')}</div>}
          {isSimilar && <div className={css.group} role="status">{t('search.similar', { text })}</div>}
          <div role="listbox" id={listId} className={css.list} aria-label={t('search.results')}>
            {choices.map((choice, index) => (
              <div
                key={choice.id} id={`${listId}-${choice.id}`} role="option" aria-selected={index === at} className={css.option}
                onMouseDown={(event) => { event.preventDefault(); }} onMouseMove={() => { if (index !== at) take(index); }} onClick={() => { act(choice, 'open'); }}
              >
                {choice.kind === 'patient' ? <PatientOption hit={choice.hit} /> : <CommandOption command={choice.command} />}
              </div>
            ))}
          </div>
          {failed && <div className={css.note} role="status">{t('search.failed')}</div>}
          {!failed && choices.length === 0 && !nobody && <div className={css.note} role="status">{t(text === '' ? 'search.start' : 'search.looking')}</div>}
          {nobody && <Nobody text={text} register={mayCheckIn ? register : null} />}
          <div className={css.hints} aria-hidden="true">
            <span><Kbd>↑↓</Kbd> {t('search.hints.walk')}</span>
            <span><Kbd>Enter</Kbd> {t('search.hints.open')}</span>
            {mayCheckIn && <span><Kbd>F2</Kbd> <Kbd>Ctrl Enter</Kbd> {t('search.hints.checkIn')}</span>}
            <span><Kbd>Esc</Kbd> {t('search.hints.leave')}</span>
          </div>
        </div>
      )}
    </div>
  );
}

/** A key that means the list while it is open; there is no dialog to ask who comes. */
function ListKey({ name, label, run }: { name: string; label: string; run: () => void }) {
  useShortcut({ key: name, label, run, level: 'control' });
  return null;
}

/** Nobody is found: what to try, and the way to register with what has been typed. */
function Nobody({ text, register }: { text: string; register: (() => void) | null }) {
  const t = useText('frame');
  const { name } = prefillOf(text);
  if (isPaperCode(text)) return <div className={css.note} role="status">{t('search.code')}</div>;
  return (
    <div className={css.note}>
      <p className={css.nobody} role="status">{t('search.nothing', { text })} {t('search.tryOther')}</p>
      {register !== null && (
        <button type="button" className={css.register} tabIndex={-1} onMouseDown={(event) => { event.preventDefault(); }} onClick={register}>
          <IconUserPlus size={16} aria-hidden="true" /> {name === undefined ? t('search.registerPlain') : t('search.register', { name })} <Kbd>F3</Kbd>
        </button>
      )}
    </div>
  );
}

function useTextFromElsewhere(type: (text: string) => void): void {
  const text = useTypedSearch((search) => search.text);
  const now = useRef(type);
  useEffect(() => { now.current = type; });
  useEffect(() => {
    if (text === null) return;
    useTypedSearch.getState().taken();
    now.current(text);
  }, [text]);
}
