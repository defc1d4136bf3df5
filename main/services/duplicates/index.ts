/** Records that are probably one person: found in the background, decided by a person. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DUPLICATE_ROLES } from '../../../shared/contract/duplicates.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { regionDirectory } from '../patients/region-directory.ts';
import type { VillageName } from './compared-patients.ts';
import { type DuplicateKeeper, fullStatus } from './keeper.ts';
import { countsOfPairs, listPairs } from './pairs.ts';
import { dismiss, restore } from './verdicts.ts';

const seesAll = (role: Role): boolean => role === 'admin';

async function villageNames(): Promise<VillageName> {
  const regions = await regionDirectory().catch(() => null);
  return (code) => regions?.villageName(code) ?? null;
}

export function duplicateHandlers(keeper: DuplicateKeeper): HandlersOf<Extract<CallName, `duplicates.${string}`>> {
  return {
    'duplicates.list': async (ctx, page) => listPairs(ctx.db, page, seesAll(requireUser(ctx).role), await villageNames()),
    'duplicates.dismiss': async (ctx, { note, ...pair }) => {
      const villageName = await villageNames();
      return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'duplicates.dismiss' }, (tx) => {
        dismiss(ctx.db, tx, pair, note, villageName);
        return {};
      });
    },
    'duplicates.restore': (ctx, pair) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'duplicates.restore' }, (tx) => {
      restore(ctx.db, tx, pair);
      return {};
    }),
    'duplicates.status': (ctx) => fullStatus(keeper, ctx.db, seesAll(requireUser(ctx).role)),
    'duplicates.runNow': () => {
      keeper.runNow();
      return {};
    },
  };
}

/** One quiet item for all of them. */
export function duplicateAttention(db: DeskDatabase, role: Role, now: number): AttentionItem[] {
  if (!(DUPLICATE_ROLES as readonly Role[]).includes(role)) return [];
  const { open } = countsOfPairs(db, seesAll(role));
  if (open === 0) return [];
  const newest = db.first(db.build.selectFrom('duplicate_run').select('at'))?.at ?? now;
  return [{ id: 'duplicates_found', kind: 'duplicates_found', severity: 'info', params: { count: open }, target: '/patients/duplicates', at: newest }];
}
