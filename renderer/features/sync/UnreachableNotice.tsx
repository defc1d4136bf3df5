import type { DeskError } from '../../../shared/contract/core.ts';
import { SYNC_FAULTS } from '../../../shared/contract/sync.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { FaultNotice } from './FaultNotice.tsx';

/** The central could not be reached: told by the reason, where the desk knows it. */
export function UnreachableNotice({ error }: { error: DeskError }) {
  const fault = SYNC_FAULTS.find((each) => each === error.params?.['fault']);
  return fault === undefined ? <ErrorNotice error={error} /> : <FaultNotice fault={fault} asked />;
}
