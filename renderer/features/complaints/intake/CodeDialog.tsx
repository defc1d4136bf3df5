/** Somebody who stays unnamed asks how things stand: the code is typed, number and state are told, nothing else. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readTrackingCode } from '../../../../shared/domain/tracking-code.ts';
import { useCall } from '../../../app/client.ts';
import { useText } from '../../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatInstant } from '../../../ui/index.ts';
import { StateTag } from '../looks.tsx';
import css from './intake.module.css';

export function CodeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('complaintIntake');
  const common = useText('common');
  const [typed, setTyped] = useState('');
  const code = readTrackingCode(typed);
  const wrong = code === null && typed.replaceAll(/[\s-]/gu, '').length >= 8;
  const found = useCall('complaints.byCode', { code: code ?? '' }, { enabled: code !== null });
  return (
    <Dialog title={t('code.title')} onClose={onClose} actions={<Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>}>
      <TextInput data-autofocus label={t('code.field')} description={t('code.hint')} autoComplete="off" maxLength={20} value={typed} error={wrong ? t('code.wrong') : null} onChange={(event) => { setTyped(event.currentTarget.value); }} />
      <div role="status">
        {code !== null && found.data && (
          <div className={css.answer}>
            <p><strong>{found.data.number}</strong> <StateTag state={found.data.state} /></p>
            <p className={css.quiet}>{t('code.received', { when: formatInstant(found.data.receivedAt) })}</p>
            <p className={css.quiet}>{found.data.resolvedAt !== null ? t('code.resolved', { when: formatInstant(found.data.resolvedAt) }) : found.data.firstAnswerAt !== null ? t('code.answered', { when: formatInstant(found.data.firstAnswerAt) }) : t('code.noAnswer')}</p>
            {found.data.posted !== null && <p className={css.posted}>{t('code.posted', { when: formatInstant(found.data.posted.at) })} {found.data.posted.text}</p>}
          </div>
        )}
      </div>
      {code !== null && <ErrorNotice error={found.error} />}
    </Dialog>
  );
}
