/** For tests: a desk that imports one small file of three patients, the second of them without a name. */
import type { ImportInspection, ImportJob, ImportRow } from '../../../shared/contract/imports.ts';
import { DeskDouble, ok, type Handlers } from '../../app/desk-double.tsx';

export const JOB_ID = '01890000-0000-7000-8000-00000000000a';
export const INSPECTION: ImportInspection = {
  format: 'csv', encoding: 'windows-1252', delimiter: ';', sheets: [], sheet: null, headers: ['Nama Pasien', 'Tgl Lahir', 'JK', 'Kode'],
  sample: [['Sari Dewi', '03/04/1990', 'P', 'x1'], ['', '05/06/1985', 'L', 'x2'], ['Bima Putra', '01/02/2001', 'L', 'x3']],
  mapping: { 0: 'name', 1: 'birth_date', 2: 'sex' }, options: { dateOrder: 'day_first', estimateFromAge: false, payer: 'general' }, remembered: false, dateOrderUncertain: true, facts: null,
};
const NO_COUNTS: ImportJob['counts'] = { new: 0, known: 0, rejected: 0, corrected: 0, applied: 0, voided: 0, kept: 0 };

export function jobOf(part: Partial<ImportJob> = {}): ImportJob {
  return { id: JOB_ID, kind: 'patients', fileName: 'pasien.csv', bytes: 60, startedAt: 1_795_000_000_000, startedBy: 'Rina Hapsari', state: 'receiving', failure: null, done: 0, total: 3, counts: NO_COUNTS, ...part };
}

export function rowOf(row: number, part: Partial<ImportRow> = {}): ImportRow {
  return { row, outcome: 'new', cells: INSPECTION.sample[row - 1] ?? [`Pasien ${row}`, '01/01/1990', 'P', ''], problems: [], corrections: [], ...part };
}

/** The desk's side of one import, as far as the screen can tell. */
export class ImportDesk {
  job: ImportJob | null = null;
  rows: ImportRow[] = [rowOf(1), rowOf(2, { outcome: 'rejected', problems: [{ field: 'name', code: 'name_missing', value: '' }] }), rowOf(3, { outcome: 'known' })];
  readonly pieces: string[] = [];
  readonly drafts = new Map<string, string>();
  readonly double: DeskDouble;

  constructor(more: Handlers = {}) {
    this.double = new DeskDouble({
      'drafts.load': ({ form, key }) => { const content = this.drafts.get(form + key); return ok(content === undefined ? null : { form, key, content, savedAt: 1 }); },
      'drafts.save': ({ form, key, content }) => { this.drafts.set(form + key, content); return ok({ savedAt: 1 }); },
      'drafts.discard': ({ form, key }) => { this.drafts.delete(form + key); return ok({}); },
      'imports.list': () => ok(this.job === null ? [] : [this.job]),
      'imports.job': () => (this.job === null ? { ok: false, error: { code: 'not_found' } } : ok(this.job)),
      'imports.begin': ({ kind, fileName, bytes }) => { this.job = jobOf({ kind, fileName, bytes }); return ok({ jobId: JOB_ID }); },
      'imports.piece': ({ data }) => { this.pieces.push(data); return ok({ received: this.pieces.length }); },
      'imports.inspect': () => { this.become({ state: 'inspected' }); return ok(INSPECTION); },
      'imports.check': () => { this.become({ state: 'checking', done: 0 }); return ok({}); },
      'imports.stop': () => { this.become({ state: this.job?.state === 'applying' ? 'paused' : 'inspected' }); return ok({}); },
      'imports.rows': ({ outcome, corrected, after, limit }) => ok(this.rows.filter((row) => row.row > after && (outcome === null || row.outcome === outcome) && (!corrected || row.corrections.length > 0)).slice(0, limit)),
      'imports.correct': ({ row, cells }) => ok(this.correct(row, cells)),
      'imports.apply': () => { this.become({ state: 'applying', done: 0, total: 2 }); return ok({}); },
      'imports.void': () => { this.become({ state: 'voided', counts: { ...NO_COUNTS, voided: 1, kept: 1 } }); return ok({}); },
      'imports.discard': () => { this.become(this.job?.counts.applied === 0 ? { state: 'cancelled' } : {}); return ok({}); },
      'imports.rejects': ({ after }) => ok({ fileName: 'pasien-ditolak.csv', text: after === 0 ? 'Nama;Alasan\n' : ';Nama belum ada\n', next: after === 0 ? 2 : null }),
      ...more,
    });
  }

  become(part: Partial<ImportJob>): void {
    this.job = { ...(this.job ?? jobOf()), ...part };
  }

  /** The desk's work beside the screen: the state changes and every window is told. */
  tellsOf(part: Partial<ImportJob>): void {
    this.become(part);
    this.double.tell({ type: 'changed', capabilities: ['imports'] });
  }

  countRows(): ImportJob['counts'] {
    const of = (outcome: ImportRow['outcome']): number => this.rows.filter((row) => row.outcome === outcome).length;
    return { ...NO_COUNTS, new: of('new'), known: of('known'), rejected: of('rejected'), applied: of('applied') };
  }

  private correct(row: number, cells: string[]): ImportRow {
    const right = (cells[0] ?? '').trim().length > 2;
    const looked: ImportRow = right ? { ...rowOf(row), cells } : { ...rowOf(row), cells, outcome: 'rejected', problems: [{ field: 'name', code: 'name_long', value: cells[0] ?? '' }] };
    this.rows = this.rows.map((each) => (each.row === row ? looked : each));
    this.become({ counts: this.countRows() });
    return looked;
  }
}
