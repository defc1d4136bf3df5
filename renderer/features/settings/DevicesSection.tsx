import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { saveFile } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel } from '../../ui/index.ts';
import { NumbersPanel } from './NumbersPanel.tsx';
import { Secret } from './Secret.tsx';
import css from './settings.module.css';

export function DevicesSection() {
  return (
    <div className={css.sides}>
      <InvitePanel />
      <div className={css.stack}>
        <ThisDeskPanel />
        <NumbersPanel />
      </div>
    </div>
  );
}

function ThisDeskPanel() {
  const t = useText('settings');
  const status = useCall('clinic.status', {});
  if (!status.data) return <ErrorNotice error={status.error} />;
  const { clinic, version, shell } = status.data;
  return (
    <Panel title={t('devices.thisDesk')} padded>
      <div className={css.stack}>
        <dl className={css.facts}>
          <dt>{t('devices.letter')}</dt><dd><span className={css.big}>{clinic?.deskLetter ?? ''}</span></dd>
          <dt>{t('devices.version')}</dt><dd>{version}</dd>
          <dt>{t('devices.shell')}</dt><dd>{t(`devices.shells.${shell}`)}</dd>
        </dl>
        <p className={css.mute}>{t('devices.letterText')}</p>
      </div>
    </Panel>
  );
}

type Invitation = Output<'clinic.invite'>;

function InvitePanel() {
  const t = useText('settings');
  const invite = useCommand('clinic.invite');
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const make = async (): Promise<void> => {
    const result = await invite.run({});
    if (result.ok) setInvitation(result.value);
  };
  return (
    <Panel title={t('devices.invite')} padded>
      {invitation !== null
        ? <InvitationMade invitation={invitation} onDone={() => { setInvitation(null); }} />
        : (
          <div className={css.stack}>
            <p className={css.text}>{t('devices.inviteText')}</p>
            <ErrorNotice error={invite.error} />
            <div className={css.foot}><Button loading={invite.isPending} onClick={() => { void make(); }}>{t('devices.inviteNow')}</Button></div>
          </div>
        )}
    </Panel>
  );
}

function InvitationMade({ invitation, onDone }: { invitation: Invitation; onDone: () => void }) {
  const t = useText('settings');
  const [saved, setSaved] = useState<boolean | null>(null);
  const save = async (): Promise<void> => { setSaved(await saveFile(invitation.fileName, invitation.content)); };
  return (
    <div className={css.stack}>
      <ol className={css.steps}>
        <li>{t('devices.inviteStep1', { file: invitation.fileName, letter: invitation.deskLetter })}</li>
        <li>{t('devices.inviteStep2')}</li>
      </ol>
      <Secret label={t('devices.code')} text={invitation.code} />
      <p className={css.mute}>{t('devices.codeOnce')}</p>
      <div className={css.foot}>
        <p role="status" className={saved === false ? css.bad : css.good}>{saved === null ? '' : t(saved ? 'devices.fileSaved' : 'devices.fileNotSaved')}</p>
        <Button variant={saved ? 'filled' : 'default'} onClick={onDone}>{t('devices.done')}</Button>
        <Button variant={saved ? 'default' : 'filled'} onClick={() => { void save(); }}>{t('devices.saveFile')}</Button>
      </div>
    </div>
  );
}
