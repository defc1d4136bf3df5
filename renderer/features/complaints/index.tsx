export { ComplaintDialog } from './ComplaintDialog.tsx';
export { ComplaintsScreen } from './ComplaintsScreen.tsx';
export { ComplaintsSection } from './ComplaintsSection.tsx';
