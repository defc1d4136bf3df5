/** Which records are one person. */
import type { Readable } from '../../../db/desk/database.ts';

/** The ids of all records of the person whose record this is, this one included. */
export function personIds(_from: Readable, id: string): readonly string[] { return [id]; }
