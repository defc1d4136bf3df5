/** Settings of the waiting room: what every screen of the clinic shows and says, and this computer's screens and loudspeaker. */
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { ClinicDisplayForm } from './ClinicDisplayForm.tsx';
import { DeskDisplayForm } from './DeskDisplayForm.tsx';

export function DisplaySection() {
  const settings = useCall('display.settings', {});
  const directory = useCall('clinic.directory', {});
  const admin = useMay(ADMIN_ROLES);
  if (!settings.data || !directory.data) return <ErrorNotice error={settings.error ?? directory.error} />;
  const units = directory.data.units.filter((unit) => unit.active);
  return (
    <>
      <DeskDisplayForm saved={settings.data.desk} clinic={settings.data.clinic} units={units} />
      {admin && <ClinicDisplayForm saved={settings.data.clinic} units={units} />}
    </>
  );
}
