export { CallDialog } from './CallDialog.tsx';
export { CallsScreen } from './CallsScreen.tsx';
