import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AuditFilter, AuditPlace } from '../../../shared/contract/audit.ts';
import type { DeskError, Result } from '../../../shared/contract/core.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { call } from '../../app/client.ts';
import { saveFile } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, formatCount } from '../../ui/index.ts';
import css from './settings.module.css';

/** The file is put together in the window's memory. */
const MOST_ROWS = 200_000;

type Saved = { readonly state: 'saved' | 'cut' | 'cancelled'; readonly rows: number } | { readonly state: 'refused'; readonly error: DeskError };

/** Puts the found entries together, piece by piece, and asks where to save them. */
async function saveFound(filter: AuditFilter): Promise<Saved> {
  const pieces: string[] = [];
  let rows = 0;
  let after: AuditPlace | null = null;
  for (;;) {
    const piece: Result<Output<'audit.export'>> = await call('audit.export', { ...filter, after });
    if (!piece.ok) return { state: 'refused', error: piece.error };
    pieces.push(piece.value.text);
    rows += piece.value.rows;
    after = piece.value.next;
    if (after !== null && rows < MOST_ROWS) continue;
    const kept = await saveFile(piece.value.fileName, pieces.join(''));
    return { state: kept ? (after === null ? 'saved' : 'cut') : 'cancelled', rows };
  }
}

/** Saves what the filter finds as a CSV file. */
export function AuditSave({ filter }: { filter: AuditFilter }) {
  const t = useText('audit');
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const save = async (): Promise<void> => {
    setSaving(true);
    setSaved(await saveFound(filter));
    setSaving(false);
  };
  const words = (): string => {
    if (saved === null || saved.state === 'refused') return '';
    if (saved.state === 'cancelled') return t('notSaved');
    return t(saved.state === 'cut' ? 'cut' : 'exported', { rows: formatCount(saved.rows) });
  };
  return (
    <div className={css.verify}>
      <span role="status">{words()}</span>
      <Button size="xs" variant="default" loading={saving} onClick={() => { void save(); }}>{t('export')}</Button>
      <ErrorNotice error={saved?.state === 'refused' ? saved.error : null} />
    </div>
  );
}
