import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AUDIT_CHECK_JOB, type AuditCheck } from '../../../shared/contract/audit.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { onDeskEvent, useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, formatCount, formatInstant } from '../../ui/index.ts';
import { AuditFaults } from './AuditFaults.tsx';
import css from './settings.module.css';

/** What the last check of the log found, and its last seal, to be written on paper. */
export function AuditProof() {
  const t = useText('audit');
  const words = useText('settings');
  const state = useCall('audit.state', {});
  // Asked only on the button: walking the whole log takes a while on an old desk.
  const verify = useCall('audit.verify', {}, { enabled: false });
  const seal = useCommand('audit.anchor');
  const check = newerOf(state.data?.check ?? null, verify.data);
  const checking = verify.isFetching || state.data?.checking === true;
  return (
    <Panel title={t('proof')} padded>
      <div className={css.stack}>
        <dl className={css.facts}>
          <dt>{t('lastCheck')}</dt>
          <dd><div role="status">{checking ? <Checking /> : <Found check={check} />}</div></dd>
          {state.data && <AuditFaults broken={check !== null && check.fault !== null} findings={state.data.findings} acknowledged={state.data.acknowledged} />}
          <dt>{t('seal')}</dt>
          <dd><Seal anchor={state.data?.anchor ?? null} /></dd>
        </dl>
        <p className={css.mute}>{t('sealText')}</p>
        <ErrorNotice error={verify.error ?? seal.error} />
        <div className={css.foot}>
          <p role="status" className={css.good}>{seal.isSuccess ? `✓ ${t('sealed')}` : ''}</p>
          <Button variant="default" loading={seal.isPending} onClick={() => { void seal.run({}); }}>{t('sealNow')}</Button>
          <Button loading={checking} onClick={() => { void verify.refetch(); }}>{words('audit.verify')}</Button>
        </div>
      </div>
    </Panel>
  );
}

/** The desk's own check may have ended after the one that was asked for here. */
function newerOf(kept: AuditCheck | null, asked: AuditCheck | undefined): AuditCheck | null {
  if (!asked) return kept;
  return kept !== null && kept.at > asked.at ? kept : asked;
}

function Found({ check }: { check: AuditCheck | null }) {
  const t = useText('audit');
  const words = useText('settings');
  if (!check) return <span className={css.mute}>{t('never')}</span>;
  const { at, entries, anchors, intact, fault, brokenAt } = check;
  if (intact) {
    return (
      <>
        <span className={css.good}>✓ {words('audit.intact', { entries: formatCount(entries) })}</span>{' '}
        <span className={css.mute}>{t('anchors', { anchors: formatCount(anchors) })} {formatInstant(at)}</span>
      </>
    );
  }
  if (fault === null) {
    return (
      <>
        <span className={css.known}>▲ {t('known', { entries: formatCount(entries) })}</span>{' '}
        <span className={css.mute}>{t('knownHint')} {formatInstant(at)}</span>
      </>
    );
  }
  return (
    <>
      <span className={css.bad}>▲ {brokenAt === null ? words('audit.brokenUnknown') : words('audit.broken', { at: formatInstant(brokenAt) })}</span>{' '}
      <span className={css.mute}>{t(`faults.${fault}`)} {formatInstant(at)}</span>
    </>
  );
}

function Checking() {
  const t = useText('audit');
  const [{ done, total }, setTold] = useState({ done: 0, total: 0 });
  useEffect(() => onDeskEvent((event) => {
    if (event.type === 'progress' && event.jobId === AUDIT_CHECK_JOB) setTold({ done: event.done, total: event.total });
  }), []);
  return (
    <div className={css.progress}>
      <Progress value={total === 0 ? 0 : (done / total) * 100} transitionDuration={0} aria-label={t('progress')} />
      <span className={css.mute}>{t('checking', { done: formatCount(done), total: formatCount(total) })}</span>
    </div>
  );
}

function Seal({ anchor }: { anchor: Output<'audit.state'>['anchor'] }) {
  const t = useText('audit');
  if (!anchor) return <span className={css.mute}>{t('sealNone')}</span>;
  const { fingerprint, at, entries, reason } = anchor;
  return (
    <>
      <code className={css.big}>{fingerprint}</code>{' '}
      <span className={css.mute}>{t('sealAt', { at: formatInstant(at), entries: formatCount(entries), reason: t(`reasons.${reason}`) })}</span>
    </>
  );
}
