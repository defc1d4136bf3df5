/** What opens over the schedule: details, reasons, the finder, everybody of one time, what is printed. */
import { Button } from '@mantine/core';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { AwayDialog } from './AwayDialog.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { FinderDialog } from './FinderDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { appointmentsAt, isHolding, overlaps, type Cell, type GridColumn, type ScheduleGrid } from './schedule-grid.ts';
import { SlotDialog } from './SlotDialog.tsx';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface Doctor { readonly id: string; readonly name: string }
export type Opened =
  | { readonly kind: 'details'; readonly id: string }
  | { readonly kind: 'cancel' | 'correct' | 'move'; readonly appointment: Appointment }
  | { readonly kind: 'away'; readonly column: GridColumn }
  | { readonly kind: 'slot'; readonly cell: Cell }
  | { readonly kind: 'print'; readonly doctors: readonly Doctor[] }
  | { readonly kind: 'finder' }
  | null;

interface ScheduleDialogsProps {
  readonly opened: Opened;
  readonly onOpened: (opened: Opened) => void;
  readonly actions: AppointmentActions;
  readonly grid: ScheduleGrid | null;
  readonly mayChange: boolean;
  readonly moving: Appointment | null;
  readonly today: string;
  readonly day: string;
  /** Of the chosen column. */
  readonly doctorId: string | null;
  readonly unitId: string | null;
  readonly onBook: (slot: FreeSlot, kind: Appointment['kind']) => void;
  readonly onMove: (appointment: Appointment, slot: FreeSlot) => void;
  readonly onShow: (place: { readonly day: string; readonly practitionerId: string; readonly from: number }) => void;
  /** Null: of all doctors. */
  readonly onPrint: (doctorId: string | null) => void;
}

export function ScheduleDialogs(props: ScheduleDialogsProps) {
  const { opened, onOpened, actions, grid, mayChange, moving, today, day, doctorId, unitId, onBook, onMove, onShow, onPrint } = props;
  const close = (): void => { onOpened(null); };
  switch (opened?.kind) {
    case 'details': return <DetailsDialog key={opened.id} id={opened.id} onClose={close} onShow={onShow} />;
    case 'cancel': return <CancelDialog appointment={opened.appointment} actions={actions} onClose={close} />;
    case 'correct': return <CorrectDialog appointment={opened.appointment} actions={actions} onClose={close} />;
    case 'move': return <MoveDialog appointment={opened.appointment} actions={actions} onClose={close} />;
    case 'away': return <AwayDialog practitionerId={opened.column.practitionerId} day={opened.column.day} onClose={close} />;
    case 'print': return <PrintDialog doctors={opened.doctors} first={doctorId} onPrint={onPrint} onClose={close} />;
    case 'finder':
      return <FinderDialog wish={{ practitionerId: moving?.practitionerId ?? doctorId, unitId, kind: moving?.kind ?? 'visit' }} from={day < today ? today : day} takes={moving === null ? 'book' : 'move'}
        onTake={(slot, kind) => { if (moving === null) onBook(slot, kind); else onMove(moving, slot); }} onShow={onShow} onClose={close} />;
    case 'slot': return <SharedSlot cell={opened.cell} grid={grid} mayChange={mayChange} onBook={(slot) => { onBook(slot, 'visit'); }} onOpen={(id) => { onOpened({ kind: 'details', id }); }} onClose={close} />;
    case undefined: return null;
  }
}

interface SharedSlotProps { readonly cell: Cell; readonly grid: ScheduleGrid | null; readonly mayChange: boolean; readonly onBook: (slot: FreeSlot) => void; readonly onOpen: (id: string) => void; readonly onClose: () => void }

function SharedSlot({ cell, grid, mayChange, onBook, onOpen, onClose }: SharedSlotProps) {
  const column = grid?.columns.find(({ day, practitionerId }) => day === cell.day && practitionerId === cell.practitionerId);
  if (!column) return null;
  const people = appointmentsAt(column, cell);
  const free = column.cells.find((each) => each.kind === 'slot' && overlaps(each, cell));
  const session = column.sessions.find((each) => overlaps(each, cell));
  return (
    <SlotDialog span={cell} day={cell.day} doctor={column.practitioner} people={people} taken={people.filter(isHolding).length} capacity={session?.capacity ?? 1} slot={mayChange && free?.kind === 'slot' ? free.slot : null}
      onBook={onBook} onOpen={({ id }) => { onOpen(id); }} onClose={onClose} />
  );
}

function PrintDialog({ doctors, first, onPrint, onClose }: { doctors: readonly Doctor[]; first: string | null; onPrint: (id: string | null) => void; onClose: () => void }) {
  const t = useText('schedule');
  const chosen = doctors.find(({ id }) => id === first) ?? doctors[0];
  return (
    <Dialog title={t('paper.choose')} onClose={onClose}>
      <div className={css.stack}>
        {chosen && <Button data-autofocus variant="light" onClick={() => { onPrint(chosen.id); }} rightSection={<Kbd>Enter</Kbd>}>{t('paper.one', { doctor: chosen.name })}</Button>}
        <Button variant="default" onClick={() => { onPrint(null); }}>{t('paper.all')}</Button>
      </div>
    </Dialog>
  );
}
