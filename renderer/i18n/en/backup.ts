import type id from '../id/backup.ts';

const backup = {
  here: 'On this computer', second: 'Second place', notSet: 'Not named yet', noneYet: 'No copy yet',
  keyText: 'Encrypted; only this clinic’s key opens it. The keyring.json beside it must be copied along.',
  old_one: 'More than {{count}} day', old_other: 'More than {{count}} days',
  away: 'Not connected', awayText: 'What is not there yet is copied by itself as soon as this place is connected again.',
  silent: 'No answer', silentText: 'This network folder or disk does not answer. Work and the backups on this computer go on. Check the network or the computer that shares the folder; copying is tried again by itself.',
  lacking_one: '{{count}} backup is not copied there yet; it follows by itself.', lacking_other: '{{count}} backups are not copied there yet; they follow by themselves, the newest first.',
  free: '{{size}} free', sameDisk: 'On the same disk as the clinic’s data. If that disk fails, both are lost.',
  kinds: { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly', manual: 'By hand', migration: 'Before an update', before_restore: 'Before a restore' },
  place: 'Place', places: { desk: 'This computer', second: 'Second place', both: 'Both' },
  problems: {
    missing: 'This place was not found.', read_only: 'This place cannot be written to.', full: 'This place is full.',
    damaged: 'What was written does not read back whole.', failed: 'This place cannot be used now.',
    no_answer: 'This place does not answer.',
  },
  problemText: 'The backups on this computer are safe; copying is tried again by itself.',
  rules: {
    title: 'Second place and reminders', folder: 'Folder of the second place', folderHint: 'A second disk, a USB drive or a network folder. Empty: no second place.', use: 'Use {{label}}', drives: 'USB drives',
    oldAfter: 'Remind when the backup is older than (days)', secondOldAfter: 'Remind when the second copy is older than (days)',
    try: 'Try this place', good: 'Can be used: written, read back, {{size}} free.', goodUnknown: 'Can be used: written and read back.', save: 'Save', saved: 'Saved',
  },
  drill: {
    title: 'Restore drill', text: 'Opens a backup in a scratch folder, checks all that is in it, and removes it again. The clinic’s data are not touched.',
    newest: 'Drill the newest backup', row: 'Drill', rowLabel: 'Drill backup of {{at}}', never: 'Never tried',
    whole: 'Can be restored', broken: 'Failed',
    found: '{{patients}} patients, {{visits}} visits, {{entries}} audit entries; all of them whole.',
    when: 'Tried {{at}}, {{seconds}} seconds. Backup of {{backup}}, {{place}}.',
    problems: {
      missing: 'The backup is not there any more.', damaged: 'This backup is damaged. Make a new one and check the disk.', newer: 'This backup is of a newer version of Meja Depan.',
      counts: 'The numbers of patients or visits are not those noted when it was made.', audit: 'The audit log inside is not intact.', full: 'This computer has not enough room for the drill. The backup was not checked.',
    },
  },
} satisfies typeof id;
export default backup;
