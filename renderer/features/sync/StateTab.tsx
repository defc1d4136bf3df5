import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { SYNC_LOOKS, othersAsOf, type SyncStatus } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, formatCount, formatInstant, type Column } from '../../ui/index.ts';
import { needsCode } from './connection.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { RoundProgress } from './RoundProgress.tsx';
import { SkewText } from './SkewText.tsx';
import { spanInWords } from './spans.ts';
import css from './sync.module.css';

type SyncPage = Output<'sync.page'>;
type OtherDesk = SyncPage['desks'][number];
const ROUND_MS = 1000;
const SECOND_MS = 1000;

/** The state in one sentence, why, what can be done; then the figures, then the other desks. */
export function StateTab({ status }: { status: SyncStatus }) {
  const page = useCall('sync.page', {}, { refetchInterval: status.state === 'running' ? ROUND_MS : 0 });
  if (!page.data) return <ErrorNotice error={page.error} />;
  return (
    <>
      <StatePanel status={status} page={page.data} />
      <div className={css.sides}>
        <DesksPanel desks={page.data.desks} />
        <FiguresPanel status={status} page={page.data} />
      </div>
    </>
  );
}

function StatePanel({ status, page }: { status: SyncStatus; page: SyncPage }) {
  const t = useText('sync');
  const now = useCommand('sync.now');
  const go = useRoute((route) => route.go);
  const admin = useMay(ADMIN_ROLES);
  // A round answers long before it is through; the button waits for its beginning only.
  const busy = now.isPending || status.state === 'running';
  const may = !busy && !page.paused;
  const start = (): void => { if (may) void now.run({}); };
  useShortcut({ key: 'F5', label: t('nowShort'), run: start, enabled: may });
  const { state, fault, clockWrong } = status;
  if (state === 'no_central') return null;
  const others = page.desks.some(({ own }) => !own) ? othersAsOf(t, status) : null;
  return (
    <Panel padded>
      <div className={css.stack}>
        <div className={css.state}>
          <div className={css.stack}>
            <h2 className={css.stateTitle}><StatusTag {...SYNC_LOOKS[state]}>{t(`state.${state}.title`)}</StatusTag> {others}</h2>
            <p className={css.text}>{t(`state.${state}.text`)}</p>
          </div>
          {admin && needsCode(fault)
            ? <Button onClick={() => { go('sync/connection'); }}>{t('connection.again')}</Button>
            : <Button onClick={start} disabled={!may} loading={now.isPending} rightSection={<Kbd>F5</Kbd>}>{t('now')}</Button>}
        </div>
        {fault !== null && <FaultNotice fault={fault} />}
        {clockWrong && <p className={css.bad}>{t('clockWrong')}</p>}
        {page.round !== null && <RoundProgress round={page.round} calm="calm" />}
        <ErrorNotice error={now.error} />
      </div>
    </Panel>
  );
}

function FiguresPanel({ status, page }: { status: SyncStatus; page: SyncPage }) {
  const t = useText('sync');
  const moment = (at: number | null): string => (at === null ? t('facts.never') : formatInstant(at));
  return (
    <Panel padded>
      <dl className={css.facts}>
        <dt>{t('facts.waiting')}</dt><dd className={css.number}>{status.waiting === 0 ? t('facts.waitingNone') : formatCount(status.waiting)}</dd>
        <dt>{t('facts.lastSuccess')}</dt><dd>{moment(status.lastSuccessAt)}</dd>
        <dt>{t('facts.lastTry')}</dt><dd>{moment(page.lastTryAt)}</dd>
        {page.nextTryAt !== null && <><dt>{t('facts.nextTry')}</dt><dd><NextTry at={page.nextTryAt} /></dd></>}
        {page.skewMs !== null && <><dt>{t('facts.clock')}</dt><dd><SkewText skewMs={page.skewMs} /></dd></>}
        <dt>{t('facts.exchanged')}</dt><dd>{t('facts.sentReceived', { sent: formatCount(page.sent), received: formatCount(page.received) })}</dd>
        <dt>{t('facts.enrolledAt')}</dt><dd>{moment(page.enrolledAt)}</dd>
        <dt>{t('facts.address')}</dt><dd>{page.url}</dd>
        {page.proxy !== null && <><dt>{t('facts.proxy')}</dt><dd>{page.proxy}</dd></>}
        {page.ownCa && <><dt>{t('facts.ownCa')}</dt><dd>{t('facts.ownCaYes')}</dd></>}
      </dl>
    </Panel>
  );
}

/** Counts down by itself; told in words, not read out every second. */
function NextTry({ at }: { at: number }) {
  const t = useText('sync');
  const left = at - useNow(SECOND_MS);
  return <>{left < SECOND_MS ? t('facts.nextNow') : t('facts.nextIn', { span: spanInWords(t, left) })}</>;
}

function DesksPanel({ desks }: { desks: readonly OtherDesk[] }) {
  const t = useText('sync');
  const [chosen, setChosen] = useState<string | null>(null);
  const last = ({ lastChangeAt }: OtherDesk): string => (lastChangeAt === null ? t('desks.none') : formatInstant(lastChangeAt));
  const columns: readonly Column<OtherDesk>[] = [
    { key: 'letter', header: t('desks.letter'), strong: true, render: (row) => row.letter },
    { key: 'name', header: t('desks.name'), grow: true, render: (row) => <>{row.name} {row.own && <StatusTag tone="brand">{t('desks.own')}</StatusTag>}</> },
    { key: 'last', header: t('desks.last'), align: 'end', render: last },
  ];
  return (
    <Panel title={t('desks.title')} aside={t('desks.hint')}>
      <SelectableTable label={t('desks.title')} columns={columns} rows={desks} rowKey={(row) => row.letter} selectedKey={chosen} onSelect={(row) => { setChosen(row.letter); }}
        rowLabel={(row) => t('desks.row', { letter: row.letter, name: row.name, last: last(row) })} empty={<EmptyState title={t('desks.empty')}>{t('desks.emptyText')}</EmptyState>} />
    </Panel>
  );
}
