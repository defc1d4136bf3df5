/**
 * `npm run bench:triage`: how well complaints are told from praise, and health from other subjects, on made-up texts, beside a baseline of
 * plain key words in the same run. `held.txt` and `street.txt` are for reporting only; whoever changes words and weights looks at `tuned.txt`
 * (`node bench/triage.ts tuned` also prints what went wrong there). Writes bench/results/triage-<time>.json.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { triage } from '../shared/triage/index.ts';

interface Labelled { readonly kind: string; readonly health: string; readonly text: string }
interface Verdict { readonly kind: string; readonly health: string }
const KINDS: Readonly<Record<string, string>> = { c: 'complaint', p: 'praise', q: 'question', o: 'other' };
const HEALTH: Readonly<Record<string, string>> = { y: 'yes', n: 'no', u: 'unsure' };
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

function readLabelled(name: string): Labelled[] {
  const lines = readFileSync(join(import.meta.dirname, 'triage', `${name}.txt`), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => ({ kind: KINDS[line[0] ?? ''] ?? '', health: HEALTH[line[1] ?? ''] ?? '', text: line.slice(3).replaceAll(String.raw`\n`, '\n') }));
}

/** What anybody would write first: a handful of words, no negation, no spelling. */
const BAD = /kecewa|buruk|lambat|lama|jelek|parah|kotor|rusak|tidak|gak|nggak|komplain|marah|mahal|antri|antre|error|susah|sulit|kurang|bau|judes|jutek|tolong|payah|😡|😭|👎/iu;
const FINE = /bagus|baik|ramah|cepat|puas|terima ?kasih|makasih|mantap|bersih|nyaman|keren|suka|senang|salut|membantu|recommended|👍|😊/iu;
const CARE = /dokter|rumah sakit|puskesmas|obat|bpjs|perawat|pasien|klinik/iu;
const baseline = (text: string): Verdict => ({ kind: BAD.test(text) ? 'complaint' : FINE.test(text) ? 'praise' : text.includes('?') ? 'question' : 'other', health: CARE.test(text) ? 'yes' : 'no' });

interface Score { readonly precision: number; readonly recall: number; readonly right: number; readonly of: number }
function score(rows: readonly Labelled[], verdicts: readonly Verdict[], isSo: (verdict: Verdict) => boolean): Score {
  const truth = rows.filter((row) => isSo(row)).length;
  const found = verdicts.filter((verdict) => isSo(verdict)).length;
  const right = rows.filter((row, at) => isSo(row) && isSo(verdicts[at] ?? row)).length;
  return { precision: found === 0 ? 0 : right / found, recall: truth === 0 ? 0 : right / truth, right, of: truth };
}

/** Each question is asked of the texts that have an answer to it. */
const QUESTIONS: readonly { readonly name: string; readonly among: (row: Labelled) => boolean; readonly isSo: (verdict: Verdict) => boolean }[] = [
  { name: 'complaint, of complaints and praise', among: ({ kind }) => kind === 'complaint' || kind === 'praise', isSo: ({ kind }) => kind === 'complaint' },
  { name: 'praise, of complaints and praise', among: ({ kind }) => kind === 'complaint' || kind === 'praise', isSo: ({ kind }) => kind === 'praise' },
  { name: 'complaint, of all texts', among: () => true, isSo: ({ kind }) => kind === 'complaint' },
  { name: 'question, of all texts', among: () => true, isSo: ({ kind }) => kind === 'question' },
  { name: 'health, where the text says', among: ({ health }) => health !== 'unsure', isSo: ({ health }) => health === 'yes' },
  { name: 'another subject, where the text says', among: ({ health }) => health !== 'unsure', isSo: ({ health }) => health === 'no' },
  { name: 'health complaint, of all texts', among: ({ health }) => health !== 'unsure', isSo: ({ kind, health }) => kind === 'complaint' && health === 'yes' },
];

const named = process.argv[2];
const results = (named === undefined ? ['tuned', 'held', 'street'] : [named]).map((name) => {
  const rows = readLabelled(name);
  const ways = [{ way: 'triage', judge: (text: string): Verdict => triage(text) }, { way: 'baseline: key words', judge: baseline }].map(({ way, judge }) => {
    const verdicts = rows.map(({ text }) => judge(text));
    say(`\n${name}.txt, ${rows.length} texts, ${way}`);
    const figures = QUESTIONS.map(({ name: question, among, isSo }) => {
      const kept = rows.map((row, at) => ({ row, verdict: verdicts[at] ?? row })).filter(({ row }) => among(row));
      const figure = score(kept.map(({ row }) => row), kept.map(({ verdict }) => verdict), isSo);
      say(`  ${question.padEnd(38)} precision ${figure.precision.toFixed(3)}  recall ${figure.recall.toFixed(3)}  (${figure.of})`);
      return { question, ...figure };
    });
    const accuracy = rows.filter(({ kind }, at) => verdicts[at]?.kind === kind).length / rows.length;
    say(`  kind right: ${accuracy.toFixed(3)}`);
    return { way, accuracy, figures };
  });
  if (named === 'tuned') {
    for (const { kind, health, text } of rows) {
      const found = triage(text);
      if (found.kind !== kind || (found.health !== health && health !== 'unsure')) say(`${kind}/${health} taken for ${found.kind}/${found.health} (${found.complaintLikelihood.toFixed(2)} ${found.healthLikelihood.toFixed(2)}): ${text}\n    ${found.words.map(({ says, text: words }) => `${says} ${words}`).join('; ')}`);
    }
  }
  const times = 20;
  const started = performance.now();
  for (let round = 0; round < times; round += 1) for (const { text } of rows) triage(text);
  const perSecond = Math.round(rows.length * times / ((performance.now() - started) / 1000));
  say(`  ${perSecond} texts a second`);
  return { name, texts: rows.length, perSecond, ways };
});
if (named === undefined) {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `triage-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  say(`\n${file}`);
}
