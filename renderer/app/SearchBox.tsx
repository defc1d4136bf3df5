/**
 * One box for patients and commands. Results are replaced only when the answer to what is typed is here, the marked
 * row stays marked while it is still in the list, and a key pressed before the answer waits for it: a quick hand
 * never checks in the person who happened to stand first a moment ago.
 */
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { DESK_ROLES } from '../../shared/contract/core.ts';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { useText } from '../i18n/index.ts';
import { Kbd } from '../ui/StatusTag.tsx';
import { useCall } from './client.ts';
import css from './search.module.css';
import { CommandOption, PatientOption } from './SearchOptions.tsx';
import { useDeskCommands, type DeskCommand } from './search-commands.ts';
import { useFrame, useRoute } from './routes.ts';
import { useMay } from './session.ts';
import { useShortcut } from './shortcuts.ts';
import { useWhenSettled } from './when-settled.ts';

const DEBOUNCE_MS = 40;
const SHOWN = 10;

type Choice = { readonly kind: 'patient'; readonly hit: PatientHit } | { readonly kind: 'command'; readonly command: DeskCommand };
type Action = 'open' | 'checkIn';

function idOf(choice: Choice): string {
  return choice.kind === 'patient' ? choice.hit.id : choice.command.id;
}

/** Patients found for `text`, and whether they are the answer to it rather than to what was typed before. */
function useFound(text: string, open: boolean): { hits: readonly PatientHit[]; settled: boolean; failed: boolean } {
  const [asked] = useDebouncedValue(text, DEBOUNCE_MS);
  const search = useCall('patients.search', { text: asked, limit: SHOWN }, { enabled: open && asked !== '', keepPrevious: true });
  const recent = useCall('patients.recent', { limit: SHOWN }, { enabled: open && text === '' });
  if (text === '') return { hits: recent.data ?? [], settled: recent.data !== undefined, failed: recent.isError };
  return { hits: search.data ?? [], settled: asked === text && !search.isPlaceholderData && !search.isPending, failed: search.isError };
}

function matching(commands: readonly DeskCommand[], text: string): readonly DeskCommand[] {
  if (text.length < 2) return [];
  return commands.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
}

export function SearchBox() {
  const t = useText('frame');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const mayCheckIn = useMay(DESK_ROLES);
  const text = typed.trim();
  const { hits, settled, failed } = useFound(text, open);
  const commands = matching(useDeskCommands(), text);
  const choices: readonly Choice[] = [...hits.map((hit): Choice => ({ kind: 'patient', hit })), ...commands.map((command): Choice => ({ kind: 'command', command }))];
  const at = Math.max(0, choices.findIndex((choice) => idOf(choice) === marked));

  useShortcut({ key: 'Ctrl+K', label: t('keys.search'), run: () => { field.current?.focus(); field.current?.select(); setOpen(true); }, quiet: true, level: 'frame' });

  const leave = (): void => {
    setOpen(false);
    setTyped('');
    setMarked(null);
    field.current?.blur();
  };
  const act = (choice: Choice, action: Action): void => {
    leave();
    if (choice.kind === 'command') choice.command.run();
    else if (action === 'checkIn' && mayCheckIn) useFrame.getState().openCheckIn(choice.hit.id);
    else useRoute.getState().go(`patients/${choice.hit.id}`);
  };
  const { ask: choose, forget } = useWhenSettled<Action>(settled || text === '', (action) => {
    const choice = choices[at];
    if (choice) act(choice, action);
  });

  const mark = (index: number): void => {
    const choice = choices[Math.max(0, Math.min(index, choices.length - 1))];
    if (!choice) return;
    setMarked(idOf(choice));
    document.getElementById(`${listId}-${idOf(choice)}`)?.scrollIntoView({ block: 'nearest' });
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
  const current = choices[at];
  return (
    <div className={css.box}>
      <div className={css.field}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          ref={field} className={css.input} role="combobox" type="text" autoComplete="off" spellCheck={false}
          aria-label={t('search.label')} aria-expanded={open} aria-controls={open ? listId : undefined} aria-autocomplete="list" aria-keyshortcuts="Control+K"
          aria-activedescendant={open && current ? `${listId}-${idOf(current)}` : undefined}
          placeholder={t('search.placeholder')} value={typed}
          onChange={(event) => { setTyped(event.currentTarget.value); setMarked(null); forget(); setOpen(true); }}
          onFocus={() => { setOpen(true); }} onBlur={() => { setOpen(false); forget(); }} onKeyDown={onKeyDown}
        />
        <Kbd>Ctrl K</Kbd>
      </div>
      {open && mayCheckIn && (text !== '' || marked !== null) && <CheckInKey run={() => { choose('checkIn'); }} />}
      {open && (
        <div className={css.drop}>
          {text === '' && hits.length > 0 && <div className={css.group}>{t('search.recent')}</div>}
          <div role="listbox" id={listId} className={css.list} aria-label={t('search.results')}>
            {choices.map((choice, index) => (
              <div
                key={idOf(choice)} id={`${listId}-${idOf(choice)}`} role="option" aria-selected={index === at} className={css.option}
                onMouseDown={(event) => { event.preventDefault(); }} onMouseMove={() => { setMarked(idOf(choice)); }} onClick={() => { act(choice, 'open'); }}
              >
                {choice.kind === 'patient' ? <PatientOption hit={choice.hit} /> : <CommandOption command={choice.command} />}
              </div>
            ))}
          </div>
          {failed && <div className={css.note} role="status">{t('search.failed')}</div>}
          {!failed && choices.length === 0 && <div className={css.note} role="status">{text === '' ? t('search.start') : settled ? t('search.nothing', { text }) : t('search.looking')}</div>}
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

/** F2 is for the marked patient while the list is open; there is no dialog to ask who comes. */
function CheckInKey({ run }: { run: () => void }) {
  const t = useText('frame');
  useShortcut({ key: 'F2', label: t('keys.checkIn'), run, level: 'control' });
  return null;
}
