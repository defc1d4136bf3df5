/** The order of calls as the policy's words say it, one person at a time, without any cleverness. */
import { BACK_IN_A_ROW, type OrderRules, type Streaks, type Waiting } from '../../shared/domain/queue-order.ts';

export function referenceOrder(waiting: readonly Waiting[], { back, priority, booked }: Streaks, rules: OrderRules, now: number): string[] {
  let left = waiting.filter(({ skipped }) => {
    if (!skipped) return true;
    if (skipped.times > rules.skippedTimes) return false;
    const byCalls = rules.skippedAfterCalls !== 0 && skipped.calls >= rules.skippedAfterCalls;
    const byTime = rules.skippedAfterMinutes !== 0 && now >= skipped.at + rules.skippedAfterMinutes * 60_000;
    return byCalls || byTime;
  });
  const order: string[] = [];
  let [backs, priorities, bookings] = [back, priority, booked];
  while (left.length > 0) {
    const returned = left.filter((one) => one.cameBack);
    const first = left.filter((one) => !one.cameBack && one.priority !== 'none');
    const due = left.filter((one) => !one.cameBack && one.priority === 'none' && typeof one.dueAt === 'number' && one.dueAt <= now && one.joinedAt <= one.dueAt + rules.graceMinutes * 60_000);
    const walkIns = left.filter((one) => !one.cameBack && one.priority === 'none' && !due.includes(one));
    const nobodyElse = first.length + due.length + walkIns.length === 0;
    let group = walkIns;
    if (returned.length > 0 && (nobodyElse || backs < BACK_IN_A_ROW)) group = returned;
    else if (first.length > 0 && (due.length + walkIns.length === 0 || rules.priorityRatio === 0 || priorities < rules.priorityRatio)) group = first;
    else if (due.length > 0 && (walkIns.length === 0 || rules.bookedRatio === 0 || bookings < rules.bookedRatio)) group = due;
    const time = (one: Waiting): number => (group === due ? (one.dueAt ?? 0) : one.joinedAt);
    let chosen = group[0];
    for (const one of group) {
      if (!chosen) continue;
      const sooner = time(one) - time(chosen) || one.joinedAt - chosen.joinedAt;
      if (sooner < 0 || (sooner === 0 && one.id < chosen.id)) chosen = one;
    }
    if (!chosen) return order;
    order.push(chosen.id);
    left = left.filter((one) => one !== chosen);
    if (group === returned) backs += 1;
    else {
      backs = 0;
      if (group === first) priorities += 1;
      else {
        priorities = 0;
        bookings = group === due ? bookings + 1 : 0;
      }
    }
  }
  return order;
}
