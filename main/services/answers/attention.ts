/** Articles whose day of review is over, for whoever can put them right. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { ANSWER_EDITORS } from '../../../shared/contract/answers.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { clinicToday, readClinic } from '../clinic.ts';
import { articleRows, isOverdue } from './rows.ts';

export function answersAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!ANSWER_EDITORS.some((allowed) => allowed === role)) return [];
  const today = clinicToday(db, now);
  const overdue = articleRows(db).filter((article) => isOverdue(article, today)).map(({ review_day }) => review_day ?? today).sort();
  const [first] = overdue;
  if (first === undefined) return [];
  return [{ id: 'articles_to_review', kind: 'articles_to_review', severity: 'warning', params: { count: overdue.length }, target: '/answers/articles', at: startOfDay(readClinic(db).zone, first) }];
}
