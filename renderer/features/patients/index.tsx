/** The patients' screens by path: search, registration, one patient, changing one. */
import { PatientDetailScreen, patientTabOf } from './PatientDetailScreen.tsx';
import { PatientFormScreen } from './PatientFormScreen.tsx';
import { PatientSearchScreen } from './PatientSearchScreen.tsx';

export function PatientsScreen({ path }: { path: string }) {
  const [, id, what] = path.split('/');
  if (id === undefined || id === '') return <PatientSearchScreen />;
  if (id === 'new') return <PatientFormScreen key="new" patientId={null} />;
  return what === 'edit' ? <PatientFormScreen key={id} patientId={id} /> : <PatientDetailScreen key={id} patientId={id} tab={patientTabOf(what)} />;
}
