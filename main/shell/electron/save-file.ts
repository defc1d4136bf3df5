/** Lets the person choose where a small text file (recovery key, invitation) or a paper as PDF goes. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

const LIMIT_CHARACTERS = 2_000_000;

export async function saveTextFile(window: BrowserWindow, name: unknown, text: unknown): Promise<boolean> {
  if (typeof name !== 'string' || typeof text !== 'string' || text.length > LIMIT_CHARACTERS) return false;
  const path = await chosenPath(window, name);
  return path !== null && writeWhole(path, text);
}

/** The window's page as its print styles show it: sizes, margins, headers and page numbers are the page's own. */
export async function savePdfFile(window: BrowserWindow, name: unknown): Promise<boolean> {
  if (typeof name !== 'string') return false;
  const path = await chosenPath(window, name);
  if (path === null) return false;
  try {
    return await writeWhole(path, await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }));
  } catch {
    return false;
  }
}

async function chosenPath(window: BrowserWindow, name: string): Promise<string | null> {
  const choice = await dialog.showSaveDialog(window, { defaultPath: plainFileName(name) });
  return choice.canceled || choice.filePath === '' ? null : choice.filePath;
}

/** Under a temporary name first: a full stick leaves no half file under the chosen name. */
async function writeWhole(path: string, content: string | Buffer): Promise<boolean> {
  const partial = `${path}.sebagian`;
  try {
    await writeFile(partial, content, { flush: true });
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
