/** The patients' screens by path: search, registration, one patient, changing one, merging two. */
import { MergeScreen } from '../merges/MergeScreen.tsx';
import { PatientDetailScreen } from './PatientDetailScreen.tsx';
import { PatientFormScreen } from './PatientFormScreen.tsx';
import { PatientSearchScreen } from './PatientSearchScreen.tsx';

export function PatientsScreen({ path }: { path: string }) {
  const [, id, what, other] = path.split('/');
  if (id === undefined || id === '') return <PatientSearchScreen />;
  if (id === 'new') return <PatientFormScreen key="new" patientId={null} />;
  if (id === 'merge') return what !== undefined && other !== undefined ? <MergeScreen key={`${what} ${other}`} oneId={what} otherId={other} /> : <PatientSearchScreen />;
  return what === 'edit' ? <PatientFormScreen key={id} patientId={id} /> : <PatientDetailScreen key={id} patientId={id} />;
}
