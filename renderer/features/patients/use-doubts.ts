/** The doubts about the NIK as it is typed, with what is needed to put them into words. */
import type { Output } from '../../../shared/contract/index.ts';
import { doubtsOf, type Doubt } from '../../../shared/domain/identity-doubts.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { birthOf, type PatientValues } from './patient-form.ts';

export interface Doubts { readonly all: readonly Doubt[]; readonly owner: Output<'patients.nikOwners'>[number] | null }

export function useDoubts(values: PatientValues, exceptId: string | null): Doubts {
  const today = dayOfInstant(deskNow());
  const nik = nikDigits(values.nik);
  const whole = /^\d{16}$/.test(nik);
  const region = useCall('patients.regionOfNik', { prefix: nik.slice(0, 6) }, { enabled: whole });
  const owners = useCall('patients.nikOwners', { nik, exceptId }, { enabled: whole });
  const owner = (whole && owners.data?.[0]) || null;
  const all = doubtsOf({ nik: whole ? nik : null, sex: values.sex || null, birthDate: birthOf(values, today).day }, { today, regionKnown: region.data ? region.data.district !== null : null, taken: owner !== null });
  return { all, owner };
}
