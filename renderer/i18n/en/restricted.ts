import type leading from '../id/restricted.ts';

const restricted: typeof leading = {
  name: 'restricted record',
  tag: 'Restricted',
  strip: 'This record is restricted: {{reason}}', until: 'Open to you until {{time}}; that you opened it is on record.',
  set: 'Restrict', setTitle: 'Restrict {{name}}’s record?', setAbout: 'Receptionists, operators, nurses and public relations no longer find this person. In the queue and the day’s appointments only the number shows. The reason is kept; do not write a diagnosis.', setYes: 'Restrict',
  lift: 'Lift restriction', liftTitle: 'Lift the restriction of {{name}}?', liftAbout: 'All roles will find this person again.', liftYes: 'Lift',
  reason: 'Reason', keep: 'Cancel',
  open: 'Open restricted record', openTitle: 'Open a restricted record', openAbout: 'Only for the person in front of you. Type the whole record number from the card or the NIK from the identity card. The record is open for 15 minutes, for you alone; administrators see your name, the time and the reason.',
  openNumber: 'Record number or NIK, all of it', openReason: 'Why you open it', openYes: 'Open for 15 minutes', openNone: 'No restricted record has this number. Check it; if it is right, the person is in the ordinary search.',
  closed: 'This person’s record is restricted', closedText: 'You do not need it to call the number. If the person is in front of you and must be served, open it with the number on the card.',
  match: 'This number is registered already, and the record is restricted.', matchText: 'Do not register the person twice. If they are in front of you, open the record with Alt O; otherwise ask the registrar.',
  openings: 'This restricted record was opened', opening: '{{at}} by {{by}}: {{reason}}', looked: 'I have looked into it',
};
export default restricted;
