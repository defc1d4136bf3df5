import { Button } from '@mantine/core';
import { DUPLICATE_ROLES } from '../../../shared/contract/duplicates.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { countInWords } from './RunStatus.tsx';

/** On the patients' screen, for whoever decides: how many pairs wait. */
export function DuplicatesButton() {
  const t = useText('duplicates');
  const go = useRoute((route) => route.go);
  const may = useMay(DUPLICATE_ROLES);
  const status = useCall('duplicates.status', {}, { enabled: may });
  if (!may) return null;
  return <Button variant="default" onClick={() => { go('patients/duplicates'); }}>{status.data && status.data.open > 0 ? t('buttonCount', { count: countInWords(status.data.open) }) : t('title')}</Button>;
}
