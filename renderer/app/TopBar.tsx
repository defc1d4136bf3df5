import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLanguage, IconLock, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { DeskStatus } from '../../shared/contract/clinic.ts';
import type { SessionUser } from '../../shared/contract/users.ts';
import { InboxButton } from '../features/attention/index.tsx';
import { setLanguage, useLanguage, useText } from '../i18n/index.ts';
import { formatTime, zoneName } from '../ui/format.ts';
import { Kbd } from '../ui/StatusTag.tsx';
import { useNow } from './clock.ts';
import { lockDesk, signOut } from './frame-actions.ts';
import css from './frame.module.css';
import { SearchBox } from './SearchBox.tsx';
import { SyncPill } from './SyncPill.tsx';

export function TopBar({ clinic, user }: { clinic: NonNullable<DeskStatus['clinic']>; user: SessionUser }) {
  const t = useText('frame');
  return (
    <header className={css.top}>
      <button type="button" className={css.skip} onClick={() => { document.getElementById('screen')?.focus(); }}>{t('skip')}</button>
      <div className={css.brand}>
        <strong>{t('product')}</strong>
        <span title={clinic.name}>{clinic.name}</span>
      </div>
      <SearchBox />
      <div className={css.topEnd}>
        <InboxButton />
        <SyncPill />
        <Clock />
        <UserMenu user={user} />
        <UnstyledButton className={css.lockButton} aria-keyshortcuts="Control+L" onClick={() => { void lockDesk(); }}>
          <IconLock size={16} aria-hidden="true" />
          <span className="visually-hidden">{t('lock')}</span>
          <Kbd>Ctrl L</Kbd>
        </UnstyledButton>
      </div>
    </header>
  );
}

function Clock() {
  const now = useNow(5000);
  return <time className={css.clock}>{formatTime(now)} {zoneName()}</time>;
}

function UserMenu({ user }: { user: SessionUser }) {
  const t = useText('frame');
  const common = useText('common');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark';
  return (
    <Menu position="bottom-end" width={230} transitionProps={{ duration: 0 }} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={css.user}>
          <span className={css.userName}>{user.fullName}</span>
          <span className={css.userRole}>{common(`role.${user.role}`)}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => { setLanguage(language === 'id' ? 'en' : 'id'); }}>{t('commands.language')}</Menu.Item>
        <Menu.Item leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />} onClick={() => { setColorScheme(dark ? 'light' : 'dark'); }}>{t(dark ? 'commands.light' : 'commands.dark')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLock size={16} />} onClick={() => { void lockDesk(); }}>{t('commands.lock')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => { void signOut(); }}>{t('commands.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
