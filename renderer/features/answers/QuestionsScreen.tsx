/** Questions nobody could answer, asked most often first: an article is written for one, or it is settled otherwise. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ANSWER_EDITORS, type CollectedQuestion } from '../../../shared/contract/answers.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Page, Panel, ReasonDialog, SelectableTable, StatusTag, formatInstant, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { ArticleDialog } from './ArticleDialog.tsx';
import css from './answers.module.css';

type Opened = { readonly how: 'write' | 'link' | 'other'; readonly question: CollectedQuestion } | null;

export function QuestionsScreen() {
  const t = useText('answers');
  const editor = useMay(ANSWER_EDITORS);
  const [settled, setSettled] = useState(false);
  const [opened, setOpened] = useState<Opened>(null);
  const [notice, setNotice] = useState('');
  const list = useCall('answers.questions', { settled }, { keepPrevious: true });
  const settle = useCommand('answers.settleQuestion');
  const place = useRowFocus((list.data ?? []).map(({ folded }) => folded));
  const open = (how: 'write' | 'link' | 'other', question: CollectedQuestion): void => { if (editor && !settled) { settle.reset(); setNotice(''); setOpened({ how, question }); } };
  const close = (): void => { setOpened(null); };
  const finish = async (question: CollectedQuestion, articleId: string | null, note: string | null): Promise<boolean> => {
    const result = await settle.run({ folded: question.folded, articleId, note });
    if (result.ok) setNotice(t('questions.settledNow', { text: question.text }));
    return result.ok;
  };
  const onKey = (key: string, question: CollectedQuestion): void => {
    if (key.toUpperCase() === 'H') open('link', question);
    if (key.toUpperCase() === 'L') open('other', question);
  };
  return (
    <div ref={place} tabIndex={-1}>
      <Page title={t('questions.title')} actions={<Checkbox size="xs" label={t('questions.showSettled')} checked={settled} onChange={(event) => { setSettled(event.currentTarget.checked); }} />}>
        <ErrorNotice error={list.error} />
        <p role="status" className={css.told}>{notice}</p>
        <Panel title={t(settled ? 'questions.settledTable' : 'questions.table')} aside={editor && !settled && (list.data ?? []).length > 0 ? t('questions.hint') : undefined}>
          {list.data && <SelectableTable label={t(settled ? 'questions.settledTable' : 'questions.table')} columns={columnsOf(t, settled)} rows={list.data} rowKey={({ folded }) => folded} rowLabel={({ text, count }) => t('questions.row', { text, count })}
            onEnter={(question) => { open('write', question); }} onKey={onKey} empty={<EmptyState title={t(settled ? 'questions.settledEmpty' : 'questions.emptyTitle')}>{t('questions.emptyText')}</EmptyState>} />}
        </Panel>
        {opened?.how === 'write' && <ArticleDialog article={null} question={opened.question} onClose={close} onSaved={() => { setNotice(t('questions.settledNow', { text: opened.question.text })); }} />}
        {opened?.how === 'link' && <LinkDialog question={opened.question} refusal={<ErrorNotice error={settle.error} />} onLink={(articleId) => finish(opened.question, articleId, null)} onClose={close} />}
        {opened?.how === 'other' && <ReasonDialog title={t('questions.otherTitle')} label={t('questions.otherLabel')} confirm={t('questions.settle')} keep={t('common:cancel')} about={<p className={css.mute}>{opened.question.text}</p>} refusal={<ErrorNotice error={settle.error} />} pending={settle.isPending}
          onConfirm={(note) => finish(opened.question, null, note)} onClose={close} />}
      </Page>
    </div>
  );
}

function LinkDialog({ question, refusal, onLink, onClose }: { question: CollectedQuestion; refusal: React.ReactNode; onLink: (articleId: string) => Promise<boolean>; onClose: () => void }) {
  const t = useText('answers');
  const articles = useCall('answers.articles', {}).data?.filter(({ active }) => active) ?? [];
  const [articleId, setArticleId] = useState('');
  const chosen = articleId || (articles[0]?.id ?? '');
  const send = (): void => { if (chosen !== '') void onLink(chosen).then((done) => { if (done) onClose(); }); };
  return (
    <Dialog title={t('questions.linkTitle')} onClose={onClose} onSubmit={send} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} disabled={chosen === ''} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('questions.settle')}</Button>
      </>
    }>
      <div className={css.form}>
        <p className={css.mute}>{question.text}</p>
        {refusal}
        <NativeSelect data-autofocus label={t('questions.article')} value={chosen} data={articles.map(({ id, title, kind }) => ({ value: id, label: `${t(`kind.${kind}`)}: ${title}` }))} onChange={(event) => { setArticleId(event.currentTarget.value); }} />
      </div>
    </Dialog>
  );
}

function columnsOf(t: Text, settled: boolean): readonly Column<CollectedQuestion>[] {
  return [
    { key: 'count', header: t('questions.count'), align: 'end', strong: true, render: ({ count }) => t('questions.times', { count }) },
    { key: 'text', header: t('questions.text'), grow: true, render: ({ text }) => <strong>{text}</strong> },
    { key: 'source', header: t('questions.source'), render: ({ sources }) => sources.map((source) => t(`questions.sources.${source}`)).join(', ') },
    settled
      ? { key: 'settled', header: t('questions.result'), render: ({ settled: how }) => (how === null ? '' : <><StatusTag tone="green" shape="check">{how.outcome === 'article' ? how.article ?? t('kind.faq') : how.note}</StatusTag><br /><span className={css.mute}>{formatInstant(how.at)} · {how.by}</span></>) }
      : { key: 'last', header: t('questions.last'), render: ({ lastAt, by }) => <>{formatInstant(lastAt)}<br /><span className={css.mute}>{by}</span></> },
  ];
}
