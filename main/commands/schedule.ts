/**
 * `npm run schedule -- CASE.json` (`-`: from standard input): availability, clashes, recurrences and changes of state of a case that is
 * told in JSON, answered by the desk's own rules as JSON. Exit code 2, and nothing on standard output, when the case cannot be read.
 */
import { readFileSync } from 'node:fs';
import { answerCase } from './schedule-answers.ts';
import { ScheduleRefusal } from './schedule-words.ts';

const USAGE = 'Usage: npm run schedule -- CASE.json';

function reading(file: string): unknown {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new ScheduleRefusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ScheduleRefusal(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new ScheduleRefusal(USAGE);
  process.stdout.write(`${JSON.stringify(answerCase(reading(file)))}\n`);
} catch (error) {
  if (!(error instanceof ScheduleRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
