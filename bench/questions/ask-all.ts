/** Sets up the invented clinic on a desk, asks it the questions of a file, and judges each answer: right, wrong, or "I do not know". */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, Intent } from '../../shared/contract/answers.ts';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { ARTICLES, DOCTORS, SERVICES, UNITS } from './world.ts';

type Call = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
/** Ids of the world's rows → their keys. */
export type Keys = ReadonlyMap<string, string>;

export async function fillWorld(call: Call): Promise<Keys> {
  const keys = new Map<string, string>();
  const there = (await call('clinic.directory', {})).units;
  for (const { key, name, letter, kind } of UNITS) {
    const before = there.find((unit) => unit.letter === letter);
    const { id } = await call('clinic.saveUnit', { id: before?.id ?? null, expectedVersion: before?.version ?? null, name, letter, kind, room: null, active: true });
    keys.set(id, key);
  }
  const idOf = (key: string): string => [...keys].find(([, each]) => each === key)?.[0] ?? '';
  for (const { key, name, unit, weekdays } of DOCTORS) {
    const { id } = await call('clinic.savePractitioner', { id: null, expectedVersion: null, name, unitId: idOf(unit), hours: null, active: true });
    keys.set(id, key);
    for (const weekday of weekdays) await call('appointments.saveRule', { id: null, expectedVersion: null, practitionerId: id, unitId: idOf(unit), roomId: null, from: 480, to: 720, slotMinutes: 20, quotaBpjs: null, quotaOther: null, weekday, validFrom: '2026-11-01', validTo: null });
  }
  for (const { key, ...service } of SERVICES) keys.set((await call('answers.saveService', { id: null, expectedVersion: null, unitId: null, active: true, ...service, synonyms: [...service.synonyms] })).id, key);
  for (const { key, kind, title, alsoAsked, body } of ARTICLES) keys.set((await call('answers.publish', { id: null, expectedVersion: null, kind, title, alsoAsked: [...alsoAsked], body, note: null, unitId: null, ownerId: null, audience: [], reviewDay: null })).id, key);
  return keys;
}

export interface Question { readonly intent: Intent; readonly wanted: Readonly<Record<string, string>>; readonly text: string }
export function readQuestions(name: 'tuned' | 'held'): Question[] {
  const lines = readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [head = '', text = ''] = line.split(' | ');
    const [intent = '', ...wanted] = head.split(' ');
    return { intent: intent as Intent, text, wanted: Object.fromEntries(wanted.map((each) => each.split('=') as [string, string])) };
  });
}

export type Verdict = 'right' | 'wrong' | 'unknown';
/** The intent decides, and whatever the question names: doctor, unit, service, days, article. A service may stand among three. */
export function judge({ intent, wanted }: Question, asked: Asked, keys: Keys): Verdict {
  const named = (ids: readonly string[], key: string | undefined): boolean => key === undefined || ids.some((id) => keys.get(id) === key);
  const days = asked.days === null ? undefined : asked.days.from === asked.days.to ? asked.days.from : `${asked.days.from}..${asked.days.to}`;
  const dayRight = ['article', 'unknown', 'emergency', 'appointment'].includes(intent) || days === wanted['day'];
  const unitRight = wanted['unit'] === undefined || named(asked.unitIds, wanted['unit']) || asked.doctorIds.length > 0;
  const article = asked.answer.kind === 'article' ? [asked.answer.article.id] : [];
  const right = asked.intent === intent && named(asked.doctorIds, wanted['doctor']) && unitRight && named(asked.serviceIds, wanted['service']) && dayRight && named(article, wanted['article']);
  if (right) return 'right';
  return asked.answer.kind === 'unknown' ? 'unknown' : 'wrong';
}

export interface Asking { readonly question: Question; readonly asked: Asked; readonly verdict: Verdict }
export async function askAll(call: Call, keys: Keys, name: 'tuned' | 'held'): Promise<Asking[]> {
  const all: Asking[] = [];
  for (const question of readQuestions(name)) {
    const asked = await call('answers.ask', { text: question.text, callId: null, patientId: null });
    all.push({ question, asked, verdict: judge(question, asked, keys) });
  }
  return all;
}
