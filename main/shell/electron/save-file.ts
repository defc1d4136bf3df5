/** Lets the person choose where a small text file goes (recovery key, invitation). */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

const LIMIT_CHARACTERS = 2_000_000;

export async function saveTextFile(window: BrowserWindow, name: unknown, text: unknown): Promise<boolean> {
  if (typeof name !== 'string' || typeof text !== 'string' || text.length > LIMIT_CHARACTERS) return false;
  const choice = await dialog.showSaveDialog(window, { defaultPath: plainFileName(name) });
  if (choice.canceled || choice.filePath === '') return false;
  return writeWhole(choice.filePath, text);
}

/** Under a temporary name first: a full stick leaves no half file under the chosen name. */
async function writeWhole(path: string, text: string): Promise<boolean> {
  const partial = `${path}.sebagian`;
  try {
    await writeFile(partial, text, { flush: true });
    await rename(partial, path);
    return true;
  } catch {
    await rm(partial, { force: true });
    return false;
  }
}

function plainFileName(name: string): string {
  return basename(name).replaceAll(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 100) || 'meja-depan.txt';
}
