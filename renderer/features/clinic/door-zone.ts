import { zoneSchema, type Zone } from '../../../shared/contract/clinic.ts';

/** While the clinic's own zone is locked away with its data: the computer's, when it is one of Indonesia's. */
export function doorZone(): Zone {
  const own = zoneSchema.safeParse(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return own.success ? own.data : 'Asia/Jakarta';
}
