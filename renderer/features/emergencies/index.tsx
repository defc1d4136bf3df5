export { AlertBar } from './AlertBar.tsx';
export { EmergencyDialog } from './EmergencyDialog.tsx';
export { EmergenciesScreen } from './EmergenciesScreen.tsx';
