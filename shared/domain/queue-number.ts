/**
 * Queue numbers as people read them: `A-012`, and with more than one desk `A1-012`, where 1 stands for desk A, 2 for B …
 * so that two desks without a connection never give the same number. The number itself is kept apart; text is never sorted.
 */
export function queueNumber(unitLetter: string, value: number, desk: { letter: string; alone: boolean }): string {
  const deskPart = desk.alone ? '' : String(desk.letter.charCodeAt(0) - 64);
  return `${unitLetter}${deskPart}-${String(value).padStart(3, '0')}`;
}

/** Numbers of the blanks for a power cut: `A-P03`, `A1-P03`. They are counted apart, so that a printed blank is nobody else's number. */
export function paperNumber(unitLetter: string, value: number, desk: { letter: string; alone: boolean }): string {
  return `${queueNumber(unitLetter, 0, desk).replace(/\d+$/, '')}P${String(value).padStart(2, '0')}`;
}

/** A number as somebody copies it from a blank: the whole of it, or the last digits. Null when it is none. */
export function readPaperNumber(text: string, unitLetter: string, desk: { letter: string; alone: boolean }): string | null {
  const short = /^P?0*(\d{1,3})$/.exec(text);
  if (short?.[1]) return paperNumber(unitLetter, Number(short[1]), desk);
  const whole = /^([A-Z]{1,2})(\d?)[- ]?P0*(\d{1,3})$/.exec(text);
  return whole?.[1] === unitLetter ? `${whole[1]}${whole[2] ?? ''}-P${(whole[3] ?? '').padStart(2, '0')}` : null;
}

/** The letters that a printed number was counted under: those of the unit that gave it. */
export function lettersOfNumber(number: string): string {
  return /^\D*/.exec(number)?.[0].replace(/-$/, '') ?? '';
}
