/** Every migration of the central, in order. Forward only. */
import type { Migration } from 'kysely/migration';
import * as clinicsAndDevices from './0001-clinics-and-devices.ts';
import * as logAndRows from './0002-log-and-rows.ts';
import * as snapshots from './0003-snapshots.ts';
import * as courierKey from './0004-courier-key.ts';
import * as movedAppointments from './0005-moved-appointments.ts';

export const CENTRAL_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-clinics-and-devices': clinicsAndDevices,
  '0002-log-and-rows': logAndRows,
  '0003-snapshots': snapshots,
  '0004-courier-key': courierKey,
  '0005-moved-appointments': movedAppointments,
};
