/**
 * What can be done out of a call: the panel steps aside, the call goes on in the bar, and the panel comes back afterwards. One
 * line here is one more action: its key in the panel (Alt+letter), who may, and the dialog that it opens with what the call knows.
 * What is saved there is known as this call's through `STEP_OF` in call-steps.ts.
 */
import { Suspense, type ReactNode } from 'react';
import { COMPLAINT_ROLES, type ComplaintFields } from '../../../shared/contract/complaints.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { later } from '../../app/later.tsx';
import { textOf } from '../../i18n/index.ts';
import { ChangeAppointment } from './ChangeAppointment.tsx';
import { useOpenCalls, type OpenCall } from './open-calls.ts';

const BookingDialog = later(async () => (await import('../appointments/index.tsx')).BookingDialog);
const HandOffDialog = later(async () => (await import('../hand-offs/index.tsx')).HandOffDialog);
const ComplaintDialog = later(async () => (await import('../complaints/index.tsx')).ComplaintDialog);

interface Opened { readonly call: OpenCall; /** The row that was chosen in the panel; null: none yet. */ readonly aboutId: string | null; readonly onClose: () => void }
interface CallAction { readonly name: string; readonly key: string; readonly label: string; readonly roles: readonly Role[]; readonly dialog: (opened: Opened) => ReactNode }

export const CALL_ACTIONS: readonly CallAction[] = [
  { name: 'booking', key: 'J', label: 'actions.book', roles: DESK_ROLES, dialog: ({ call, onClose }) => <BookingDialog patientId={call.values.patient?.id ?? null} slot={null} start={{ source: 'phone', note: callerLine(call) }} onClose={onClose} /> },
  { name: 'appointment', key: 'U', label: 'actions.change', roles: DESK_ROLES, dialog: (opened) => <ChangeAppointment {...opened} /> },
  { name: 'complaint', key: 'K', label: 'actions.complain', roles: COMPLAINT_ROLES, dialog: ({ call, onClose }) => <ComplaintDialog patientId={call.values.patient?.id ?? null} start={{ key: call.id, values: complaintStart(call) }} onClose={onClose} /> },
  { name: 'handOff', key: 'T', label: 'actions.handOff', roles: DESK_ROLES, dialog: ({ call, onClose }) => <HandOffDialog about={{ patientId: call.values.patient?.id ?? null, callId: call.id, text: callerLine(call) }} onClose={onClose} /> },
];

/** The panel makes room; it comes back when the action's dialog closes. */
export function stepAside(action: string, aboutId: string | null = null): void {
  useOpenCalls.getState().show({ kind: 'action', action, aboutId });
}

export function ActionDialog({ action, ...opened }: Opened & { readonly action: string }) {
  const found = CALL_ACTIONS.find(({ name }) => name === action);
  return found ? <Suspense>{found.dialog(opened)}</Suspense> : null;
}

/** `Telepon: Bu Ratna (ibu), 0812-3456-7890` */
function callerLine({ values: { callerName, relation, phone } }: OpenCall): string {
  if (callerName.trim() === '') return '';
  const t = textOf('calls');
  const who = relation === null ? callerName.trim() : t('callerOf', { name: callerName.trim(), relation: t(`relations.${relation}`).toLowerCase() });
  return t('bookingNote', { who: [who, phone.trim()].filter((part) => part !== '').join(', ') });
}

const REPORTERS: Readonly<Record<NonNullable<OpenCall['values']['relation']>, ComplaintFields['relation']>> = {
  self: 'self', mother: 'family', father: 'family', spouse: 'family', child: 'family', sibling: 'family', neighbour: 'other', institution: 'other', other: 'other',
};

function complaintStart({ values }: OpenCall) {
  return { channel: 'phone' as const, reporterName: values.callerName, reporterContact: values.phone, relation: values.relation === null ? null : REPORTERS[values.relation], narrative: values.note };
}
