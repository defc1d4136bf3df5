/** How somebody wishes to be reached; "do not contact" above everything. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { CONTACT_ROLES, type ContactPreference } from '../../../shared/contract/contacts.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, StatusTag, formatInstant } from '../../ui/index.ts';
import css from './contacts.module.css';
import { PreferenceDialog } from './PreferenceDialog.tsx';

export function PreferenceCard({ patient, onSaved }: { patient: PatientDetail; onSaved: () => void }) {
  const t = useText('contacts');
  const found = useCall('contacts.preference', { patientId: patient.id });
  const may = useMay(CONTACT_ROLES);
  const [editing, setEditing] = useState(false);
  // Pressed before the wishes are there, it opens with them.
  const edit = (): void => { setEditing(true); };
  useShortcut({ key: 'Alt+U', label: t('preference.edit'), enabled: may, run: edit });
  return (
    <Panel title={t('preference.title')} aside={may && <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+U" onClick={edit} rightSection={<Kbd>Alt U</Kbd>}>{t('preference.edit')}</Button>} padded>
      <ErrorNotice error={found.data ? null : found.error} />
      {found.data && <Facts preference={found.data} />}
      {editing && found.data && <PreferenceDialog name={patient.name} preference={found.data} onClose={() => { setEditing(false); }} onSaved={() => { setEditing(false); onSaved(); }} />}
    </Panel>
  );
}

function Facts({ preference: { channel, language, dayParts, email, stop, savedAt, savedBy } }: { preference: ContactPreference }) {
  const t = useText('contacts');
  if (savedAt === null) return <p className={css.mute}>{t('preference.none')}</p>;
  const rows: readonly (readonly [string, string])[] = [
    ['channel', channel === null ? t('preference.anyChannel') : t(`preference.channels.${channel}`)],
    ['language', language === null ? t('preference.anyLanguage') : t(`messages:language.${language}`)],
    ['parts', dayParts.length === 0 ? t('preference.anyTime') : dayParts.map((part) => t(`preference.dayParts.${part}`)).join(', ')],
    ...(email === null ? [] : [['email', email] as const]),
  ];
  return (
    <div className={css.stack}>
      {stop !== null && <p className={css.stopped}><StatusTag tone="red" shape="cross">{t('preference.stopped')}</StatusTag> {t('preference.stoppedText', { reason: stop.reason, by: stop.by, at: formatInstant(stop.at) })}</p>}
      <dl className={css.facts}>{rows.map(([label, value]) => <div key={label}><dt>{t(`preference.${label}`)}</dt><dd>{value}</dd></div>)}</dl>
      <p className={css.mute}>{t('preference.saved', { by: savedBy ?? '', at: formatInstant(savedAt) })}</p>
    </div>
  );
}
