import type id from '../id/queue.ts';

const queue = {
  title: 'Queue',
  all: 'All units',
  unitFilter: 'Unit',
  show: 'Show',
  active: 'Under way',
  waiting: 'Waiting',
  everything: 'All of today',
  callNext: 'Call next',
  openDisplay: 'Waiting-room screen',
  reprintLast: 'Print the last ticket again',
  noLastTicket: 'No ticket has been printed today.',
  hint: '↑↓ choose · Space next step · Enter open patient',
  number: 'Number', patient: 'Patient', unit: 'Unit · doctor', payer: 'Payer', wait: 'Wait', state: 'State', inState: 'In state', whyNext: 'Order', doctor: 'Doctor',
  fromUnit: 'from {{unit}}',
  disputed: 'Two desks differ',
  rowLabel: '{{number}}, {{name}}, {{unit}}, {{state}}',
  actions: {
    call: 'Call', recall: 'Call again', serve: 'Start', finish: 'Finish', move: 'Move', hold: 'Hold', resume: 'Resume', skip: 'Skip', return: 'Put back', no_show: 'Did not come', left: 'Left', cancel: 'Cancel', undo: 'Undo', ticket: 'Print ticket', history: 'History',
  },
  done: {
    call: '{{number}} called.', recall: '{{number}} called again.', serve: '{{number}} is being served.', finish: '{{number}} finished.', skip: '{{number}} skipped.', return: '{{number}} is waiting again.', hold: '{{number}} is on hold and keeps its place.', resume: '{{number}} is waiting again at its old place.', left: '{{number}} left without being served.', move: '{{number}} moved to {{unit}}.', moveNumber: '{{number}} moved to {{unit}} with number {{next}}.', no_show: '{{number}} marked as not come.', cancel: '{{number}} cancelled.', undo: 'The last step of {{number}} was undone.',
  },
  cancel: { title: 'Cancel {{number}}', reason: 'Reason for cancelling', confirm: 'Cancel the visit', keep: 'Keep it' },
  hold: { title: 'Put {{number}} on hold', reason: 'Why, for example waiting for a result or papers', confirm: 'Hold', keep: 'Do not hold' },
  move: {
    title: 'Move {{number}} · {{name}}', to: 'To which unit? Press its digit.', back: '(back)', waiting: '{{count}} waiting', anyDoctor: 'Anyone', reason: 'Note for the unit', confirm: 'Move', keep: 'Do not move',
    noUnits: 'No other unit is open', noUnitsNext: 'An administrator can open one in Settings › Units and doctors.',
  },
  why: {
    placed: '{{place}}. {{words}}', back: 'back from another unit', priority: 'priority {{priority}}, turn {{turn}} of {{of}}', priority_always: 'priority {{priority}}', general_turn: 'general turn after {{of}} priority', booked: 'booked {{time}}',
    walk_in_turn: 'walk-in turn after {{of}} booked', arrival: 'by arrival', booked_early: 'booked {{time}}, too early: by arrival', booked_late: 'booked {{time}}, late: by arrival',
    was_skipped: 'skipped before ({{turn}} of {{of}}), back', skipped_too_often: 'skipped {{turn}}×: mark as not come?', skipped_both: 'back after {{turn}} calls or at {{time}}', skipped_calls: 'back after {{turn}} calls', skipped_time: 'back at {{time}}',
    skipped_never: 'back when put back by hand',
  },
  history: {
    title: 'History of {{number}} · {{name}}', label: 'The visit’s way', withdrawn: 'Move undone', undone: 'undone', notTaken: 'Did not take hold: another desk was first',
    actions: { join: 'Joined the queue', call: 'Called', recall: 'Called again', serve: 'Service began', finish: 'Finished', move: 'Moved on', hold: 'Put on hold', resume: 'Resumed', skip: 'Skipped', return: 'Put back', no_show: 'Did not come', left: 'Left unserved', cancel: 'Cancelled', undo: 'Last step undone', withdraw: 'The move here was undone' },
  },
  emptyTitle: 'Nobody in the queue yet',
  emptyText: 'Patients appear here when they are checked in. Press F2 to check somebody in.',
  nobodyTitle: 'Nobody is waiting here',
  nobodyText: 'Choose “All of today” to see who is finished.',
  calls: '{{count}}×',
  selected: 'Chosen: {{number}}',
  undoLast: 'Undo', paper: 'Paper',
} satisfies typeof id;
export default queue;
