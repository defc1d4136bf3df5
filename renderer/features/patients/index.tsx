/** The patients' screens by path: search, registration, one patient, changing one, probable duplicates, merging two. */
import { DuplicatesScreen } from '../duplicates/index.tsx';
import { MergeScreen } from '../merges/MergeScreen.tsx';
import { PatientDetailScreen, patientTabOf } from './PatientDetailScreen.tsx';
import { PatientFormScreen } from './PatientFormScreen.tsx';
import { PatientSearchScreen } from './PatientSearchScreen.tsx';

export function PatientsScreen({ path }: { path: string }) {
  const [, id, what, other] = path.split('/');
  if (id === undefined || id === '') return <PatientSearchScreen />;
  // `patients/new`, `patients/new/newborn/<mother>`, `patients/new/family/<one of the household>`
  if (id === 'new') {
    const copies = (what === 'newborn' || what === 'family') && other !== undefined;
    return copies ? <PatientFormScreen key={path} task={what} patientId={other} /> : <PatientFormScreen key="new" task="new" patientId={null} />;
  }
  if (id === 'duplicates') return <DuplicatesScreen />;
  if (id === 'merge') return what !== undefined && other !== undefined ? <MergeScreen key={`${what} ${other}`} oneId={what} otherId={other} /> : <PatientSearchScreen />;
  if (what === 'edit' || what === 'identify') return <PatientFormScreen key={path} task={what === 'edit' ? 'change' : 'identify'} patientId={id} />;
  return <PatientDetailScreen key={id} patientId={id} tab={patientTabOf(what)} />;
}
