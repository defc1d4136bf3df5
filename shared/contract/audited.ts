/**
 * What each call leaves in the audit log. A new call does not compile until it stands here.
 *
 * - `view`: an entry for every time somebody's record was shown;
 * - `list`: the people of a work list were shown: one entry per user, list and hour, because the screens ask again after every change;
 * - `search`: people found by what is being typed: one entry per search that has settled, and none for what found nobody;
 * - `change`, `print`, `export`, `door`: an entry in the transaction that does it;
 * - `nothing`: why there is none.
 */
import type { CallName } from './index.ts';

export const AUDIT_KINDS = ['view', 'list', 'search', 'change', 'print', 'export', 'door'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
export type Audited = AuditKind | { readonly nothing: string };

const NOBODY = { nothing: 'shows no person' } as const;
const DOOR = { nothing: 'before sign-in; shows no person' } as const;
const STAFF = { nothing: 'shows the clinic’s users, not its patients, to administrators' } as const;
const STAFF_READ = { nothing: 'shows the clinic’s users by name, not its patients' } as const;
const OWN = { nothing: 'what its author typed, for the author alone; counts once it is saved as a record' } as const;
const STAGED = { nothing: 'nothing is in the records yet; what is taken in leaves an entry per batch' } as const;

export const AUDITED: Readonly<Record<CallName, Audited>> = {
  'clinic.status': DOOR, 'clinic.create': 'change', 'clinic.join': 'change', 'clinic.startDemo': 'change',
  'clinic.confirmRecoveryKey': { nothing: 'says only that the sheet exists; kept as a setting with who and when' }, 'clinic.recover': 'door',
  'clinic.backupPlaces': DOOR, 'clinic.findBackups': DOOR, 'clinic.tryBackups': DOOR, 'clinic.restoreBackup': 'change', 'clinic.restoreProgress': DOOR, 'clinic.restoreReport': DOOR, 'clinic.confirmReport': 'change',
  'clinic.invite': 'change', 'clinic.numbers': NOBODY, 'clinic.extendNumbers': 'change', 'clinic.get': NOBODY, 'clinic.update': 'change', 'clinic.directory': NOBODY, 'clinic.saveUnit': 'change', 'clinic.savePractitioner': 'change',

  'users.session': DOOR, 'users.signIn': 'door', 'users.signOut': 'door', 'users.lock': 'door', 'users.unlock': 'door', 'users.active': DOOR,
  'users.list': STAFF, 'users.create': 'change', 'users.update': 'change', 'users.setPassword': 'change', 'users.signIns': STAFF, 'users.openLogin': 'door', 'users.changeOwnPassword': 'change',

  'drafts.save': OWN, 'drafts.load': OWN, 'drafts.discard': OWN,

  'patients.search': 'search', 'patients.recent': 'list', 'patients.get': 'view', 'patients.register': 'change', 'patients.update': 'change', 'patients.candidates': 'search',
  'patients.nikOwners': 'list', 'patients.recordDeath': 'change', 'patients.recordMove': 'change',
  'patients.card': 'view', 'patients.scan': { nothing: 'answers which record a code stands for; opening it is a view' },
  'patients.regions': NOBODY, 'patients.regionOfNik': NOBODY,

  'merges.preview': 'view', 'merges.merge': 'change', 'merges.undo': 'change', 'merges.ofPatient': 'list',

  'visits.checkIn': 'change',

  'queue.board': 'list', 'queue.today': NOBODY, 'queue.callNext': 'change', 'queue.step': 'change', 'queue.move': 'change', 'queue.history': 'list', 'queue.ticket': 'print', 'queue.lastTicket': 'print',

  'paper.print': 'print', 'paper.enter': 'change', 'paper.entered': 'list',

  'emergencies.raise': 'change', 'emergencies.list': 'list', 'emergencies.get': 'view', 'emergencies.alerts': NOBODY, 'emergencies.script': NOBODY,
  'emergencies.flag': 'change', 'emergencies.accept': 'change', 'emergencies.dialled': 'change', 'emergencies.note': 'change', 'emergencies.close': 'change', 'emergencies.identify': 'change',
  'emergencies.saveScript': 'change', 'emergencies.approveScript': 'change', 'emergencies.exercised': 'change',

  'appointments.day': 'list', 'appointments.freeSlots': NOBODY, 'appointments.get': 'view', 'appointments.ofPatient': 'list', 'appointments.book': 'change', 'appointments.move': 'change',
  'appointments.cancel': 'change', 'appointments.checkIn': 'change', 'appointments.reinstate': 'change', 'appointments.timetable': NOBODY, 'appointments.saveRule': 'change', 'appointments.removeRule': 'change',
  'appointments.saveException': 'change', 'appointments.removeException': 'change', 'appointments.saveRoom': 'change', 'appointments.saveHoliday': 'change', 'appointments.stranded': 'list',
  'appointments.nearestSlots': NOBODY, 'appointments.days': 'list', 'appointments.load': NOBODY, 'appointments.confirm': 'change', 'appointments.correct': 'change', 'appointments.strand': 'change', 'appointments.moveSession': 'change', 'appointments.saveBookingRules': 'change',
  'appointments.list': 'list', 'appointments.firstFree': NOBODY,

  'waitlist.list': 'list', 'waitlist.ofPatient': 'list', 'waitlist.count': NOBODY, 'waitlist.held': NOBODY, 'waitlist.ask': 'change', 'waitlist.edit': 'change', 'waitlist.offer': 'change', 'waitlist.answer': 'change',
  'waitlist.withdraw': 'change',

  'series.preview': 'list', 'series.apply': 'change', 'series.of': 'list', 'series.ofPatient': 'list', 'series.cancelRest': 'change',
  'absences.plan': 'list', 'absences.untold': 'list', 'absences.apply': 'change', 'absences.tell': 'change',
  'messages.due': 'list', 'messages.marked': 'list', 'messages.open': 'change', 'messages.mark': 'change', 'messages.recalls': 'list', 'messages.recalled': 'change', 'messages.settings': NOBODY, 'messages.saveSettings': 'change',

  'complaints.list': 'list', 'complaints.get': 'view', 'complaints.ofPatient': 'list', 'complaints.receive': 'change', 'complaints.edit': 'change', 'complaints.step': 'change', 'complaints.reveal': 'view', 'complaints.post': 'print',
  'complaints.toPost': { nothing: 'numbers and codes of people whom nobody knows; opening a complaint is a view' },
  'complaints.people': { nothing: 'shows the clinic’s users by name, not its patients' }, 'complaints.settings': NOBODY, 'complaints.saveSettings': 'change',

  'complaintReports.list': NOBODY, 'complaintReports.get': 'view', 'complaintReports.make': 'change', 'complaintReports.recount': 'change', 'complaintReports.decide': 'change', 'complaintReports.sign': 'change', 'complaintReports.correct': 'change',
  'complaintReports.verify': NOBODY, 'complaintReports.month': NOBODY, 'complaintReports.monthFile': 'export', 'complaintReports.indicator': { nothing: 'numbers and times; opening a complaint is a view' }, 'complaintReports.printed': 'print', 'complaintReports.saveSettings': 'change',
  'complaints.similar': 'list', 'complaints.byCode': { nothing: 'a number and how things stand, to whoever has the code; names nobody' },
  'complaints.attachments': { nothing: 'names of files of a complaint whose view is noted' }, 'complaints.attach': 'change', 'complaints.attachPiece': { nothing: 'the rest of a file whose beginning is noted' }, 'complaints.attachment': 'view',

  'calls.list': 'list', 'calls.toReturn': 'list', 'calls.log': 'change', 'calls.settle': 'change', 'calls.postpone': 'change',
  'calls.earlier': 'list', 'calls.open': OWN, 'calls.link': 'change', 'calls.verify': 'change', 'calls.appointments': 'list', 'calls.report': NOBODY, 'calls.reportFile': NOBODY, 'calls.scripts': NOBODY, 'calls.saveScripts': 'change',

  'answers.ask': 'list', 'answers.overview': NOBODY, 'answers.services': NOBODY, 'answers.saveService': 'change', 'answers.articles': NOBODY, 'answers.article': STAFF_READ, 'answers.publish': 'change', 'answers.editArticle': 'change', 'answers.confirmRead': 'change',
  'answers.people': STAFF_READ, 'answers.questions': STAFF_READ, 'answers.collect': 'change', 'answers.settleQuestion': 'change',

  'bulletins.current': NOBODY, 'bulletins.post': 'change', 'bulletins.withdraw': 'change',

  'reports.now': NOBODY, 'reports.open': 'list', 'reports.closeDay': 'change', 'reports.day': NOBODY, 'reports.queue': NOBODY, 'reports.queueFile': NOBODY, 'reports.noShows': NOBODY, 'reports.noShowFile': NOBODY, 'reports.printed': 'print',

  'imports.list': NOBODY, 'imports.job': NOBODY, 'imports.begin': STAGED, 'imports.piece': STAGED, 'imports.inspect': 'list', 'imports.check': STAGED, 'imports.rows': 'list', 'imports.correct': 'list',
  'imports.apply': 'change', 'imports.stop': STAGED, 'imports.void': 'change', 'imports.discard': STAGED, 'imports.rejects': 'export',

  'attention.list': 'list', 'attention.step': 'change', 'attention.history': { nothing: 'kinds and times of what waits, and who took it; no patient' }, 'attention.desk': NOBODY, 'attention.saveDesk': 'change',

  'contacts.preference': 'list', 'contacts.savePreference': 'change', 'contacts.followUps': 'list', 'contacts.addFollowUp': 'change', 'contacts.editFollowUp': 'change', 'contacts.finishFollowUp': 'change',
  'contacts.addNote': 'change', 'contacts.owners': { nothing: 'shows the clinic’s users by name, not its patients' },
  'messages.compose': 'list', 'messages.write': 'change',

  'duplicates.list': 'list', 'duplicates.dismiss': 'change', 'duplicates.restore': 'change', 'duplicates.status': NOBODY, 'duplicates.runNow': { nothing: 'begins a look through the records; changes none and shows none' },

  'audit.list': 'list', 'audit.ofPatient': 'list', 'audit.export': 'export', 'audit.state': NOBODY, 'audit.verify': NOBODY, 'audit.acknowledge': 'change', 'audit.printed': 'print', 'audit.sealOfDay': NOBODY, 'audit.anchor': 'change',

  'backup.list': NOBODY, 'backup.places': NOBODY, 'backup.now': 'change', 'backup.tryPlace': NOBODY, 'backup.saveRules': 'change', 'backup.drill': 'change', 'backup.restore': 'change',

  'keys.state': NOBODY, 'keys.renew': 'change', 'keys.progress': NOBODY, 'keys.cancel': { nothing: 'asks the renewal to end; nothing has changed' }, 'keys.renewRecovery': 'change',

  'transfer.drives': NOBODY, 'transfer.export': 'export', 'transfer.job': NOBODY, 'transfer.cancel': { nothing: 'the export that it ends leaves its own entry' },

  'sync.status': NOBODY, 'sync.page': NOBODY, 'sync.look': DOOR, 'sync.enrol': 'change', 'sync.join': 'change', 'sync.joinProgress': DOOR, 'sync.now': { nothing: 'begins a round; who wrote what it brings stands in its rows' },
  'sync.pause': 'change', 'sync.saveConnection': 'change', 'sync.leave': 'change', 'sync.conflicts': 'list', 'sync.settle': 'change', 'sync.heldBack': 'list',
  'sync.retry': { nothing: 'sends or places again what has its entry already' }, 'sync.courierOut': 'export', 'sync.courierIn': 'change', 'sync.courierReceipts': NOBODY,
  'settings.get': NOBODY, 'settings.save': 'change', 'settings.emergencyNumbers': NOBODY,

  'patients.timeline': 'list',
  'consents.ofPatient': 'list', 'consents.give': 'change', 'consents.withdraw': 'change',

  'restricted.set': 'change', 'restricted.lift': 'change', 'restricted.open': 'change', 'restricted.match': { nothing: 'says only whether a restricted record has this number' }, 'restricted.openings': 'list', 'restricted.looked': 'change',

  'display.state': NOBODY, 'display.settings': NOBODY, 'display.save': 'change', 'display.saveDesk': 'change',

  'handOffs.list': 'list', 'handOffs.ofPatient': 'list', 'handOffs.get': 'view', 'handOffs.count': NOBODY, 'handOffs.choices': NOBODY, 'handOffs.send': 'change', 'handOffs.accept': 'change', 'handOffs.start': 'change', 'handOffs.finish': 'change',
  'handOffs.reject': 'change', 'handOffs.cancel': 'change', 'handOffs.undo': 'change', 'handOffs.slip': 'print', 'handOffs.figures': NOBODY, 'handOffs.settings': NOBODY, 'handOffs.saveSettings': 'change',
  'shiftNotes.draft': 'list', 'shiftNotes.addLine': 'change', 'shiftNotes.handOver': 'change', 'shiftNotes.accept': 'change', 'shiftNotes.list': NOBODY, 'shiftNotes.get': 'view',

  'tickets.settings': NOBODY, 'tickets.save': 'change', 'tickets.saveDesk': 'change', 'tickets.told': { nothing: 'the print that it tells of left its own entry' },
};
