/** What is kept about an article, without a new version: its owner, its readers, its next review, and whether it is in use. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { answers, type Article } from '../../../shared/contract/answers.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { AboutFields, aboutInput, aboutOf } from './AboutFields.tsx';
import css from './answers.module.css';

export function AboutDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const t = useText('answers');
  const today = useDeskDay();
  const [values, setValues] = useState(() => ({ ...aboutOf(article), active: article.active }));
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const draft = useDraft('article-about', article.id, values, setValues);
  const edit = useCommand('answers.editArticle');
  const error = wrong ?? edit.error;
  const submit = async (): Promise<void> => {
    const input = { id: article.id, expectedVersion: article.version, ...aboutInput(values, today), active: values.active };
    const problem = checkForm(answers['answers.editArticle'].input, input);
    setWrong(problem);
    if (problem !== null || edit.isPending || !(await edit.run(input)).ok) return;
    await draft.discard();
    showDone(t('articles.saved'));
    onClose();
  };
  const send = (): void => { void submit(); };
  return (
    <Dialog title={t('articles.aboutTitle', { title: article.title })} onClose={onClose} onSubmit={send} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} loading={edit.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('common:save')}</Button>
      </>
    }>
      <div className={css.form}>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        <AboutFields values={values} error={error} onChange={(part) => { setWrong(null); edit.reset(); setValues((before) => ({ ...before, ...part })); }} />
        <Checkbox label={t('articles.active')} checked={values.active} onChange={(event) => { const { checked } = event.currentTarget; setValues((before) => ({ ...before, active: checked })); }} />
      </div>
    </Dialog>
  );
}
