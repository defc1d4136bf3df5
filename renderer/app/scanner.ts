/**
 * A scanner is a keyboard that types a code and Enter faster than anybody's hands. Its keys are held back for a moment so
 * that they press nothing on the screen (an M would begin a treatment on the board): a hand's key is handed on a twentieth of a
 * second later, a scanner's never.
 *
 * In a field the keys go where they go. A number stays there and only its Enter is kept from the form, except where a patient is
 * looked for; a code of the desk's own papers is taken out again, because nobody meant it for the field.
 */
import { isPaperCode, readScanCode } from '../../shared/domain/scan-code.ts';

/** The longest time between two keys of a scanner, milliseconds; practised hands need 60 and more, over and over. */
const FASTEST_HAND_MS = 45;
const SHORTEST_CODE = 6;

interface Pressed { readonly event: KeyboardEvent; readonly at: number }
/** A field as it was before the burst. */
interface FieldBefore { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly value: string; readonly start: number | null }

export interface ScannerParts {
  /** False while locked or before sign-in: nothing is held back then. */
  readonly listening: () => boolean;
  /** `inForm`: read while a form had the focus or a dialog was open. */
  readonly onCode: (code: string, inForm: boolean) => void;
  readonly covered: () => boolean;
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type);
}

/** Letters, digits and signs by themselves; never a key of the frame, a held key, or a repeated one. */
function isCodeKey(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat && !event.isComposing;
}

/** Listens for the whole page; answers what stops it. */
export function listenForScans(parts: ScannerParts): () => void {
  const burst = new Burst(parts);
  const onKeyDown = (event: KeyboardEvent): void => { burst.key(event); };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    burst.end();
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

class Burst {
  readonly #parts: ScannerParts;
  #keys: Pressed[] = [];
  #before: FieldBefore | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Keys that are handed on are not held back once more. */
  #handingOn = false;

  constructor(parts: ScannerParts) { this.#parts = parts; }

  key(event: KeyboardEvent): void {
    if (this.#handingOn || !this.#parts.listening()) return;
    const last = this.#keys.at(-1);
    if (last && event.timeStamp - last.at > FASTEST_HAND_MS) this.end();
    if (event.key === 'Enter' && this.#isCode()) this.#scanned(event);
    else if (isCodeKey(event)) this.#add(event);
    // A scanner presses Shift for its capitals.
    else if (event.key !== 'Shift') this.end();
  }

  #add(event: KeyboardEvent): void {
    const field = isTextField(event.target) ? event.target : null;
    if (this.#keys.length === 0) this.#before = field && { field, value: field.value, start: field.selectionStart };
    this.#keys.push({ event, at: event.timeStamp });
    clearTimeout(this.#timer);
    if (field !== null) return;
    if (event.target instanceof HTMLSelectElement) {
      this.#forget();
      return;
    }
    hold(event);
    this.#timer = setTimeout(() => { this.end(); }, FASTEST_HAND_MS + 5);
  }

  #text(): string { return this.#keys.map(({ event }) => event.key).join(''); }

  #isCode(): boolean { return this.#keys.length >= SHORTEST_CODE && readScanCode(this.#text()) !== null; }

  #scanned(enter: KeyboardEvent): void {
    const [code, before] = [this.#text(), this.#before];
    this.#forget();
    // Where a patient is looked for, the number finds them and its Enter takes them.
    if (before !== null && picksPatients(before.field) && !isPaperCode(code)) return;
    hold(enter);
    if (before === null) {
      this.#parts.onCode(code, this.#parts.covered());
      return;
    }
    if (isSearchField(before.field)) {
      setValue(before.field, before.value, before.start);
      this.#parts.onCode(code, false);
      return;
    }
    // A number in a field of a form was scanned into it.
    if (!isPaperCode(code)) return;
    setValue(before.field, before.value, before.start);
    this.#parts.onCode(code, true);
  }

  /** No scanner after all: the keys do what they would have done. */
  end(): void {
    const keys = this.#keys;
    this.#forget();
    this.#handingOn = true;
    try {
      for (const { event } of keys) if (event.defaultPrevented && event.target instanceof Node && event.target.isConnected) handOn(event, event.target);
    } finally {
      this.#handingOn = false;
    }
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#keys = [];
    this.#before = null;
  }
}

function hold(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function handOn(event: KeyboardEvent, target: EventTarget): void {
  const { key, code, shiftKey } = event;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }));
}

/** The box that looks for patients anyway. */
function isSearchField(field: HTMLElement): boolean { return field.dataset['scans'] !== undefined; }

/** A field of a form in which a patient is looked for. */
function picksPatients(field: HTMLElement): boolean { return field.dataset['picks'] !== undefined; }

/** As if it had been typed: React hears of it. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string, caret: number | null): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (caret !== null) field.setSelectionRange(caret, caret);
}
