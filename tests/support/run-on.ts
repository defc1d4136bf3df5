/** Writes into a running desk's file past all its services: what no screen can bring about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import { ADMIN } from './desk.ts';

export async function runOn(dataDir: string, statement: string, login = ADMIN.login): Promise<unknown[]> {
  const opened = await Keyring.load(dataDir)?.unlockWithPassword(login, ADMIN.password);
  if (!opened) throw new Error('That name does not open this desk');
  const connection = openConnection(join(dataDir, readFileSync(join(dataDir, 'CURRENT'), 'utf8').trim()), opened.dataKey);
  try {
    const prepared = connection.prepare(statement);
    return prepared.reader ? prepared.all() : [prepared.run()];
  } finally {
    connection.close();
  }
}
