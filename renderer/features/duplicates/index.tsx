export { DuplicatesButton } from './DuplicatesButton.tsx';
export { DuplicatesScreen } from './DuplicatesScreen.tsx';
