/** The operating system's own store for secrets, where there is one worth the name. */
import { safeStorage } from 'electron';
import type { Shell } from '../../kernel.ts';

/** On Linux without a keyring Electron falls back to a fixed password (`basic_text`): that counts as none. */
const WORTH_THE_NAME: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

/** Electron must be ready. */
export function systemSafeStorage(platform: NodeJS.Platform): Shell['safeStorage'] {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && !WORTH_THE_NAME.includes(safeStorage.getSelectedStorageBackend())) return null;
  return {
    encrypt: (secret) => safeStorage.encryptString(secret.toString('base64')),
    decrypt: (sealed) => Buffer.from(safeStorage.decryptString(sealed), 'base64'),
  };
}
