export { HandOffDialog } from './HandOffDialog.tsx';
export { HandOffsScreen } from './HandOffsScreen.tsx';
