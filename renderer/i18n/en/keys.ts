import type id from '../id/keys.ts';

const keys = {
  title: 'Data key', text: 'The clinic’s data on this computer are encrypted with one random key. Change it when a password, the recovery sheet or the computer may have come into other hands.',
  since: 'In force since', founded: 'The clinic was founded', earlier: 'Earlier keys', noEarlier: 'None', earlierKept_one: '{{count}}, kept for older backups', earlierKept_other: '{{count}}, kept for older backups',
  room: 'Disk space', roomNeeded: '{{needed}} needed', roomFree: '{{free}} free', noRoom: 'There is not enough room. Free some space on this computer first.',
  renew: 'Change the data key…', renewed: 'The data key has been changed. A backup under the new key is being made.',
  renewTitle: 'Change the data key', renewNow: 'Change now', scopeLabel: 'What is changed', stepsLabel: 'What will happen', password: 'Type your password again',
  onlyAll: 'Not possible on this desk: its passwords still wrap the data key itself.',
  scopes: {
    data: {
      label: 'The data key alone', when: 'From time to time, or when somebody else may have used this computer’s system account. No password and no recovery sheet has leaked.',
      steps: ['All data are written anew under the new key, checked, and take the place of the old ones at once. People can go on working.', 'All passwords and the recovery sheet stay good.', 'Older backups can still be restored at this desk. A new backup is made at once.'],
    },
    all: {
      label: 'All keys new', when: 'When a password or the recovery sheet has leaked, somebody may hold a copy of the backups, or this computer was in somebody else’s hands.',
      steps: ['All data are written anew under the new key, checked, and take the place of the old ones at once. People can go on working.', 'Only your password stays good. The passwords of {{count}} other people at this desk end; give them new ones in Settings › Users. If your own password has leaked, change it first.', 'The old recovery sheet ends; the new key is shown once after this.', 'Older backups can still be restored at this desk. Copies that somebody has taken along still open with their old password; that cannot be called back.'],
    },
  },
  stage: { copying: 'Copying the data…', sealing: 'Encrypting with the new key…', checking: 'Checking the copy…' }, goOn: 'People can go on working; until the end nothing changes.', cancel: 'Cancel', cancelling: 'Cancelling after this step…',
  oldCopies: 'Copies of backups made before this, on a USB drive for example, bring their own key file and still open with the old sheet. If somebody else may have seen the old sheet, change all keys too.',
  lost: {
    title: 'When something is lost or forgotten',
    password: { what: 'One password forgotten', next: 'An administrator gives a new one in Settings › Users. No data are lost.' },
    recoveryKey: { what: 'The recovery sheet lost', next: 'As long as one administrator can sign in, make a new sheet here.' },
    passwords: { what: 'All administrators’ passwords forgotten', next: 'The recovery sheet opens the data and gives one administrator a new password, on the sign-in screen: “Every password is forgotten”.' },
    all: { what: 'All passwords and the sheet lost', next: 'Nobody can open the data, the makers of this program included: there is no back door. Look for the sheet, for anybody who remembers a password, or for an older backup with a password of its time. Without them the clinic starts again from paper.' },
  },
  door: {
    title: 'When all passwords and the sheet are lost',
    try: ['One password is enough: ask everybody who has ever signed in at this desk, not only administrators.', 'Look for the recovery sheet in locked cupboards, among documents and with the clinic’s owner. The sheet of another desk does not fit.', 'Older backups on a USB drive or network folder open with a password or the sheet of the time when they were made.'],
    end: 'Without any of these nobody can open the data, the makers of this program included. Delete nothing: the data folder is worth keeping in case the sheet turns up. Meanwhile serve patients on paper, then start a new clinic in another data folder.',
  },
  paper: { title: 'Recovery key', printed: 'Printed {{when}}', opens: 'This sheet opens the clinic’s data when all passwords are forgotten. Whoever holds it together with the clinic’s files can read everything.', keep: 'Keep it locked away, far from the computer and from the backups. Destroy older sheets.', where: 'Sign-in screen › Every password is forgotten.' },
} satisfies typeof id;
export default keys;
