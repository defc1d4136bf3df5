/** Says in plain words what merging does, and that it can be undone. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Choices } from '../../../shared/domain/merge-fields.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { type Sides, takenFields } from './merge-rows.ts';
import css from './merges.module.css';

export function ConfirmMerge({ sides: { from, into }, choices, onClose }: { sides: Sides; choices: Choices; onClose: () => void }) {
  const t = useText('merges');
  const go = useRoute((route) => route.go);
  const merge = useCommand('merges.merge');
  const [note, setNote] = useState('');
  const numbers = { old: formatRecordNumber(from.recordNumber), kept: formatRecordNumber(into.recordNumber), name: into.name };
  const submit = async (): Promise<void> => {
    if (merge.isPending) return;
    const merged = await merge.run({ fromId: from.id, intoId: into.id, choices, expectedVersions: { from: from.version, into: into.version }, note: note.trim() || null });
    if (!merged.ok) return;
    onClose();
    showDone(t('done', numbers), t('doneText'));
    go(`patients/${into.id}`);
  };
  const count = takenFields({ from, into }, choices);
  return (
    <Dialog title={t('confirm.title', numbers)} size="lg" onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('confirm.back')}</Button>
        <Button loading={merge.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('confirm.merge')}</Button>
      </>
    }>
      <ul className={css.plain}>
        <li>{t('confirm.together', numbers)}</li>
        <li>{count === 0 ? t('confirm.noValues', numbers) : t('confirm.values', { ...numbers, count })}</li>
        <li>{t('confirm.numbers', numbers)}</li>
        <li>{t('confirm.undo')}</li>
      </ul>
      <TextInput data-autofocus label={t('confirm.note')} value={note} maxLength={200} onChange={(event) => { setNote(event.currentTarget.value); }} />
      <ErrorNotice error={merge.error} />
    </Dialog>
  );
}
