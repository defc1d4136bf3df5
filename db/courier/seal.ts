/** Seals what travels on a USB stick: X25519, HKDF-SHA-256 and AES-256-GCM, so that a lost stick tells nobody anything. */
import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, verify } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type CourierContent, type CourierFile, type CourierReceiptBody, type CourierReceiptFile, MOST_COURIER_BYTES, changesText, courierContentSchema, courierReceiptBodySchema, receiptText,
} from '../../shared/sync/courier.ts';

const TAG_BYTES = 16;
/** Signs a text with the key of whoever writes the file; base64. */
export type Sign = (text: string) => string;

/** `sealKey`: the central's X25519 key. */
export function sealChanges(content: CourierContent, device: string, sealKey: string, sign: Sign): CourierFile {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(diffieHellman({ privateKey, publicKey: publicKeyOf(sealKey) }), key, device), nonce);
  const sealed = Buffer.concat([cipher.update(gzipSync(JSON.stringify(content))), cipher.final(), cipher.getAuthTag()]).toString('base64');
  const file = { device, key, nonce: nonce.toString('base64'), sealed };
  return { form: 'meja-depan-changes-1', ...file, signature: sign(changesText(file)) };
}

/** `sealSecret`: the central's X25519 private key (PKCS8, base64). Throws where the file is not what its sender wrote. */
export function openChanges({ device, key, nonce, sealed }: CourierFile, sealSecret: string): CourierContent {
  const privateKey = createPrivateKey({ key: Buffer.from(sealSecret, 'base64'), format: 'der', type: 'pkcs8' });
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(diffieHellman({ privateKey, publicKey: publicKeyOf(key) }), key, device), Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const zipped = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  return courierContentSchema.parse(JSON.parse(gunzipSync(zipped, { maxOutputLength: MOST_COURIER_BYTES }).toString()));
}

export function signReceipt(receipt: CourierReceiptBody, sign: Sign): CourierReceiptFile {
  const body = JSON.stringify(receipt);
  return { form: 'meja-depan-receipt-1', body, signature: sign(receiptText(body)) };
}

/** Null: the central did not write it. */
export function readReceipt({ body, signature }: CourierReceiptFile, signKey: string): CourierReceiptBody | null {
  return verify(null, Buffer.from(receiptText(body)), publicKeyOf(signKey), Buffer.from(signature, 'base64')) ? courierReceiptBodySchema.parse(JSON.parse(body)) : null;
}

const publicKeyOf = (key: string) => createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });

/** Bound to the one-time key and to the desk: what was sealed for one file opens in no other. */
const secretOf = (shared: Buffer, key: string, device: string): Buffer => Buffer.from(hkdfSync('sha256', shared, key, `meja-depan-courier:${device}`, 32));
