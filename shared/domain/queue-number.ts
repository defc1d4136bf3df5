/**
 * Queue numbers as people read them: `A-012`, and with more than one desk `A1-012`, where 1 stands for desk A, 2 for B …
 * so that two desks without a connection never give the same number. The number itself is kept apart; text is never sorted.
 */
export function queueNumber(unitLetter: string, value: number, desk: { letter: string; alone: boolean }): string {
  const deskPart = desk.alone ? '' : String(desk.letter.charCodeAt(0) - 64);
  return `${unitLetter}${deskPart}-${String(value).padStart(3, '0')}`;
}

/** The letters that a printed number was counted under: those of the unit that gave it. */
export function lettersOfNumber(number: string): string {
  return /^\D*/.exec(number)?.[0].replace(/-$/, '') ?? '';
}
