/** The parts every screen is drawn with. */
export { Page, Panel, EmptyState } from './Page.tsx';
export { StatusTag, Kbd, type Tone, type Shape } from './StatusTag.tsx';
export { ErrorNotice, fieldError } from './ErrorNotice.tsx';
export { Dialog } from './Dialog.tsx';
export { ReasonDialog } from './ReasonDialog.tsx';
export { SelectableTable, type Column } from './SelectableTable.tsx';
export { wantRow } from './wanted-row.ts';
export { formatMinuteOfDay } from './minute-of-day.ts';
export { Segmented } from './Segmented.tsx';
export {
  dayOfInstant, formatBirthDate, formatCount, formatDay, formatInstant, formatMinutes, formatTime, formatWeekday, setClinicZone, zoneName,
} from './format.ts';
