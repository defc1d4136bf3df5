export { ComplaintDialog } from './ComplaintDialog.tsx';
export { ComplaintsScreen } from './ComplaintsScreen.tsx';
