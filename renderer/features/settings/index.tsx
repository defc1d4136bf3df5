/** Settings: what an administrator sets, and what everybody may set for themselves. */
import { IconArchive, IconBuildingHospital, IconDeviceDesktop, IconHistory, IconPalette, IconStethoscope, IconTicket, IconUsb, IconUsers, type Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay, useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Page } from '../../ui/index.ts';
import { AuditSection } from './AuditSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { ClinicSection } from './ClinicSection.tsx';
import { DeskSection } from './DeskSection.tsx';
import { DevicesSection } from './DevicesSection.tsx';
import { LookSection } from './LookSection.tsx';
import { UnitsSection } from './UnitsSection.tsx';
import { UsbSection } from './UsbSection.tsx';
import { UsersSection } from './UsersSection.tsx';
import css from './settings.module.css';

interface Section { readonly key: string; readonly icon: Icon; readonly screen: ComponentType; readonly everybody?: boolean }

const SECTIONS: readonly Section[] = [
  { key: 'clinic', icon: IconBuildingHospital, screen: ClinicSection },
  { key: 'units', icon: IconStethoscope, screen: UnitsSection },
  { key: 'users', icon: IconUsers, screen: UsersSection },
  { key: 'desk', icon: IconTicket, screen: DeskSection },
  { key: 'devices', icon: IconDeviceDesktop, screen: DevicesSection },
  { key: 'backup', icon: IconArchive, screen: BackupSection },
  { key: 'usb', icon: IconUsb, screen: UsbSection },
  { key: 'audit', icon: IconHistory, screen: AuditSection },
  { key: 'look', icon: IconPalette, screen: LookSection, everybody: true },
];

/** The sync pill of the top bar leads to what is true about this desk. */
const ALSO: Readonly<Record<string, string>> = { sync: 'devices' };

export function SettingsScreen({ section }: { section: string }) {
  const t = useText('settings');
  const go = useRoute((route) => route.go);
  const signedIn = useUser() !== null;
  const admin = useMay(ADMIN_ROLES);
  if (!signedIn) return null;
  const sections = SECTIONS.filter(({ everybody }) => admin || everybody === true);
  const wanted = ALSO[section] ?? section;
  const open = sections.find(({ key }) => key === wanted) ?? sections[0];
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
          {!admin && <p className={css.mute}>{t('onlyAdmin')}</p>}
        </div>
        <div className={css.section}><Content /></div>
      </div>
    </Page>
  );
}
