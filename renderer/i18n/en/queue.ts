import type id from '../id/queue.ts';

const queue = {
  title: 'Queue',
  all: 'All units',
  unitFilter: 'Unit',
  show: 'Show',
  active: 'Under way',
  everything: 'All of today',
  callNext: 'Call next',
  openDisplay: 'Waiting-room screen',
  reprintLast: 'Print the last ticket again',
  noLastTicket: 'No ticket has been printed today.',
  hint: '↑↓ choose · Space next step · Enter open patient',
  number: 'Number', patient: 'Patient', unit: 'Unit · doctor', payer: 'Payer', wait: 'Wait', since: 'Since', state: 'State',
  rowLabel: '{{number}}, {{name}}, {{unit}}, {{state}}',
  actions: {
    call: 'Call', recall: 'Call again', serve: 'Start', finish: 'Finish', skip: 'Skip', return: 'Put back', no_show: 'Did not come', cancel: 'Cancel', undo: 'Undo', ticket: 'Print ticket',
  },
  done: {
    call: '{{number}} called.', recall: '{{number}} called again.', serve: '{{number}} is being served.', finish: '{{number}} finished.', skip: '{{number}} skipped.', return: '{{number}} is waiting again.', no_show: '{{number}} marked as not come.', cancel: '{{number}} cancelled.', undo: 'The last step of {{number}} was undone.',
  },
  cancelTitle: 'Cancel {{number}}',
  cancelReason: 'Reason for cancelling',
  cancelConfirm: 'Cancel the visit',
  keep: 'Keep it',
  emptyTitle: 'Nobody in the queue yet',
  emptyText: 'Patients appear here when they are checked in. Press F2 to check somebody in.',
  nobodyTitle: 'Nobody is waiting here',
  nobodyText: 'Choose “All of today” to see who is finished.',
  calls: 'called {{count}}×',
  selected: 'Chosen: {{number}}',
  undoLast: 'Undo',
} satisfies typeof id;
export default queue;
