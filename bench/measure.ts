/** Times, their percentiles, and the table that is printed. */
export interface Times { readonly p50: number; readonly p95: number; readonly max: number; readonly n: number }
export interface Finding {
  readonly what: string; readonly times: Times;
  /** What the design allows for p95, milliseconds; null where it allows anything. */
  readonly budgetMs: number | null;
  /** Whether the ratio to its baseline of the same run, told in the note, is what the design wants. */
  readonly ratioKept?: boolean;
  readonly note: string;
}

export async function timed(rounds: number, act: (round: number) => unknown): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await act(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1), n: rounds };
}

export function kept({ times, budgetMs, ratioKept }: Finding): boolean { return (budgetMs === null || times.p95 <= budgetMs) && ratioKept !== false; }

export function table(findings: readonly Finding[]): string {
  const ms = (value: number): string => value.toFixed(2).padStart(9);
  const head = `${'measured (ms)'.padEnd(52)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'max'.padStart(9)}${'n'.padStart(6)}${'budget'.padStart(9)}`;
  const lines = findings.map((finding) => `${finding.what.padEnd(52)}${ms(finding.times.p50)}${ms(finding.times.p95)}${ms(finding.times.max)}${String(finding.times.n).padStart(6)}`
    + `${finding.budgetMs === null ? ''.padStart(9) : ms(finding.budgetMs)}  ${kept(finding) ? '' : 'OVER '}${finding.note}`);
  return [head, ...lines].join('\n');
}
