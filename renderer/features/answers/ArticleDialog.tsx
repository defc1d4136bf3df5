/** Writes an article, or its next version: a title, paragraphs and steps, and the other ways in which it is asked for. */
import { Button, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ARTICLE_KINDS, answers, type Article, type ArticleKind } from '../../../shared/contract/answers.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, fieldError } from '../../ui/index.ts';
import { AboutFields, type AboutValues, aboutInput, aboutOf } from './AboutFields.tsx';
import css from './answers.module.css';

interface Values extends AboutValues { readonly kind: ArticleKind; readonly title: string; readonly body: string; readonly alsoAsked: string; readonly note: string }
interface ArticleDialogProps { readonly article: Article | null; /** The collected question that it answers. */ readonly question: { readonly folded: string; readonly text: string } | null; readonly onClose: () => void; readonly onSaved: (id: string) => void }

export function ArticleDialog({ article, question, onClose, onSaved }: ArticleDialogProps) {
  const t = useText('answers');
  const today = useDeskDay();
  const [values, setValues] = useState<Values>(() => ({ ...aboutOf(article), kind: article?.kind ?? 'faq', title: article?.title ?? question?.text ?? '', body: article?.body ?? '', alsoAsked: article?.alsoAsked.join('\n') ?? question?.text ?? '', note: '' }));
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const draft = useDraft('article', article?.id ?? question?.folded ?? 'new', values, setValues);
  const publish = useCommand('answers.publish');
  const error = wrong ?? publish.error;
  const change = (part: Partial<Values>): void => { setWrong(null); publish.reset(); setValues((before) => ({ ...before, ...part })); };
  const submit = async (): Promise<void> => {
    const input = {
      id: article?.id ?? null, expectedVersion: article?.version ?? null, kind: values.kind, ...aboutInput(values, today), title: values.title, body: values.body,
      alsoAsked: values.alsoAsked.split('\n').map((line) => line.trim()).filter((line) => line !== ''), note: values.note || null, question: question?.folded ?? null,
    };
    const problem = checkForm(answers['answers.publish'].input, input);
    setWrong(problem);
    if (problem !== null || publish.isPending) return;
    const result = await publish.run(input);
    if (!result.ok) return;
    await draft.discard();
    showDone(t('articles.publishedNow', { title: values.title }));
    onClose();
    onSaved(result.value.id);
  };
  const send = (): void => { void submit(); };
  const title = article === null ? t('articles.newTitle') : t('articles.nextTitle', { number: article.number + 1 });
  return (
    <Dialog title={title} onClose={onClose} onSubmit={send} size="xl" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} loading={publish.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('articles.publish')}</Button>
      </>
    }>
      <form noValidate aria-label={title} className={css.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        {article === null && <Segmented label={t('articles.kind')} value={values.kind} options={ARTICLE_KINDS.map((value) => ({ value, label: t(`articles.kinds.${value}`) }))} onChange={(kind) => { change({ kind }); }} />}
        <TextInput data-autofocus label={t('articles.name')} maxLength={160} autoComplete="off" value={values.title} error={fieldError(t, error, 'title')} onChange={(event) => { change({ title: event.currentTarget.value }); }} />
        <Textarea label={t('articles.body')} description={t('articles.bodyHint')} autosize minRows={6} maxRows={12} maxLength={20_000} value={values.body} error={fieldError(t, error, 'body')} onChange={(event) => { change({ body: event.currentTarget.value }); }} />
        <Textarea label={t('articles.alsoAsked')} description={t('articles.alsoAskedHint')} autosize minRows={2} maxRows={5} value={values.alsoAsked} error={fieldError(t, error, 'alsoAsked')} onChange={(event) => { change({ alsoAsked: event.currentTarget.value }); }} />
        <AboutFields values={values} error={error} onChange={change} />
        {article !== null && <TextInput label={t('articles.note')} maxLength={200} value={values.note} onChange={(event) => { change({ note: event.currentTarget.value }); }} />}
        <p className={css.hint}>{t('articles.noPatients')} {draft.restored ? t('common:draftRestored') : ''}</p>
      </form>
    </Dialog>
  );
}
