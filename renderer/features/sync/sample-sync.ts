/** A synthetic desk B that has joined a central server: Sunday 22 November 2026, 09.44. */
import type { Output } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/contract/core.ts';
import type { HeldBack, SyncConflict } from '../../../shared/contract/sync.ts';
import { ok, type Handlers } from '../../app/desk-double.tsx';
import type { SyncStatus } from '../../app/sync-words.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';

export const URL_OF_CENTRAL = 'https://pusat.klinik.example';

export function statusOf(part: Partial<SyncStatus> = {}): SyncStatus {
  return { state: 'synced', fault: null, waiting: 0, clockWrong: false, lastBackupAt: AT, lastSuccessAt: AT - 32 * 60_000, toSettle: 0, ...part };
}

export function pageOf(part: Partial<Output<'sync.page'>> = {}): Output<'sync.page'> {
  return {
    url: URL_OF_CENTRAL, proxy: null, ownCa: false, enrolledAt: AT - 86_400_000, paused: false, round: null, lastTryAt: AT - 60_000, nextTryAt: AT + 90_000, skewMs: 400, sent: 1204, received: 3310, conflicts: 1, rejected: 1, parked: 0,
    desks: [{ letter: 'A', name: 'Loket depan', own: false, lastChangeAt: AT - 32 * 60_000 }, { letter: 'B', name: 'Loket BPJS', own: true, lastChangeAt: AT - 60_000 }], ...part,
  };
}

export function conflictOf(last: number, part: Partial<SyncConflict> = {}): SyncConflict {
  return {
    id: idOf(500 + last), entity: 'patient', rowId: idOf(1), column: 'phone', asks: false, at: AT - last * 60_000, title: 'Siti Nurlaela',
    kept: { value: '"+6281234567890"', by: 'Rina Hapsari', desk: 'A' }, lost: { value: '"+6285711112222"', by: 'Bagus Pratama', desk: 'B' }, settled: null, ...part,
  };
}

export function heldOf(part: Partial<HeldBack> = {}): HeldBack {
  return { id: idOf(601), kind: 'rejected', at: AT, entity: 'complaint', title: 'K-2026-0007', reason: 'too_large', content: '{\n  "narrative": "panjang"\n}', ...part };
}

export function carriedOf(last: number, part: Partial<Output<'sync.courierReceipts'>[number]> = {}): Output<'sync.courierReceipts'>[number] {
  return { id: idOf(700 + last), at: AT - last * 3_600_000, fileName: `meja-depan-changes-0193-${last}.json`, changes: 1200, acknowledgedAt: null, ...part };
}
export const STICK = { id: 'k', label: 'KINGSTON', path: '/media/kingston', freeBytes: 9_000_000_000, totalBytes: 16_000_000_000, fileSystem: 'exFAT', writable: true };

export function syncDesk(role: Role, status: SyncStatus, more: Handlers = {}): Handlers {
  return deskOf(role, {
    'sync.status': () => ok(status), 'sync.page': () => ok(pageOf()), 'sync.conflicts': ({ settled }) => ok(settled ? [] : [conflictOf(1), conflictOf(2, { column: 'birth_date', asks: true, kept: { value: '"1992-08-01"', by: 'Rina Hapsari', desk: 'A' }, lost: { value: null, by: '', desk: '' } })]),
    'sync.heldBack': () => ok([heldOf()]), 'sync.now': () => ok({}), 'sync.courierReceipts': () => ok([carriedOf(1), carriedOf(26, { acknowledgedAt: AT - 3_600_000 })]), 'transfer.drives': () => ok([STICK]), ...more,
  });
}
