/** "Tanya": one box for everything that is asked. Type, walk with the arrows, Enter opens; one key copies, one notes that nobody knew. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useFrame } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, StatusTag } from '../../ui/index.ts';
import { AnswerCard, CardAction } from './AnswerCard.tsx';
import { DoctorsToday } from './DoctorsToday.tsx';
import { type Answers, useAnswers } from './use-answers.ts';
import css from './answers.module.css';

interface AnswersPanelProps {
  readonly patientId: string | null;
  readonly callId: string | null;
  /** Beside something else: without the list of the doctors and the line of keys. */
  readonly narrow?: boolean;
  readonly autoFocus?: boolean;
}

export function AnswersPanel({ patientId, callId, narrow = false, autoFocus = false }: AnswersPanelProps) {
  const t = useText('answers');
  const answers = useAnswers(patientId, callId);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  useEffect(() => { if (autoFocus) field.current?.focus(); }, [autoFocus]);
  useShortcut({ key: 'Alt+W', label: t('copy'), level: 'control', run: answers.copy });
  useShortcut({ key: 'Alt+Q', label: t('collect'), level: 'control', run: () => { void answers.collect(); } });
  // Inside a dialog the desk's own keys are silent.
  const onPanelKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.repeat || event.defaultPrevented) return;
    const run = { W: answers.copy, Q: () => { void answers.collect(); } }[event.key.toUpperCase()];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div className={css.panel} onKeyDown={onPanelKey}>
      <TextInput ref={field} role="combobox" label={t('ask')} placeholder={t('placeholder')} leftSection={<IconSearch size={16} aria-hidden="true" />} autoComplete="off" spellCheck={false} data-mantine-stop-propagation={answers.text !== ''} maxLength={300} value={answers.text}
        aria-expanded={answers.hits.length > 0} aria-controls={answers.hits.length > 0 ? listId : undefined} aria-activedescendant={answers.marked >= 0 ? `${listId}-${answers.marked}` : undefined}
        onChange={(event) => { answers.change(event.currentTarget.value); }} onKeyDown={(event) => { onKey(event, answers); }} />
      <div className={css.below}>
        {!narrow && <p className={css.keys}>{t('keys')}</p>}
        <p role="status" className={css.told}>{answers.notice}</p>
      </div>
      <ErrorNotice error={answers.error} />
      {answers.text.trim() !== '' && <Found answers={answers} listId={listId} inCall={callId !== null} />}
      {answers.text.trim() === '' && !narrow && <DoctorsToday />}
    </div>
  );
}

function onKey(event: KeyboardEvent, answers: Answers): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
  const { marked, hits } = answers;
  if (event.key === 'ArrowDown') answers.setMarked(Math.min(marked + 1, hits.length - 1));
  else if (event.key === 'ArrowUp') answers.setMarked(Math.max(marked - 1, -1));
  else if (event.key === 'Enter') { const hit = answers.settled ? hits[marked] : undefined; if (hit) answers.open(hit); else answers.now(); }
  else if (event.key === 'Escape' && answers.opened !== null) answers.back();
  else if (event.key === 'Escape' && answers.text !== '') answers.clear();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function Found({ answers, listId, inCall }: { answers: Answers; listId: string; inCall: boolean }) {
  const t = useText('answers');
  const { hits, marked, shown, asked, opened } = answers;
  return (
    <div className={hits.length > 0 ? css.columns : undefined}>
      <div className={css.side}>
        {asked !== null && asked.symptoms.length > 0 && <p className={css.caution}>{t('emergency.beside', { words: asked.symptoms.join(', ') })}</p>}
        {shown !== null && <AnswerCard told={shown.told} source={shown.source}><Actions answers={answers} inCall={inCall} /></AnswerCard>}
      </div>
      {hits.length > 0 && (
        <div className={css.side}>
          <p className={css.sideTitle} id={`${listId}-title`}>{t('found')}</p>
          <div role="listbox" id={listId} aria-labelledby={`${listId}-title`} className={css.found}>
            {hits.map((hit, at) => (
              <div key={`${hit.kind} ${hit.id}`} id={`${listId}-${at}`} role="option" aria-selected={at === marked || hit.id === opened?.id} className={css.option} onMouseDown={(event) => { event.preventDefault(); }} onClick={() => { answers.setMarked(at); answers.open(hit); }}>
                <span><StatusTag tone="grey">{t(`kind.${hit.kind}`)}</StatusTag> {hit.title}</span>
                {hit.line !== '' && <small>{hit.line}</small>}
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Actions({ answers, inCall }: { answers: Answers; inCall: boolean }) {
  const t = useText('answers');
  const openEmergency = useFrame((frame) => frame.openEmergency);
  const kind = answers.asked?.answer.kind;
  return (
    <>
      {kind === 'identity' && <p className={css.hint}>{t(inCall ? 'identity.inCall' : 'identity.atDesk')}</p>}
      <div className={css.steps}>
        {kind === 'emergency' && <CardAction label={t('emergency.open')} onPress={openEmergency} hint={<Kbd>F9</Kbd>} />}
        {answers.shown?.told.internal !== true && <CardAction label={t('copy')} onPress={answers.copy} hint={<Kbd>Alt W</Kbd>} />}
        {kind !== 'emergency' && <CardAction label={t('collect')} onPress={() => { void answers.collect(); }} hint={<Kbd>Alt Q</Kbd>} />}
      </div>
    </>
  );
}
