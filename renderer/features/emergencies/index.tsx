export { EmergenciesScreen } from './EmergenciesScreen.tsx';
