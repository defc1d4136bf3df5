/** A test desk on which a day can be lived through: appointments from 10.00 today, complaints, calls. */
import { type AppointmentsDesk, TODAY, at, openAppointmentsDesk, withAppointments } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import type { Appointment } from '../../shared/contract/appointments.ts';
import type { Input, Output } from '../../shared/contract/index.ts';

export interface ReportsDesk extends AppointmentsDesk, Pick<ComplaintsDesk, 'receive' | 'as'> {
  bookToday(hour: number, minute?: number): Promise<Appointment>;
  figures(day?: string): Promise<Output<'reports.day'>['figures']>;
  open(day?: string): Promise<Output<'reports.open'>>;
  /** Closes with nothing marked, unless told otherwise. */
  closing(more?: Partial<Input<'reports.closeDay'>>): Input<'reports.closeDay'>;
  /** On its own folder, opened again, with the administrator signed in. */
  reopened(): Promise<ReportsDesk>;
}

const SUNDAY = 7;

export async function openReportsDesk(): Promise<ReportsDesk> {
  const desk = await openAppointmentsDesk();
  await desk.addRule({ weekday: SUNDAY, from: at(10), to: at(16), slotMinutes: 10 });
  return withReports(desk);
}

function withReports(desk: AppointmentsDesk): ReportsDesk {
  const { receive, as } = withComplaints(desk);
  return {
    ...desk, receive, as,
    bookToday: (hour, minute = 0) => desk.book({ day: TODAY, from: at(hour, minute) }),
    figures: async (day = TODAY) => (await desk.call('reports.day', { day })).figures,
    open: (day = TODAY) => desk.call('reports.open', { day }),
    closing: (more = {}) => ({ day: TODAY, noShowAppointments: [], noShowEntries: [], finishEntries: [], note: null, ...more }),
    reopened: async () => {
      const again = await desk.restart();
      await again.call('users.signIn', { login: 'admin', password: 'kata-sandi-uji' });
      return withReports(await withAppointments(again));
    },
  };
}

export function seen(rows: readonly { readonly id: string; readonly version: string }[]): { id: string; version: string }[] {
  return rows.map(({ id, version }) => ({ id, version }));
}
