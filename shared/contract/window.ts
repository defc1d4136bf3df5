/**
 * What the page finds in its window, in either shell.
 *
 * **Electron shell**: the preload puts `window.mejaDepan` there (`DeskWindow` below). Which window calls is decided in the
 * main process by the sender, so the waiting-room display cannot pass for the desk.
 *
 * **Browser shell**: `window.mejaDepan` is absent and the page talks to its own origin:
 * - `POST /api/<call name>` with `Content-Type: application/json` and the body `{ "input": …, "requestId": "…" | null }`
 *   answers 200 with a `Result` (a refusal is also 200: it is a value). 401: the session cookie is gone (the desk was
 *   started again), show "open the desk again". 4xx otherwise: a malformed request, 413 above 2 MB.
 * - The page at `/display` adds the header `X-Desk-Window: display` to every request. It holds a cookie of its own kind;
 *   one browser may hold both cookies and the header decides which of the two is looked at.
 * - `GET /events` (desk) or `GET /events?window=display` as a WebSocket: every message is one `DeskEvent` as JSON.
 *   The page never sends anything. On close: reconnect after a second and refresh everything.
 * - `POST /display-ticket` (desk cookie, empty body or `{}`) answers `{ "url": "/display?ticket=…" }`, good once within a
 *   minute; give it to `window.open(url, 'meja-depan-display')`; `#2` behind it is the second screen. The display's cookie
 *   outlives the desk: after a restart on the same port the page goes on by itself.
 * - Printing is `window.print()`, whose dialog also saves as PDF; saving a file is an `<a download>` of a blob.
 *
 * **Style nonce**: both shells put a fresh one per page load into `<meta name="style-nonce" content="…">` (see
 * `STYLE_NONCE_META`); pass it to `MantineProvider getStyleNonce` and to `setNonce` of get-nonce.
 */
import type { CallName, Input, Output } from './index.ts';
import type { DeskEvent, Result } from './core.ts';
import type { TicketOutcome } from './tickets.ts';

export interface Printer { readonly name: string; readonly title: string; readonly usual: boolean }
/** `printer` null: whichever looks like a receipt printer, else the usual one. */
export interface TicketOrder { readonly kind: 'ticket58' | 'ticket80'; readonly heightMm: number; readonly printer: string | null; readonly copies: number }

/** `ticket58`/`ticket80`: straight to the receipt printer without a dialog; `page`, `card` (85.6 x 54 mm) and `sheet` (A6): the system's print dialog. */
export const PRINT_KINDS = ['ticket58', 'ticket80', 'page', 'card', 'sheet', 'notice'] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

export interface DeskWindow {
  /** One function per call of the contract; `requestId` is a UUID for calls that change data, else null. */
  readonly call: { readonly [N in CallName]: (input: Input<N>, requestId: string | null) => Promise<Result<Output<N>>> };
  /** Answers the unsubscribe function. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** Opens the waiting-room display on a monitor of its own if there is one, or brings it to the front. `screen` counts from 1. */
  openDisplay(screen?: number): Promise<void>;
  /** The printers that the operating system knows. */
  printers(): Promise<readonly Printer[]>;
  /** One ticket or slip, without a dialog. Never asks anybody and never waits for longer than half a minute. */
  printTicket(order: TicketOrder): Promise<TicketOutcome>;
  /**
   * Prints this page as its print styles show it. `heightMm`: length of the ticket on the roll, as measured by the page.
   * `failed` also when there is no printer or the dialog was cancelled.
   */
  print(kind: PrintKind, heightMm?: number): Promise<'printed' | 'failed'>;
  /** This page as its print styles show it, as a PDF where the person chooses; false when cancelled or when it could not be written. */
  savePdf(name: string): Promise<boolean>;
  /** Asks where to save; false when cancelled or when it could not be written. */
  saveFile(name: string, text: string): Promise<boolean>;
}

export const STYLE_NONCE_META = 'style-nonce';
export const DISPLAY_PATH = '/display';
export const WINDOW_HEADER = 'X-Desk-Window';

declare global {
  interface Window {
    readonly mejaDepan?: DeskWindow;
  }
}
