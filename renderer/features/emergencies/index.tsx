export { EmergencyDialog } from './EmergencyDialog.tsx';
export { EmergenciesScreen } from './EmergenciesScreen.tsx';
