/** Articles for patients' questions and for the clinic's own ways of working; what is to be reviewed and what one has not read yet. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ANSWER_EDITORS, type Article } from '../../../shared/contract/answers.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatDay, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { ArticleDialog } from './ArticleDialog.tsx';
import css from './answers.module.css';

export function ArticlesScreen() {
  const t = useText('answers');
  const editor = useMay(ANSWER_EDITORS);
  const go = useRoute((route) => route.go);
  const list = useCall('answers.articles', {});
  const [writing, setWriting] = useState(false);
  const place = useRowFocus((list.data ?? []).map(({ id }) => id));
  useShortcut({ key: 'Alt+T', label: t('articles.add'), enabled: editor, run: () => { setWriting(true); } });
  const add = editor && <Button onClick={() => { setWriting(true); }} aria-keyshortcuts="Alt+T" rightSection={<Kbd>Alt T</Kbd>}>{t('articles.add')}</Button>;
  return (
    <div ref={place} tabIndex={-1}>
      <Page title={t('articles.title')} actions={add}>
        <ErrorNotice error={list.error} />
        <Panel title={t('articles.table')} aside={(list.data ?? []).length > 0 ? t('articles.hint') : undefined}>
          {list.data && <SelectableTable label={t('articles.table')} columns={columnsOf(t)} rows={list.data} rowKey={({ id }) => id} rowLabel={(article) => [t(`kind.${article.kind}`), article.title, ...stateWords(t, article)].join(', ')} onEnter={({ id }) => { go(`answers/articles/${id}`); }}
            empty={<EmptyState title={t('articles.emptyTitle')} action={add}>{t(editor ? 'articles.emptyText' : 'articles.emptyTextReader')}</EmptyState>} />}
        </Panel>
        {writing && <ArticleDialog article={null} question={null} onClose={() => { setWriting(false); }} onSaved={(id) => { go(`answers/articles/${id}`); }} />}
      </Page>
    </div>
  );
}

function stateWords(t: Text, { active, overdue, readByMe }: Article): string[] {
  return [...(active ? [] : [t('articles.inactive')]), ...(overdue ? [t('articles.overdue')] : []), ...(readByMe === false ? [t('articles.unread')] : [])];
}

function columnsOf(t: Text): readonly Column<Article>[] {
  return [
    { key: 'kind', header: t('articles.kind'), render: ({ kind }) => <StatusTag tone={kind === 'sop' ? 'blue' : 'grey'}>{t(`kind.${kind}`)}</StatusTag> },
    { key: 'title', header: t('articles.name'), grow: true, render: ({ title }) => <strong>{title}</strong> },
    { key: 'state', header: t('articles.state'), render: (article) => <span className={css.steps}>{!article.active && <StatusTag tone="grey" shape="pause">{t('articles.inactive')}</StatusTag>}{article.overdue && <StatusTag tone="amber" shape="triangle">{t('articles.overdue')}</StatusTag>}
      {article.readByMe === false && <StatusTag tone="blue" shape="ring">{t('articles.unread')}</StatusTag>}{article.readByMe === true && <StatusTag tone="green" shape="check">{t('articles.read')}</StatusTag>}</span> },
    { key: 'unit', header: t('articles.unit'), render: ({ unit }) => unit ?? '—' },
    { key: 'owner', header: t('articles.owner'), render: ({ owner }) => owner ?? '—' },
    { key: 'review', header: t('articles.review'), render: ({ reviewDay }) => (reviewDay === null ? '—' : formatDay(reviewDay)) },
    { key: 'number', header: t('articles.number'), align: 'end', render: ({ number }) => `v${number}` },
  ];
}
