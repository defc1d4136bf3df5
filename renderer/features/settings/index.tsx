/** Settings: what an administrator sets, and what everybody may set for themselves. */
import { IconArchive, IconBuildingHospital, IconCalendarTime, IconDeviceDesktop, IconDeviceTv, IconFileImport, IconHistory, IconKey, IconListNumbers, IconMessageExclamation, IconMessage, IconPalette, IconPhone, IconRefresh, IconStethoscope, IconTicket, IconUsb, IconUsers, type Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, ROLES, type Role } from '../../../shared/contract/core.ts';
import { COMPLAINT_SETTING_ROLES } from '../../../shared/contract/complaints.ts';
import { IMPORT_ROLES } from '../../../shared/contract/imports.ts';
import { useRoute } from '../../app/routes.ts';
import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Page } from '../../ui/index.ts';
import { TimetableSection } from '../appointments/TimetableSection.tsx';
import { ComplaintsSection } from '../complaints/index.tsx';
import { ImportSection } from '../imports/index.tsx';
import { DisplaySection } from '../display/DisplaySection.tsx';
import { TicketsSection } from '../tickets/TicketsSection.tsx';
import { CallScriptsSection } from '../calls/CallScriptsSection.tsx';
import { MessagesSection } from '../messages/MessagesSection.tsx';
import { SyncSection } from '../sync/index.tsx';
import { AuditSection } from './AuditSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { ClinicSection } from './ClinicSection.tsx';
import { DeskSection } from './DeskSection.tsx';
import { DevicesSection } from './DevicesSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LookSection } from './LookSection.tsx';
import { UnitsSection } from './UnitsSection.tsx';
import { UsbSection } from './UsbSection.tsx';
import { UsersSection } from './UsersSection.tsx';
import css from './settings.module.css';

interface Section { readonly key: string; readonly icon: Icon; readonly screen: ComponentType; readonly roles: readonly Role[] }

const SECTIONS: readonly Section[] = [
  { key: 'clinic', icon: IconBuildingHospital, screen: ClinicSection, roles: ADMIN_ROLES },
  { key: 'units', icon: IconStethoscope, screen: UnitsSection, roles: ADMIN_ROLES },
  { key: 'timetable', icon: IconCalendarTime, screen: TimetableSection, roles: ADMIN_ROLES },
  { key: 'users', icon: IconUsers, screen: UsersSection, roles: ADMIN_ROLES },
  { key: 'display', icon: IconDeviceTv, screen: DisplaySection, roles: DESK_ROLES },
  { key: 'tickets', icon: IconTicket, screen: TicketsSection, roles: DESK_ROLES },
  { key: 'complaints', icon: IconMessageExclamation, screen: ComplaintsSection, roles: COMPLAINT_SETTING_ROLES },
  { key: 'calls', icon: IconPhone, screen: CallScriptsSection, roles: ADMIN_ROLES },
  { key: 'messages', icon: IconMessage, screen: MessagesSection, roles: ADMIN_ROLES },
  { key: 'desk', icon: IconListNumbers, screen: DeskSection, roles: ADMIN_ROLES },
  { key: 'devices', icon: IconDeviceDesktop, screen: DevicesSection, roles: ADMIN_ROLES },
  { key: 'sync', icon: IconRefresh, screen: SyncSection, roles: READ_ROLES },
  { key: 'backup', icon: IconArchive, screen: BackupSection, roles: ADMIN_ROLES },
  { key: 'keys', icon: IconKey, screen: KeysSection, roles: ADMIN_ROLES },
  { key: 'import', icon: IconFileImport, screen: ImportSection, roles: IMPORT_ROLES },
  { key: 'usb', icon: IconUsb, screen: UsbSection, roles: ADMIN_ROLES },
  { key: 'audit', icon: IconHistory, screen: AuditSection, roles: ADMIN_ROLES },
  { key: 'look', icon: IconPalette, screen: LookSection, roles: ROLES },
];

export function SettingsScreen({ section }: { section: string }) {
  const t = useText('settings');
  const go = useRoute((route) => route.go);
  const role = useUser()?.role;
  if (role === undefined) return null;
  const sections = SECTIONS.filter(({ roles }) => roles.includes(role));
  // Whoever may set nothing for the clinic comes for what they may set for themselves.
  const open = sections.find(({ key }) => key === section) ?? (role === 'admin' ? sections[0] : sections.at(-1));
  if (open === undefined) return null;
  const Content = open.screen;
  return (
    <Page title={t('title')}>
      <div className={css.layout}>
        <div className={css.nav}>
          <nav className={css.links} aria-label={t('nav')}>
            {sections.map(({ key, icon: SectionIcon }) => (
              <a key={key} href={`#/settings/${key}`} className={css.link} aria-current={key === open.key ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go(`settings/${key}`); }}>
                <SectionIcon size={17} stroke={1.7} aria-hidden="true" />
                {t(`sections.${key}`)}
              </a>
            ))}
          </nav>
          {role !== 'admin' && <p className={css.mute}>{t('onlyAdmin')}</p>}
        </div>
        <div className={css.section}><Content /></div>
      </div>
    </Page>
  );
}
