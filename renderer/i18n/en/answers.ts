import type id from '../id/answers.ts';

const answers = {
  title: 'Information', tabs: { label: 'Parts of Information', ask: 'Ask', services: 'Services', articles: 'Articles', questions: 'Unanswered' },
  ask: 'Ask or search', placeholder: 'For example: is dr Budi in on Thursday? · price of scaling · open tomorrow?', keys: '↑↓ findings · Enter open · Alt+W copy for WhatsApp · Alt+Q note as unanswered · Esc clear',
  found: 'Also found', kind: { service: 'Service', faq: 'Question', sop: 'SOP', doctor: 'Doctor' }, scheduleQuestion: 'schedule of {{name}}',
  copy: 'Copy for WhatsApp', copied: 'Copied. Paste it into WhatsApp.', notCopied: 'Not copied. Select the text and copy it with Ctrl+C.', notForSending: 'This is for the staff, not to be sent.',
  collect: 'Note as unanswered', collectedFirst: 'Noted as an unanswered question.', collectedAgain: 'Noted; it has been asked {{count}} times.', nothingToCollect: 'Type the question first.',
  today: { title: 'Doctors today, {{day}}', closed: 'The clinic is closed: {{reason}}', doctor: 'Doctor', times: 'Practises', free: 'Free slots', emptyTitle: 'No doctors yet', emptyText: 'Add doctors and their timetable in the settings, so that questions about schedules can be answered.' },
  told: {
    scheduleOf: 'Schedule of {{name}}, {{when}}', schedule: 'Schedule, {{when}}', doctor: '{{name}}: {{times}}', session: '{{day}}, {{times}} {{zone}} · {{place}}', nobody: 'No doctor practises.', notThere: 'Does not practise {{when}}.', next: 'Next: {{when}}',
    away: 'Away: {{day}}', awayFor: 'Away: {{day}} ({{reason}})', isAway: 'away', none: 'not in', noneNext: '{{none}}; next {{when}}', closed: '{{day}}: the clinic is closed ({{reason}})',
    slot: '{{when}} · {{doctor}} · {{unit}}', free: 'Free slots, {{when}}', noFree: 'No free slot, {{when}}', freeLater: 'The nearest after that:', waitlist: 'The next two weeks are full. Offer the waiting list.',
    hours: 'Opening hours', open: '{{day}}: open {{times}} {{zone}}', shut: '{{day}}: closed', fromSessions: 'By the doctors’ schedule; opening hours have not been set in the settings.',
    services: 'Services that match', serviceLine: '{{name}}: {{facts}}', tariff: 'Price {{amount}}', minutes: 'About {{count}} minutes', preparation: 'Preparation: {{text}}', payer: 'Payers: {{text}}',
    missing: { price: 'No price is recorded', duration: 'No duration is recorded', preparation: 'No preparation is recorded', payer: 'No rule on payers is recorded' },
    appointments: 'Appointments to come', noAppointment: 'There is no appointment to come.', phone: 'Telephone: {{phone}}',
  },
  identity: {
    title: 'First make sure of who is asking', name: '1. Ask for the full name.', birth: '2. Ask for the date of birth.', third: '3. Ask for one more: the address, the last four digits of the telephone, or the record number.', never: 'Compare with the screen; never read data out first.',
    inCall: 'Find the patient (Alt+P), then check the identity (Alt+V); the appointments are shown here.', atDesk: 'Open the patient first (Ctrl+K); the appointments are on that patient’s page.',
  },
  emergency: { danger: 'A sign of danger was named: open the emergency script', symptom: 'This is about health: ask for signs of danger', heard: 'Named: {{words}}', nextDanger: 'Press F9 now and follow the emergency script.', next: 'Press F9 and follow the emergency script. Without any sign of danger, offer an examination.', noAdvice: 'The front desk gives no medical advice, no names of medicines and no doses.', open: 'Open the emergency script', beside: 'A complaint about health was named, too ({{words}}): ask for signs of danger; if there is one, press F9.' },
  unknown: { title: 'There is no answer to this here', text: 'Do not guess. Note it as unanswered (Alt+Q) and promise to call back.', noDoctor: 'No doctor called “{{name}}” works at this clinic', noDoctorText: 'Check the spelling, or note it as unanswered (Alt+Q).' },
  source: { line: 'Source: {{sources}}', schedule: 'schedule {{name}}, read at {{at}}', service: 'service {{name}}, changed {{at}}', article: 'article {{name}}, published {{at}}', calendar: 'calendar: {{name}}', clinic: 'clinic data {{name}} {{at}}', appointments: 'appointments, read at {{at}}', script: 'emergency script (F9)' },
  services: {
    title: 'Services and prices', table: 'Services', add: 'New service', new: 'New service', edit: 'Change service', hint: '↑↓ choose · Enter change', name: 'Name', unit: 'Unit', anyUnit: 'No unit', tariff: 'Price', tariffField: 'Price (rupiah)', tariffHint: 'No decimals; empty when it is not told', minutes: 'Takes', minutesField: 'Takes (minutes)', minutesShort: '{{count}} min',
    synonyms: 'Other names', synonymsHint: 'What people call it, parted by commas', preparation: 'Preparation', payerRules: 'Rules of payers (BPJS, insurance)', active: 'Still offered', inactive: 'Not offered', saved: '{{name}} is saved.',
    emptyTitle: 'No services yet', emptyText: 'Enter the services that are asked for most, with price, duration and preparation. Then “how much is a tooth extraction?” is answered at once, also on the telephone.', emptyTextReader: 'Administrators and managers can enter them. Then prices and preparation are answered here at once.',
  },
  articles: {
    title: 'Articles', table: 'Questions and SOPs', add: 'New article', hint: '↑↓ choose · Enter open', kind: 'Kind', kinds: { faq: 'Question (for patients)', sop: 'SOP (for the staff)' }, name: 'Title', state: 'State', unit: 'Unit', allUnits: 'All units', owner: 'Owner', noOwner: 'Nobody yet', review: 'Review', number: 'Version',
    inactive: 'Not in use', overdue: 'To be reviewed', unread: 'Not read by you', read: 'Read by you', active: 'Still in use', back: 'All articles', about: 'Change details', write: 'Write a new version', confirm: 'I have read this', confirmed: 'Noted: you have read version {{number}}.',
    old: 'This is version {{number}}; it has been replaced.', alsoAskedAs: 'Also asked as: {{questions}}', published: 'Version {{number}}, published {{at}}, {{by}}', ownedBy: 'Owner: {{name}}', reviewOn: 'Review on {{day}}', forAll: 'For all staff', for: 'For {{roles}}',
    newTitle: 'New article', nextTitle: 'Write version {{number}}', body: 'Text', bodyHint: 'An empty line parts paragraphs; steps are written “1. …”, lists “- …”. A published version never changes.', alsoAsked: 'Other ways to ask for it', alsoAskedHint: 'One question per line, as people say it', reviewField: 'Review again on', audience: 'For whom', audienceHint: 'None chosen: all staff. Who has and has not read it is kept for SOPs only.', note: 'What has changed',
    publish: 'Publish', publishedNow: '“{{title}}” is published.', saved: 'The details are saved.', aboutTitle: 'Details: {{title}}', noPatients: 'Write no names or data of patients.',
    emptyTitle: 'No articles yet', emptyText: 'Write answers to the questions that come often, and the clinic’s ways of working (SOPs). Begin with the list of unanswered questions.', emptyTextReader: 'Administrators and managers can write them. Note questions without an answer, so that they know what to write.',
  },
  readers: { title: 'Who has read it', count: '{{done}} of {{all}}', name: 'Person', read: 'Read', never: 'Not yet', older: 'Only v{{number}}' },
  versions: { title: 'Versions', at: 'Published' },
  questions: {
    title: 'Unanswered questions', table: 'Unanswered', settledTable: 'Settled (last 90 days)', showSettled: 'Show settled ones', hint: 'Enter write an article · H link an article · L settle otherwise', row: '{{text}}, {{count}} times', count: 'Asked', times_one: 'once', times_other: '{{count}} times', text: 'Question', source: 'From', sources: { desk: 'Desk', phone: 'Telephone' }, last: 'Last', result: 'Result',
    emptyTitle: 'Every question has an answer', settledEmpty: 'Nothing has been settled yet', emptyText: 'What cannot be answered under Ask is noted with Alt+Q and shown here, the most frequent first.',
    linkTitle: 'The article that answers it', article: 'Article', otherTitle: 'Settle without an article', otherLabel: 'How it was settled', settle: 'Settled', settledNow: '“{{text}}” is settled.',
  },
} satisfies typeof id;
export default answers;
