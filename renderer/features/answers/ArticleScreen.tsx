/** One article: its newest version, those before it, and who has read it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ANSWER_EDITORS } from '../../../shared/contract/answers.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatDay, formatInstant } from '../../ui/index.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { ArticleBody } from './ArticleBody.tsx';
import { ArticleDialog } from './ArticleDialog.tsx';
import css from './answers.module.css';

type Whole = Output<'answers.article'>;

export function ArticleScreen({ id }: { id: string }) {
  const t = useText('answers');
  const go = useRoute((route) => route.go);
  const article = useCall('answers.article', { id });
  if (article.error) return <Page title={t('articles.title')}><ErrorNotice error={article.error} /></Page>;
  return article.data ? <Loaded article={article.data} onBack={() => { go('answers/articles'); }} /> : null;
}

function Loaded({ article, onBack }: { article: Whole; onBack: () => void }) {
  const t = useText('answers');
  const editor = useMay(ANSWER_EDITORS);
  const [opened, setOpened] = useState<'write' | 'about' | null>(null);
  const [versionId, setVersionId] = useState<string | null>(null);
  const confirm = useCommand('answers.confirmRead');
  const shown = article.versions.find(({ id }) => id === versionId) ?? article.versions[0];
  const mayConfirm = article.readByMe === false;
  const confirmRead = async (): Promise<void> => {
    const result = await confirm.run({ articleId: article.id, versionId: article.versionId });
    if (result.ok) showDone(t('articles.confirmed', { number: article.number }));
  };
  useShortcut({ key: 'Alt+B', label: t('articles.back'), run: onBack });
  useShortcut({ key: 'Alt+E', label: t('articles.write'), enabled: editor, run: () => { setOpened('write'); } });
  useShortcut({ key: 'Alt+R', label: t('articles.confirm'), enabled: mayConfirm, run: () => { void confirmRead(); } });
  const close = (): void => { setOpened(null); };
  return (
    <Page title={shown?.title ?? article.title} actions={
      <>
        <Button variant="default" onClick={onBack} rightSection={<Kbd>Alt B</Kbd>}>{t('articles.back')}</Button>
        {editor && <Button variant="default" onClick={() => { setOpened('about'); }}>{t('articles.about')}</Button>}
        {editor && <Button variant={mayConfirm ? 'default' : 'filled'} onClick={() => { setOpened('write'); }} rightSection={<Kbd>Alt E</Kbd>}>{t('articles.write')}</Button>}
        {mayConfirm && <Button loading={confirm.isPending} onClick={() => { void confirmRead(); }} rightSection={<Kbd>Alt R</Kbd>}>{t('articles.confirm')}</Button>}
      </>
    }>
      <ErrorNotice error={confirm.error} />
      <div className={css.two}>
        <Panel>
          <article className={css.article}>
            <Meta article={article} />
            {shown !== undefined && shown.id !== article.versionId && <p className={css.caution}>{t('articles.old', { number: shown.number })}</p>}
            <ArticleBody text={shown?.body ?? ''} />
            {(shown?.alsoAsked ?? []).length > 0 && <p className={css.hint}>{t('articles.alsoAskedAs', { questions: shown?.alsoAsked.join(' · ') ?? '' })}</p>}
          </article>
        </Panel>
        <div className={css.stack}>
          {article.kind === 'sop' && <Readers article={article} />}
          <Versions article={article} shownId={shown?.id ?? ''} onShow={setVersionId} />
        </div>
      </div>
      {opened === 'write' && <ArticleDialog article={article} question={null} onClose={close} onSaved={() => { setVersionId(null); }} />}
      {opened === 'about' && <AboutDialog article={article} onClose={close} />}
    </Page>
  );
}

function Meta({ article }: { article: Whole }) {
  const t = useText('answers');
  return (
    <div className={css.meta}>
      <StatusTag tone={article.kind === 'sop' ? 'blue' : 'grey'}>{t(`kind.${article.kind}`)}</StatusTag>
      {!article.active && <StatusTag tone="grey" shape="pause">{t('articles.inactive')}</StatusTag>}
      {article.overdue && <StatusTag tone="amber" shape="triangle">{t('articles.overdue')}</StatusTag>}
      <span>{t('articles.published', { number: article.number, at: formatInstant(article.publishedAt), by: article.publishedBy })}</span>
      {article.owner !== null && <span>{t('articles.ownedBy', { name: article.owner })}</span>}
      {article.unit !== null && <span>{article.unit}</span>}
      {article.reviewDay !== null && <span>{t('articles.reviewOn', { day: formatDay(article.reviewDay) })}</span>}
      <span>{article.audience.length === 0 ? t('articles.forAll') : t('articles.for', { roles: article.audience.map((role) => t(`common:role.${role}`)).join(', ') })}</span>
    </div>
  );
}

function Readers({ article }: { article: Whole }) {
  const t = useText('answers');
  const done = article.readers.filter(({ number }) => number === article.number).length;
  return (
    <Panel title={t('readers.title')} aside={t('readers.count', { done, all: article.readers.length })}>
      <SelectableTable label={t('readers.title')} rows={article.readers} rowKey={({ userId }) => userId} rowLabel={({ name, number }) => `${name}, ${number === null ? t('readers.never') : `v${number}`}`} columns={[
        { key: 'name', header: t('readers.name'), grow: true, render: ({ name, role }) => <>{name}<br /><span className={css.mute}>{t(`common:role.${role}`)}</span></> },
        { key: 'read', header: t('readers.read'), render: ({ number, at }) => (number === article.number ? <StatusTag tone="green" shape="check">{at === null ? '' : formatInstant(at)}</StatusTag> : <StatusTag tone="amber" shape="ring">{number === null ? t('readers.never') : t('readers.older', { number })}</StatusTag>) },
      ]} />
    </Panel>
  );
}

function Versions({ article, shownId, onShow }: { article: Whole; shownId: string; onShow: (id: string) => void }) {
  const t = useText('answers');
  return (
    <Panel title={t('versions.title')}>
      <SelectableTable label={t('versions.title')} rows={article.versions} rowKey={({ id }) => id} selectedKey={shownId} rowLabel={({ number, at, actor }) => `v${number}, ${formatInstant(at)}, ${actor}`} onSelect={({ id }) => { onShow(id); }} columns={[
        { key: 'number', header: t('articles.number'), strong: true, render: ({ number }) => `v${number}` },
        { key: 'at', header: t('versions.at'), grow: true, render: ({ at, actor, note }) => <>{formatInstant(at)}<br /><span className={css.mute}>{actor}{note === null ? '' : `: ${note}`}</span></> },
      ]} />
    </Panel>
  );
}
