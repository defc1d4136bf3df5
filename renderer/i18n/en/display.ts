import type id from '../id/display.ts';

const display = {
  title: 'Waiting-room screen',
  number: 'Queue number',
  nobody: 'Please wait',
  nobodyText: 'The number that is called appears here.',
  next: 'then {{numbers}}',
  noneWaiting: 'nobody waiting',
  lost: 'The connection to the desk is lost. Numbers may have changed.',
  soundOn: 'Switch sound on',
  notOpen: 'The desk has not been opened today.',
} satisfies typeof id;
export default display;
