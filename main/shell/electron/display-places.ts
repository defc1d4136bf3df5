/** On which monitor each of the waiting room's screens stood, so that they stand there again after a restart. Known before the database is open. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import { MOST_SCREENS } from '../../../shared/contract/display.ts';

const placesSchema = z.array(z.object({ screen: z.int().min(1).max(MOST_SCREENS), monitor: z.number() })).max(MOST_SCREENS);
export type DisplayPlace = z.infer<typeof placesSchema>[number];

export class DisplayPlaces {
  readonly #file: string;
  constructor(file: string) { this.#file = file; }

  /** What cannot be read counts as none. */
  read(): DisplayPlace[] {
    try {
      return placesSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return [];
    }
  }

  opened(place: DisplayPlace): void { this.#write([...this.#others(place.screen), place]); }
  closed(screen: number): void { this.#write(this.#others(screen)); }

  #others(screen: number): DisplayPlace[] { return this.read().filter((place) => place.screen !== screen); }

  /** Not worth stopping a window for. */
  #write(places: readonly DisplayPlace[]): void {
    try {
      writeFileAtomic(this.#file, JSON.stringify(places));
    } catch (error) {
      console.error('places of the displays not kept', error instanceof Error ? error.name : '');
    }
  }
}
