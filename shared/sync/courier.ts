/**
 * Changes by courier: a desk without any network writes what waits to a USB stick, the central's administrator has it
 * taken in by command, and the receipt goes back on the stick. The changes are those of a push, acknowledged like those of
 * a push: whatever comes twice, by stick or by wire, counts once.
 */
import { z } from 'zod';
import { instantSchema } from '../contract/core.ts';
import { changeSchema } from './change.ts';
import { pushAnswerOf, scopeSchema } from './protocol.ts';

/** Of one file; a desk with more writes several. */
export const MOST_COURIER_CHANGES = 20_000;
/** Of a file's contents after inflating. */
export const MOST_COURIER_BYTES = 64 * 1024 * 1024;

const sealedSchema = z.string().max(2 * MOST_COURIER_BYTES);
const keySchema = z.string().max(2000);

/** The file with changes: sealed for the central, signed by the desk. */
export const courierFileSchema = z.object({
  form: z.literal('meja-depan-changes-1'), device: z.uuid(),
  /** One-time X25519 key (SPKI), nonce and AES-256-GCM text with its tag, base64. */
  key: keySchema, nonce: z.string().max(40), sealed: sealedSchema, signature: z.string().max(200),
});
export type CourierFile = z.infer<typeof courierFileSchema>;

/** What is sealed, as gzip of JSON. */
export const courierContentSchema = z.object({ scope: scopeSchema, wall: instantSchema, changes: z.array(changeSchema).min(1).max(MOST_COURIER_CHANGES) });
export type CourierContent = z.infer<typeof courierContentSchema>;

/** The receipt: ids and outcomes, nobody's data; signed by the central. `body` is the text that is signed. */
export const courierReceiptFileSchema = z.object({ form: z.literal('meja-depan-receipt-1'), body: z.string().max(16 * 1024 * 1024), signature: z.string().max(200) });
export type CourierReceiptFile = z.infer<typeof courierReceiptFileSchema>;
export const courierReceiptBodySchema = z.object({ device: z.uuid(), answers: z.array(pushAnswerOf), lastDevSeq: z.int().nonnegative(), serverTime: instantSchema });
export type CourierReceiptBody = z.infer<typeof courierReceiptBodySchema>;

/** What each side signs. */
export const changesText = ({ device, key, nonce, sealed }: Omit<CourierFile, 'form' | 'signature'>): string => `meja-depan-courier:${device}:${key}:${nonce}:${sealed}`;
export const receiptText = (body: string): string => `meja-depan-receipt:${body}`;

/** Names on the stick. */
export const changesFileName = (deviceId: string, lastDevSeq: number): string => `meja-depan-changes-${deviceId}-${lastDevSeq}.json`;
export const receiptFileName = (deviceId: string, lastDevSeq: number): string => `meja-depan-receipt-${deviceId}-${lastDevSeq}.json`;
