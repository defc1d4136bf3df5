/** Which of a clinic's own units is meant by a kind of unit; null when none or several could be. */
import type { UnitKind } from './words/subjects.ts';

const NAMED: Readonly<Partial<Record<UnitKind, RegExp>>> = {
  registration: /daftar|loket|admisi|registra/iu, dental: /gigi/iu, maternal: /\bkia\b|bidan|kandungan|kebidanan|\bkb\b|ibu/iu, child: /anak/iu, general: /umum/iu, pharmacy: /apotek|farmasi|obat/iu,
  laboratory: /\blab/iu, radiology: /radiologi|rontgen/iu, emergency: /\bigd\b|\bugd\b|gawat|darurat/iu, inpatient: /inap/iu, cashier: /kasir|pembayaran/iu,
};

export function unitMeant(kind: UnitKind | null, units: readonly { readonly id: string; readonly name: string }[]): string | null {
  const name = kind === null ? undefined : NAMED[kind];
  const found = name === undefined ? [] : units.filter((unit) => name.test(unit.name));
  return found.length === 1 ? found[0]?.id ?? null : null;
}
