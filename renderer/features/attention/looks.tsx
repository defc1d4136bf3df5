/** The signs of what an item is about. */
import { IconActivityHeartbeat, IconAddressBook, IconCalendar, IconDeviceDesktop, IconMessageExclamation, IconPhone, IconShieldLock, IconTransfer, IconUsersGroup, type Icon } from '@tabler/icons-react';
import { ATTENTION, type AttentionGroup, type AttentionKind } from '../../../shared/contract/attention.ts';
import { useText } from '../../i18n/index.ts';
import css from './attention.module.css';

const GROUP_ICONS: Readonly<Record<AttentionGroup, Icon>> = {
  emergency: IconActivityHeartbeat, schedule: IconCalendar, contacts: IconPhone, complaints: IconMessageExclamation, records: IconAddressBook, queue: IconUsersGroup, coordination: IconTransfer, desk: IconDeviceDesktop, security: IconShieldLock,
};

export function GroupSign({ kind }: { kind: AttentionKind }) {
  const t = useText('attention');
  const group = ATTENTION[kind];
  const Sign = GROUP_ICONS[group];
  return <span className={css.sign} title={t(`groups.${group}`)}><Sign size={17} stroke={1.7} aria-hidden="true" /></span>;
}
