/**
 * `npm run bench:answers`: how many everyday questions the desk answers right, by what they are after, for the texts that the rules were
 * tuned on and those that were held back; and how long a search takes among 1,000 articles and 300 services, beside a scan with LIKE in
 * the same run. `node bench/answers.ts tuned` also prints what went wrong there; nobody looks at the others. Writes bench/results/answers-<time>.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../db/desk/database.ts';
import type { Desk } from '../main/desk-api.ts';
import { call } from './call.ts';
import { type Finding, table, timed } from './measure.ts';
import { type Asking, askAll, fillWorld } from './questions/ask-all.ts';
import { ASKED_AT } from './questions/world.ts';
import { ADMIN, clinicFile, foundClinic, openDesk } from './search-desk.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const [ARTICLES, SERVICES, BUDGET_MS] = [1000, 300, 20];
const WORDS = 'pasien dokter pendaftaran antrean resep kartu loket petugas formulir jadwal pemeriksaan hasil sampel ruang tunggu keluarga surat izin berkas salinan bayar kasir obat perawat vaksin rujukan laboratorium kontrol jam layanan keluhan telepon pesan janji nomor identitas'.split(' ');
const SUBJECTS = 'pendaftaran pembayaran kunjungan rujukan resep hasil antrean imunisasi kehamilan gigi mata telinga kulit jantung paru saraf gizi laboratorium rontgen fisioterapi ambulans rawat-jalan kacamata protesa sunat luka-bakar gips jahit suntik infus nebulizer oksigen rekam-jantung treadmill spirometri audiometri'.split(' ');
const QUERIES = ['biaya rontgen', 'hasil laboratorium', 'fisioterapi', 'bayar rujukan jantung', 'spirometri paru', 'imunisasi anak jadwal', 'protesa gigi brp', 'audiometri telinga', 'spirometr', 'ambulan'] as const;

function published(all: readonly Asking[], name: string): unknown {
  const intents = [...new Set(all.map(({ question }) => question.intent))];
  say(`\n${name}.txt, ${all.length} questions${' '.repeat(10)}right  wrong  "I do not know"`);
  const rows = [...intents, 'all'].map((intent) => {
    const own = all.filter(({ question }) => intent === 'all' || question.intent === intent);
    const count = (verdict: Asking['verdict']): number => own.filter((each) => each.verdict === verdict).length;
    const row = { intent, of: own.length, right: count('right'), wrong: count('wrong'), unknown: count('unknown') };
    say(`  ${intent.padEnd(14)} of ${String(row.of).padStart(4)} ${String(row.right).padStart(10)} ${String(row.wrong).padStart(6)} ${String(row.unknown).padStart(8)}   ${(row.right / row.of * 100).toFixed(1)} %`);
    return row;
  });
  return { name, rows };
}

async function fillMany(desk: Desk): Promise<void> {
  for (let number = 0; number < ARTICLES; number += 1) {
    const text = (from: number, count: number): string => Array.from({ length: count }, (_, step) => WORDS[(number * 7 + from * 5 + step * (number % 11 + 1)) % WORDS.length] ?? '').join(' ');
    await call(desk, 'answers.publish', {
      id: null, expectedVersion: null, kind: number % 4 === 0 ? 'sop' : 'faq', title: `${SUBJECTS[number % SUBJECTS.length] ?? ''} ${text(1, 3)} ${number}`, alsoAsked: [text(2, 5)], body: Array.from({ length: 8 }, (_, part) => text(part, 25)).join('\n\n'),
      note: null, unitId: null, ownerId: null, audience: [], reviewDay: null,
    });
  }
  for (let number = 0; number < SERVICES; number += 1) {
    await call(desk, 'answers.saveService', { id: null, expectedVersion: null, name: `${SUBJECTS[number % SUBJECTS.length] ?? ''} paket ${number}`, unitId: null, tariff: 10_000 * (number + 1), minutes: 15, preparation: WORDS.slice(number % 20, number % 20 + 10).join(' '), payerRules: null, synonyms: [], active: true });
  }
}

async function measureSearch(dataDir: string): Promise<Finding[]> {
  await foundClinic(dataDir);
  const { file, key } = await clinicFile(dataDir);
  const desk = await openDesk(dataDir);
  await call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
  await fillMany(desk);
  await desk.close();
  const again = await openDesk(dataDir);
  await call(again, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
  const ask = (round: number) => call(again, 'answers.ask', { text: QUERIES[round % QUERIES.length] ?? '', callId: null, patientId: null });
  const first = await timed(1, ask);
  const search = await timed(200, ask);
  const plain = openConnection(file, key, true);
  const like = plain.prepare(`SELECT article_id AS id, title FROM article_version WHERE lower(title || ' ' || also_asked || ' ' || body) LIKE ? OR lower(title || ' ' || also_asked || ' ' || body) LIKE ?
    UNION ALL SELECT id, name FROM service WHERE lower(name || ' ' || synonyms || ' ' || coalesce(preparation, '')) LIKE ? OR lower(name || ' ' || synonyms || ' ' || coalesce(preparation, '')) LIKE ?`);
  const scan = await timed(200, (round) => {
    const [one = '', two = one] = (QUERIES[round % QUERIES.length] ?? '').split(' ').map((word) => `%${word}%`);
    return like.all(one, two, one, two);
  });
  plain.close();
  await again.close();
  return [
    { what: `answers.ask, ${ARTICLES} articles, ${SERVICES} services`, times: search, budgetMs: BUDGET_MS, note: 'answer, ranked, with synonyms and slips, through the whole call' },
    { what: 'the first one after the start (fills the index)', times: first, budgetMs: null, note: '' },
    { what: 'baseline: LIKE scan, no ranking, no slips', times: scan, budgetMs: null, note: '' },
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'meja-depan-bench-'));
try {
  await foundClinic(join(folder, 'questions'), () => ASKED_AT);
  const desk = await openDesk(join(folder, 'questions'), () => ASKED_AT);
  await call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
  const keys = await fillWorld((name, input) => call(desk, name, input));
  const only = process.argv[2];
  const accuracy: unknown[] = [];
  for (const name of ['tuned', 'held'] as const) {
    if (only !== undefined && only !== name) continue;
    const all = await askAll((each, input) => call(desk, each, input), keys, name);
    accuracy.push(published(all, name));
    if (only === 'tuned') for (const { question, asked, verdict } of all) if (verdict !== 'right') say(`${question.intent} ${JSON.stringify(question.wanted)}: ${question.text}\n    ${verdict}: ${asked.intent} ${asked.answer.kind} ${[...asked.doctorIds, ...asked.unitIds, ...asked.serviceIds].map((id) => keys.get(id)).join(' ')} ${JSON.stringify(asked.days)} ${asked.hits.map(({ title }) => title).join('; ')}`);
  }
  await desk.close();
  if (only === undefined) {
    const findings = await measureSearch(join(folder, 'many'));
    say(`\n${table(findings)}`);
    const results = join(import.meta.dirname, 'results');
    mkdirSync(results, { recursive: true });
    const file = join(results, `answers-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}.json`);
    writeFileSync(file, `${JSON.stringify({ accuracy, findings }, null, 2)}\n`);
    say(`\n${file}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
