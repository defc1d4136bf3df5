/** "Perlu perhatian": the button with its count, and the sheet that opens beside any screen. */
export { InboxButton } from './InboxButton.tsx';
export { InboxSheet } from './InboxSheet.tsx';
