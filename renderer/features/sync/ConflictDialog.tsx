import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import type { SyncConflict } from '../../../shared/contract/sync.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatInstant } from '../../ui/index.ts';
import css from './sync.module.css';
import { canBeBrought, columnWords, tableWords, valueWords, type Names } from './value-words.ts';
import { Who } from './Who.tsx';

type Choice = Input<'sync.settle'>['choice'];
const SIDES: readonly Choice[] = ['kept', 'lost'];

/** Both values side by side; 1 or 2 takes one of them. */
export function ConflictDialog({ conflict, names, onClose }: { conflict: SyncConflict; names: Names; onClose: () => void }) {
  const t = useText('sync');
  const settle = useCommand('sync.settle');
  const may = useMay(DESK_ROLES) && conflict.settled === null;
  const offers = (side: Choice): boolean => may && (side === 'kept' || canBeBrought(conflict));
  const choose = async (choice: Choice): Promise<void> => {
    if (!may || settle.isPending) return;
    const result = await settle.run({ id: conflict.id, choice });
    if (!result.ok) return;
    showDone(t('conflicts.done'));
    onClose();
  };
  const wordsOf = (side: Choice): string => valueWords(t, conflict, conflict[side].value, names);
  const onKeyDown = (event: KeyboardEvent): void => {
    const side = SIDES[Number(event.key) - 1];
    if (side === undefined || !offers(side) || event.ctrlKey || event.altKey || event.repeat) return;
    event.preventDefault();
    void choose(side);
  };
  return (
    <Dialog title={t('conflicts.dialog', { column: columnWords(t, conflict) })} size="lg" onClose={onClose}>
      <div className={css.stack} onKeyDown={onKeyDown}>
        <p className={css.inline}><strong>{conflict.title === '' ? t('conflicts.untitled') : conflict.title}</strong> <span className={css.mute}>{tableWords(t, conflict.entity)} · {formatInstant(conflict.at)}</span></p>
        <div className={css.choices}>
          {SIDES.map((side, index) => (
            <section key={side} className={css.choice} aria-label={t(`conflicts.${side}`)}>
              <span className={css.mute}>{t(`conflicts.${side}`)}</span>
              <span className={css.value}>{wordsOf(side)}</span>
              <Who side={conflict[side]} />
              {offers(side) && <Button variant={side === 'kept' ? 'light' : 'default'} data-autofocus={side === 'kept' || undefined} loading={settle.isPending && settle.variables.choice === side} rightSection={<Kbd>{index + 1}</Kbd>} onClick={() => { void choose(side); }}>{t('conflicts.use')}<span className="visually-hidden">: {wordsOf(side)}</span></Button>}
            </section>
          ))}
        </div>
        <Settling conflict={conflict} may={may} />
        <ErrorNotice error={settle.error} />
      </div>
    </Dialog>
  );
}

/** What was chosen, or how to choose well; and the way to the person it is about. */
function Settling({ conflict, may }: { conflict: SyncConflict; may: boolean }) {
  const t = useText('sync');
  const go = useRoute((route) => route.go);
  const { settled, entity, rowId } = conflict;
  const how = !may ? 'conflicts.onlyDesk' : canBeBrought(conflict) ? 'conflicts.askThem' : 'conflicts.byStep';
  return (
    <div className={css.foot}>
      <p className={css.mute}>{settled ? `${t('conflicts.chosen', { by: settled.by, at: formatInstant(settled.at) })}: ${t(`conflicts.choice.${settled.choice}`)}` : t(how)}</p>
      {entity === 'patient' && <Button size="xs" variant="default" onClick={() => { go(`patients/${rowId}`); }}>{t('conflicts.openRow')}</Button>}
    </div>
  );
}
