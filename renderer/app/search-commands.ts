/** Commands the search box offers next to patients. */
import { useMantineColorScheme } from '@mantine/core';
import { COMPLAINT_ROLES } from '../../shared/contract/complaints.ts';
import { CONTACT_ROLES } from '../../shared/contract/contacts.ts';
import { IMPORT_ROLES } from '../../shared/contract/imports.ts';
import { ADMIN_ROLES, DESK_ROLES, QUEUE_ROLES, READ_ROLES, ROLES, type Role } from '../../shared/contract/core.ts';
import { HAND_OFF_ROLES } from '../../shared/contract/hand-offs.ts';
import { setLanguage, useLanguage, useText } from '../i18n/index.ts';
import { callNext, lockDesk, printPaperPack, signOut } from './frame-actions.ts';
import { useFrame, useRoute } from './routes.ts';
import { useUser } from './session.ts';

export interface DeskCommand { readonly id: string; readonly label: string; readonly key: string | null; readonly run: () => void }

/** Sections of the settings that can be gone to by name. */
const SECTIONS = ['clinic', 'units', 'timetable', 'messages', 'users', 'desk', 'devices', 'backup', 'usb', 'audit'] as const;

export function useDeskCommands(): readonly DeskCommand[] {
  const t = useText('frame');
  const settings = useText('settings');
  const role = useUser()?.role;
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { go } = useRoute.getState();
  const { openBooking, openCall, openCheckIn, openComplaint, openEmergency, openHandOff, openInbox } = useFrame.getState();
  if (role === undefined) return [];
  const command = (id: string, roles: readonly Role[], key: string | null, run: () => void, label: string = t(`commands.${id}`)): DeskCommand & { roles: readonly Role[] } => ({ id, roles, key, run, label });
  const section = (name: string, roles: readonly Role[]) => command(`settings.${name}`, roles, null, () => { go(`settings/${name}`); }, `${t('rail.settings')}: ${settings(`sections.${name}`)}`);
  const all = [
    command('checkIn', DESK_ROLES, 'F2', () => { openCheckIn(null); }),
    command('newPatient', DESK_ROLES, 'F3', () => { go('patients/new'); }),
    command('callNext', QUEUE_ROLES, 'F4', () => { void callNext(); }),
    command('booking', DESK_ROLES, 'F6', () => { openBooking(null); }),
    command('call', DESK_ROLES, 'F7', () => { openCall(null); }),
    command('complaint', COMPLAINT_ROLES, 'F8', () => { openComplaint(null); }),
    command('handOff', HAND_OFF_ROLES, 'F11', () => { openHandOff({}); }),
    command('shift', QUEUE_ROLES, null, () => { go('hand-offs/shift'); }),
    command('closeDay', DESK_ROLES, null, () => { go('reports/closing'); }),
    command('dayReport', READ_ROLES, null, () => { go('reports'); }),
    command('callReport', READ_ROLES, null, () => { go('reports/calls'); }),
    command('noShows', READ_ROLES, null, () => { go('reports/no-shows'); }),
    command('answers', READ_ROLES, null, () => { go('answers'); }),
    ...(['stranded', 'untold', 'reminders', 'recall', 'waitlist'] as const).map((part) => command(part, DESK_ROLES, null, () => { go(`appointments/${part}`); })),
    command('printPaper', DESK_ROLES, 'F10', () => { void printPaperPack(); }),
    command('paper', DESK_ROLES, null, () => { go('paper'); }),
    command('followUps', CONTACT_ROLES, null, () => { go('appointments/follow-ups'); }),
    command('inbox', READ_ROLES, 'Ctrl+I', openInbox),
    command('emergency', ROLES, 'F9', openEmergency),
    command('lock', ROLES, 'Ctrl+L', () => { void lockDesk(); }),
    command('language', ROLES, null, () => { setLanguage(language === 'id' ? 'en' : 'id'); }),
    command(colorScheme === 'dark' ? 'light' : 'dark', ROLES, null, () => { setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'); }),
    command('signOut', ROLES, null, () => { void signOut(); }),
    ...SECTIONS.map((name) => section(name, ADMIN_ROLES)),
    section('import', IMPORT_ROLES),
    section('look', ROLES),
  ];
  return all.filter(({ roles }) => roles.includes(role));
}
