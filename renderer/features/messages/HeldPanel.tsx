/** Due, but not to be sent: everybody by name, with why. */
import type { HeldMessage } from '../../../shared/contract/messages.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';

export function HeldPanel({ held }: { held: readonly HeldMessage[] }) {
  const t = useText('messages');
  const go = useRoute((route) => route.go);
  if (held.length === 0) return null;
  const columns: readonly Column<HeldMessage>[] = [
    { key: 'patient', header: t('due.patient'), render: ({ patientName }) => <strong>{patientName}</strong> },
    { key: 'purpose', header: t('due.purpose'), render: ({ purpose }) => t(`purpose.${purpose}`) },
    { key: 'why', header: t('held.why'), render: ({ why }) => <StatusTag tone={why === 'stopped' ? 'red' : 'grey'} shape={why === 'stopped' ? 'cross' : 'pause'}>{t(`held.whys.${why}`)}</StatusTag> },
    { key: 'reason', header: t('held.reason'), grow: true, render: ({ note }) => note ?? '' },
  ];
  return (
    <Panel title={t('held.title')} aside={t('held.hint')}>
      <SelectableTable label={t('held.title')} columns={columns} rows={held} rowKey={({ key }) => key} rowLabel={({ patientName, why, note }) => t('held.row', { name: patientName, why: t(`held.whys.${why}`), reason: note ?? '' })}
        onEnter={({ patientId }) => { go(`patients/${patientId}/contacts`); }} />
    </Panel>
  );
}
