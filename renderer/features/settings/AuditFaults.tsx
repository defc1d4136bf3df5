/** What a check of the log found, place by place, and the faults that somebody has acknowledged: those stay here for good. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AcknowledgedFault, AuditFault, AuditFinding } from '../../../shared/contract/audit.ts';
import { useCommand } from '../../app/client.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, formatInstant } from '../../ui/index.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import css from './settings.module.css';

interface AuditFaultsProps { readonly broken: boolean; readonly findings: readonly AuditFinding[] | null; readonly acknowledged: readonly AcknowledgedFault[] }

/** Parts of the list of facts. */
export function AuditFaults({ broken, findings, acknowledged }: AuditFaultsProps) {
  const t = useText('audit');
  const [chosen, setChosen] = useState<AuditFinding | null>(null);
  const open = (findings ?? []).filter((finding) => !finding.acknowledged);
  return (
    <>
      {broken && <dt>{t('found')}</dt>}
      {broken && (
        <dd>
          {findings === null ? <span className={css.mute}>{t('lookFirst')}</span> : (
            <ul className={css.faults}>
              {open.map((finding) => (
                <li key={finding.key}>
                  <span>{inWords(finding, t)}</span>
                  <Button size="compact-xs" variant="default" aria-label={t('acknowledgeRow', { what: inWords(finding, t) })} onClick={() => { setChosen(finding); }}>{t('acknowledge')}</Button>
                </li>
              ))}
            </ul>
          )}
          {chosen && <Acknowledge finding={chosen} onClose={() => { setChosen(null); }} />}
        </dd>
      )}
      {acknowledged.length > 0 && <dt>{t('acknowledged')}</dt>}
      {acknowledged.length > 0 && (
        <dd>
          <ul className={css.faults}>
            {acknowledged.map(({ at, by, reason, ...fault }) => (
              <li key={`${fault.key}${at}`}><span>▲ {inWords(fault, t)} <strong>{t('acknowledgedBy', { by, at: formatInstant(at), reason })}</strong></span></li>
            ))}
          </ul>
        </dd>
      )}
    </>
  );
}

function inWords({ fault, brokenAt }: { readonly fault: AuditFault; readonly brokenAt: number | null }, t: Text): string {
  const what = t(`faults.${fault}`);
  return brokenAt === null ? t('foundSomewhere', { what }) : t('foundAt', { what, at: formatInstant(brokenAt) });
}

function Acknowledge({ finding, onClose }: { finding: AuditFinding; onClose: () => void }) {
  const t = useText('audit');
  const fields = useText('fields');
  const acknowledge = useCommand('audit.acknowledge');
  const why = acknowledge.error?.fields?.['reason'];
  return (
    <ReasonDialog title={t('acknowledgeTitle')} label={t('acknowledgeReason')} confirm={t('acknowledgeYes')} keep={t('acknowledgeNo')} pending={acknowledge.isPending}
      about={<><p className={css.text}><strong>{inWords(finding, t)}</strong></p><p className={css.explained}>{t('acknowledgeText')}</p></>}
      refusal={why === undefined ? <ErrorNotice error={acknowledge.error} /> : <p role="alert" className={css.bad}>{fields(why)}</p>}
      onConfirm={async (reason) => (await acknowledge.run({ key: finding.key, reason })).ok} onClose={onClose} />
  );
}
