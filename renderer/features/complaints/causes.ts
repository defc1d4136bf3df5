/** The clinic's root causes by name: its own, or the program's. */
import { FIRST_CAUSES } from '../../../shared/contract/complaint-settings.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';

export interface NamedCause { readonly id: string; readonly name: string; readonly active: boolean }

export function useCauses(): readonly NamedCause[] {
  const t = useText('complaints');
  const causes = useCall('complaints.settings', {}).data?.causes ?? [];
  return causes.map(({ id, name, active }) => ({ id, active, name: name ?? (FIRST_CAUSES.some((known) => known === id) ? t(`cause.${id}`) : id) }));
}
