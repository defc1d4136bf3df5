/** Control visits that repeat: looked at, booked, known as a series, the rest cancelled. */
import type { CallName } from '../../../shared/contract/index.ts';
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { apply } from './apply.ts';
import { preview } from './preview.ts';
import { readSeriesOf, readSeriesOfPatient } from './rows.ts';
import { cancelRest } from './stop.ts';

export const seriesHandlers: HandlersOf<Extract<CallName, `series.${string}`>> = {
  'series.preview': ({ db, clock }, plan) => preview(db, clock.now(), plan),
  'series.apply': (ctx, input) => apply(ctx, input),
  'series.of': ({ db }, { id }) => readSeriesOf(db, id),
  'series.ofPatient': ({ db }, { patientId }) => readSeriesOfPatient(db, patientId),
  'series.cancelRest': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'series.cancelRest' }, (tx) => cancelRest(ctx.db, tx, input)),
};
