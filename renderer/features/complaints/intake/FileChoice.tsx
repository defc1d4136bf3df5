/** Files that will go along with a complaint: chosen here, sent once it is saved. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, type ChangeEvent } from 'react';
import { MOST_ATTACHMENTS } from '../../../../shared/contract/complaint-intake.ts';
import { useText } from '../../../i18n/index.ts';
import { Kbd } from '../../../ui/index.ts';
import { formatBytes } from '../../settings/bytes.ts';
import css from './intake.module.css';

export const ACCEPTED_FILES = '.jpg,.jpeg,.png,.webp,.pdf,.mp3,.ogg,.opus,.wav,.m4a,.aac,.txt';

export function FileChoice({ files, onChange, byKey = false }: { readonly files: readonly File[]; readonly onChange: (files: readonly File[]) => void; /** The form's key chooses files, too. */ readonly byKey?: boolean }) {
  const t = useText('complaintIntake');
  const id = useId();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onChange([...files, ...event.currentTarget.files ?? []].slice(0, MOST_ATTACHMENTS));
    // The same file can be chosen again after it was left out.
    event.currentTarget.value = '';
  };
  return (
    <div className={css.files}>
      <input id={id} type="file" multiple accept={ACCEPTED_FILES} data-files onChange={take} className={`visually-hidden ${css.fileInput}`} aria-describedby={`${id}-hint`} />
      <label htmlFor={id} className={css.fileButton}>{t('files.add')} {byKey && <Kbd>Alt L</Kbd>}</label>
      <span id={`${id}-hint`} className={css.quiet}>{t('files.hint', { most: MOST_ATTACHMENTS })}</span>
      {files.map((file, at) => (
        <span key={`${file.name} ${file.size} ${file.lastModified}`} className={css.file}>
          {file.name} <span className={css.quiet}>{formatBytes(file.size)}</span>
          <ActionIcon size="sm" variant="subtle" aria-label={t('files.remove', { name: file.name })} onClick={() => { onChange(files.filter((_, other) => other !== at)); }}><IconX size={14} aria-hidden="true" /></ActionIcon>
        </span>
      ))}
    </div>
  );
}
