/** What of the exchange with the central waits for a person. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import type { Viewer } from '../complaints/visible.ts';
import { readSyncState } from '../../sync/state.ts';
import { askingConflicts } from './conflicts.ts';
import { countHeldBack } from './status.ts';

const SHOWN = 20;

export function syncAttention(db: DeskDatabase, now: number, viewer: Viewer): AttentionItem[] {
  const isAtDesk = (DESK_ROLES as readonly Role[]).includes(viewer.role);
  return [...stopped(db), ...(isAtDesk ? conflicts(db, viewer) : []), ...(viewer.role === 'admin' ? heldBack(db, now) : [])];
}

function stopped(db: DeskDatabase): AttentionItem[] {
  const state = readSyncState(db);
  if (!state || state.fault === null) return [];
  return [{ id: 'sync_stopped', kind: 'sync_stopped', severity: 'urgent', params: { fault: state.fault }, target: '/sync', at: state.last_success_at ?? state.enrolled_at }];
}

function conflicts(db: DeskDatabase, viewer: Viewer): AttentionItem[] {
  return askingConflicts(db, viewer, SHOWN).map(({ id, entity, column, title, at }) => ({ id: `sync_conflict:${id}`, kind: 'sync_conflict', severity: 'warning', params: { title, entity, column }, target: '/sync/conflicts', at }));
}

function heldBack(db: DeskDatabase, now: number): AttentionItem[] {
  const { rejected, parked } = countHeldBack(db);
  return rejected + parked === 0 ? [] : [{ id: 'sync_held_back', kind: 'sync_held_back', severity: 'warning', params: { count: rejected + parked, rejected, parked }, target: '/sync/held', at: now }];
}
