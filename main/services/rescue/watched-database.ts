/** The open database, watched for pages that cannot be read: the first one ends the work with it and is told. */
import { type ApplyOptions, type ApplyTx, type Compilable, DeskDatabase, isDamage, type OpenOptions, type WriteRequest, type WriteTx } from '../../../db/desk/database.ts';
import { Refusal } from '../../kernel.ts';

export class WatchedDatabase extends DeskDatabase {
  readonly #onDamage: () => void;

  constructor(connection: DeskDatabase['connection'], options: Pick<OpenOptions, 'now' | 'onSlow' | 'log'> & { readonly onDamage: () => void }) {
    super(connection, options);
    this.#onDamage = options.onDamage;
  }

  override all<O>(query: Compilable<O>): O[] { return this.#watch(() => super.all(query)); }
  override first<O>(query: Compilable<O>): O | undefined { return this.#watch(() => super.first(query)); }
  override write<T>(request: WriteRequest, change: (tx: WriteTx) => T): T { return this.#watch(() => super.write(request, change)); }
  override apply<T>(change: (tx: ApplyTx) => T, options?: ApplyOptions): T { return this.#watch(() => super.apply(change, options)); }

  #watch<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#onDamage();
      throw new Refusal('database_damaged');
    }
  }
}
