/** Run in a process of its own by index.ts: opens the desk of this folder, signs in, searches once; prints what it took as JSON. */
import { call } from './call.ts';
import { ADMIN, openDesk } from './search-desk.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Which data folder?');
const desk = await openDesk(dataDir);
const openMs = performance.now();
await call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
const signedInMs = performance.now();
await call(desk, 'patients.search', { text: 'wahyu' });
const answer = { openMs, signInMs: signedInMs - openMs, firstSearchMs: performance.now() - signedInMs, rssMb: process.memoryUsage().rss / 2 ** 20 };
process.stdout.write(`${JSON.stringify(answer)}\n`);
await desk.close();
