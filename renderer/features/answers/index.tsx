/** What other screens show of the answers. */
export { AnswersPanel } from './AnswersPanel.tsx';
export { AnswersScreen } from './AnswersScreen.tsx';
