import type id from '../id/home.ts';

const home = {
  checkIn: 'Check in',
  callNext: 'Call next',
  booking: 'Book an appointment',
  counters: {
    label: 'How today stands',
    waiting: 'Waiting', serving: 'In service', done: 'Done', appointments: 'Not arrived yet', complaints: 'Open complaints', within60: 'Wait ≤ 60 minutes',
    longest: 'longest {{minutes}}', average: 'average wait {{minutes}}', noWait: 'nobody waits', goal: 'goal 80%',
    called: '{{count}} called · {{skipped}} skipped', noShow: '{{count}} no show · {{cancelled}} cancelled',
    late: '{{count}} past their time', noneLate: 'none past their time',
    noComplaint: 'none', red: '{{count}} red', left: '{{time}} left', over: '{{time}} over the limit', paused: 'clock stands still',
  },
  queue: {
    title: 'Queue now', hint: '↑↓ choose · Enter opens the patient · Space does the next step',
    number: 'Number', patient: 'Patient', unit: 'Unit', payer: 'Payer', wait: 'Wait', state: 'State',
    row: '{{number}}, {{name}}, {{unit}}, {{state}}', more: '{{count}} more on the Queue screen',
    emptyTitle: 'Nobody is waiting yet',
    emptyText: 'Press Ctrl+K, type part of a patient’s name, then F2 to check in. Somebody who is here for the first time: F3.',
  },
  emergencies: 'Emergencies today: {{count}}',
  span: { days: '{{days}} d {{hours}} h' },
  load: { title: 'Load per hour', total: '{{count}} arrived today', hour: '{{hour}}:00: {{count}} arrived, usually {{usual}}', arrived: 'arrived', usual: 'usual' },
} satisfies typeof id;
export default home;
