/** What the desk asks of the process that touches the second place, and what comes back: one JSON line each, no key and no content of the database. */
import { z } from 'zod';
import { placeCheckSchema, placeProblemSchema } from '../../../shared/contract/backup.ts';

export type PlaceOrder =
  /** `home`: a folder of the clinic's own disk. */
  | { readonly task: 'look'; readonly folder: string; readonly home: string }
  | { readonly task: 'try'; readonly folder: string; readonly home: string }
  /** Makes the desk's folder inside a place that was tried. */
  | { readonly task: 'prepare'; readonly folder: string; readonly path: string }
  | ({ readonly task: 'copy'; readonly folder: string } & CopyOrder)
  /** Brings a file from the place to this computer. `name` without a path; its notes come along. */
  | ({ readonly task: 'fetch' } & FetchOrder);

export interface FetchOrder { readonly folder: string; readonly name: string; readonly to: string }

export interface CopyOrder {
  /** The keyring lies here. */
  readonly dataFolder: string;
  /** The desk's own backups. */
  readonly from: string;
  /** This desk's folder in the second place. It is never made here: where it is missing, the place itself is. */
  readonly to: string;
  readonly name: string;
  /** The newest backup of all: never pruned. */
  readonly newest: string;
}

const lyingSchema = z.object({ name: z.string(), bytes: z.int(), notes: z.string() });
export type LyingBackup = z.infer<typeof lyingSchema>;
const lookedSchema = z.object({ there: z.boolean(), freeBytes: z.int().nullable(), sameDisk: z.boolean(), items: z.array(lyingSchema) });
export type Looked = z.infer<typeof lookedSchema>;
/** `realPath`: without links; null where the folder is not there. */
const triedSchema = placeCheckSchema.extend({ realPath: z.string().nullable() });
export type Tried = z.infer<typeof triedSchema>;
const doneSchema = z.object({ problem: placeProblemSchema.nullable() });

export const ANSWERS = { look: lookedSchema, try: triedSchema, prepare: doneSchema, copy: doneSchema, fetch: doneSchema } as const;
export type PlaceAnswer<T extends PlaceOrder['task']> = z.infer<(typeof ANSWERS)[T]>;

/** A line that only says that the work goes on. */
export const GOES_ON = '.';
/** The line before the answer. */
export const ANSWER = '=';
