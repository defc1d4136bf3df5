import { Button, Checkbox, Progress } from '@mantine/core';
import { useState } from 'react';
import type { BackupFitness } from '../../../shared/contract/clinic.ts';
import { queryClient, useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { BackupChoice } from './BackupChoice.tsx';
import { BackupFolder } from './BackupFolder.tsx';
import { Door } from './Door.tsx';
import css from './door.module.css';
import { NO_SECRET, SecretFields, isTyped, secretOf } from './SecretFields.tsx';

const UNTRIED: ReadonlyMap<string, BackupFitness> = new Map();
const PROGRESS_MS = 500;

/** A backup takes the place of a damaged database, or becomes the data of a new computer. One screen from the list to the end. */
export function RestoreBackup({ kind, onBack }: { kind: 'damaged' | 'moved'; onBack?: () => void }) {
  const t = useText('clinic');
  const [folder, setFolder] = useState<string | null>(null);
  const [fitness, setFitness] = useState(UNTRIED);
  const [picked, setPicked] = useState<string | null>(null);
  const [secret, setSecret] = useState(NO_SECRET);
  const [oldStopped, setOldStopped] = useState(kind === 'damaged');
  const found = useCall('clinic.findBackups', { folder }, { enabled: kind === 'damaged' || folder !== null });
  const attempt = useCommand('clinic.tryBackups');
  const restore = useCommand('clinic.restoreBackup');
  const items = found.data?.items ?? [];
  const usable = items.filter(({ name }) => (fitness.get(name) ?? 'whole') === 'whole');
  const chosen = usable.find(({ name }) => name === picked)?.name ?? usable[0]?.name ?? null;
  const busy = attempt.isPending || restore.isPending;
  const ready = chosen !== null && isTyped(secret) && !busy;
  const choose = (next: string | null): void => {
    setFolder(next);
    setFitness(UNTRIED);
    setPicked(null);
  };
  const tryAll = async (): Promise<void> => {
    restore.reset();
    const result = await attempt.run({ folder, secret: secretOf(secret) });
    if (result.ok) setFitness(new Map(result.value.map(({ name, fitness: each }) => [name, each])));
  };
  const start = (): void => {
    attempt.reset();
    if (chosen !== null) void restore.run({ folder, name: chosen, secret: secretOf(secret) });
  };
  const error = restore.error ?? attempt.error ?? found.error;
  return (
    <Door wide title={t(`rescue.${kind}.title`)} lead={t(`rescue.${kind}.what`)}>
      <p className={kind === 'moved' ? css.warning : css.safe}>{t(`rescue.${kind}.safe`)}</p>
      <p>{t(`rescue.${kind}.meanwhile`)}</p>
      <form noValidate className={css.fields} onSubmit={(event) => { event.preventDefault(); if (ready && oldStopped) start(); }}>
        <BackupFolder folder={folder} onChange={choose} onOwn={kind === 'damaged' ? () => { choose(null); } : null} />
        {found.data && items.length === 0 && <p role="status">{t('rescue.none')}</p>}
        {items.length > 0 && <BackupChoice backups={items} fitness={fitness} chosen={chosen} onChoose={setPicked} />}
        {found.data?.keyring === false && items.length > 0 && <p role="alert" className={css.warning}>{t('rescue.noKeyring')}</p>}
        <SecretFields value={secret} onChange={setSecret} error={error} disabled={busy} />
        {kind === 'moved' && <Checkbox label={t('rescue.oldStopped')} checked={oldStopped} onChange={(event) => { setOldStopped(event.currentTarget.checked); }} />}
        {error !== null && error.code !== 'invalid_input' && <ErrorNotice error={error} />}
        {restore.isPending && <HowFar />}
        <div className={css.foot}>
          {onBack ? <Button variant="default" disabled={busy} onClick={onBack}>{t('back')}</Button>
            : <Button variant="default" disabled={busy} onClick={() => { void queryClient.invalidateQueries({ queryKey: ['clinic'] }); }}>{t('rescue.again')}</Button>}
          <Button variant="default" disabled={!ready} loading={attempt.isPending} onClick={() => { void tryAll(); }}>{t('rescue.try')}</Button>
          <Button type="submit" disabled={!ready || !oldStopped} loading={restore.isPending}>{t('rescue.restore')}</Button>
        </div>
      </form>
    </Door>
  );
}

function HowFar() {
  const t = useText('clinic');
  const { data } = useCall('clinic.restoreProgress', {}, { refetchInterval: PROGRESS_MS });
  const at = data ?? { stage: 'copying' as const, done: 0, total: 0 };
  const text = t(`rescue.stage.${at.stage}`);
  return (
    <div role="status">
      <p>{text} {t('rescue.stay')}</p>
      <Progress value={at.total > 0 ? (100 * at.done) / at.total : 100} animated={at.total === 0} aria-label={text} />
    </div>
  );
}
