const shiftNotes = {
  title: 'Shift hand-over', lead: 'What is still open is counted from the records themselves. It is frozen when it is handed over; the next person signs in under their own name and accepts.',
  now: 'Open now', nothingOpen: 'Nothing is open', nothingOpenText: 'Queue, calls to return, slips, complaints and today’s appointments are all done.',
  line: 'Note for the next shift', linePlaceholder: 'E.g. the waiting room’s air conditioner is broken, repair tomorrow', addLine: 'Add', lines: 'Notes of this shift', noLines: 'No notes yet. Anybody may add some during the shift.',
  words: 'Message for the next person', wordsHint: 'May stay empty', handOver: 'Hand over the shift', handedOver: 'The shift was handed over. The next person accepts it here under their own name.', lineAdded: 'The note was added.',
  notes: 'Earlier hand-overs', at: 'Handed over', by: 'By', open: 'Open', state: 'State', waiting: 'Waits for acceptance', acceptedShort: 'Accepted', accepted: 'Accepted by {{by}}, {{time}}', row: '{{at}}, {{by}}, {{state}}', noNotes: 'No hand-over yet', noNotesText: 'Hand over the shift with the button above; the note is kept here.', hint: '↑↓ choose · Enter open',
  note: {
    title: 'Hand-over of {{at}}', handed: 'Handed over by {{by}}, {{at}}', accepted: 'Accepted by {{by}}, {{at}}', remark: 'Remark: {{remark}}', waits: 'Waits for the next person to accept it.', own: 'You handed this over. The next person signs in under their own name and accepts it.',
    acceptRemark: 'Remark (may stay empty)', accept: 'Accept the shift', print: 'Print', words: 'Message', withheld_one: '{{count}} complaint is not shown because it is restricted now.', withheld_other: '{{count}} complaints are not shown because they are restricted now.', damaged: 'This note is not what was frozen. Tell an administrator.',
    hash: 'Fingerprint {{hash}}', signature: 'Handed over', signatureNext: 'Accepted',
  },
  parts: {
    waiting: 'Waiting in the queue', callBacks: 'Calls to return', handOffs: 'Open slips', complaints: 'Complaints near their limit', emergencies: 'Emergencies not closed', notArrived: 'Appointments not arrived', unprinted: 'Tickets not printed', lines: 'Notes of the shift', warnings: 'Backups and connection',
  },
  longest: 'longest {{span}}', more_one: '+{{count}} more', more_other: '+{{count}} more', limit: 'limit {{time}}', lineBy: '{{time}} {{by}}: {{text}}', callAt: '{{time}} {{name}}', red: 'red', yellow: 'yellow', green: 'green', none: 'none',
};
export default shiftNotes;
