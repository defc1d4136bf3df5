import type id from '../id/help.ts';

const help = {
  title: 'Help',
  page: 'Page of the manual',
  contents: 'Contents',
  back: 'Back',
  search: 'Search the manual',
  results: 'Pages that match',
  nothing: 'No page holds “{{text}}”. Try a single word.',
  failed: 'This page cannot be opened now. Close the help, then press F1 again.',
  keys: 'Keys',
  keysHere: 'Keys on this screen',
  keysEverywhere: 'Keys everywhere',
  general: {
    walk: { key: '↑ ↓', text: 'Walk in a list' },
    open: { key: 'Enter', text: 'Open or run what is chosen' },
    submit: { key: 'Ctrl+Enter', text: 'Save a dialog from any field' },
    leave: { key: 'Esc', text: 'Close a dialog; the draft stays' },
    next: { key: 'Tab', text: 'To the next field' },
  },
} satisfies typeof id;
export default help;
