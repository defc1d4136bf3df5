/** Messages that a person writes: begun from a template, looked at for what must not stand in them, and put into the outbox. */
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { MESSAGE_CHANNELS, type Message } from '../../../shared/contract/messages.ts';
import { addressFor, wayTo } from '../../../shared/domain/contact-wishes.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { Refusal } from '../../kernel.ts';
import type { Viewer } from '../complaints/visible.ts';
import { visibleTo } from '../complaints/visible.ts';
import { wishesOf } from '../contacts/preferences.ts';
import { recordToReceive } from '../patients/departures.ts';
import { patientRow } from '../patients/patient-rows.ts';
import { recordsOf } from '../patients/person.ts';
import { addMessage, asMessage, readMessage } from './outbox.ts';
import { languageOf } from './reminders.ts';
import { MessageWriter, templateOf } from './texts.ts';
import { refuseUnwelcome, whyHeld } from './welcome.ts';

/** Shorter ones stand in any text. */
const SHORTEST_NUMBER = 5;

export function composeMessage(db: DeskDatabase, staff: string, { patientId, purpose }: ParsedInput<'messages.compose'>): Output<'messages.compose'> {
  const patient = personRow(db, db, patientId);
  const wishes = wishesOf(db, db, patient.id);
  const ways = MESSAGE_CHANNELS.flatMap((channel) => {
    const recipient = addressFor(channel, { phone: patient.phone, email: wishes.email });
    return recipient === null ? [] : [{ channel, recipient }];
  });
  return {
    patientName: patient.name, texts: new MessageWriter(db, staff).begin(purpose, patient.name), language: wishes.language ?? languageOf(db, { patientId: patient.id, identityKind: patient.identity_kind }),
    channel: wayTo({ phone: patient.phone, wishes }, new Set()), ways, why: whyHeld(db, db, personIn(patient), purpose, wishes), note: wishes.stop?.reason ?? null,
  };
}

export function writeMessage(db: DeskDatabase, tx: WriteTx, viewer: Viewer, { patientId, purpose, about, aboutId, channel, language, text }: ParsedInput<'messages.write'>): Message {
  const patient = personRow(db, tx, recordToReceive(db, tx, patientId));
  const complaint = refuseOther(db, tx, viewer, { patient: patient.id, about, aboutId });
  refuseUnwelcome(db, tx, { ...personIn(patient), purpose, patientName: patient.name }, channel);
  const recipient = addressFor(channel, { phone: patient.phone, email: wishesOf(db, tx, patient.id).email });
  if (recipient === null) throw new Refusal('no_way_to_send');
  if (tells(text, [patient.nik, patient.bpjs, patient.passport, patient.record_number, formatRecordNumber(patient.record_number), complaint])) throw new Refusal('invalid_input', { fields: { text: 'text_tells' } });
  return asMessage(readMessage(db, addMessage(db, tx, { patientId: patient.id, channel, purpose, template: templateOf(purpose), language, text, recipient, about, aboutId: about === 'patient' ? patient.id : aboutId, slot: '', dueAt: tx.now })));
}

function personRow(db: DeskDatabase, from: Readable, id: string): PatientTable {
  const [survivor = id] = recordsOf(db, id);
  const patient = patientRow(db, from, survivor);
  if (!patient) throw new Refusal('not_found');
  return patient;
}

function personIn({ id, phone, deceased_on }: PatientTable) { return { patientId: id, phone, deceasedOn: deceased_on }; }

/** What it is about must be this person's, and there for whoever writes. Answers a complaint's number. */
function refuseOther(db: DeskDatabase, tx: WriteTx, viewer: Viewer, { patient, about, aboutId }: { readonly patient: string; readonly about: 'patient' | 'follow_up' | 'complaint'; readonly aboutId: string }): string | null {
  const people = recordsOf(db, patient);
  if (about === 'patient') {
    if (!people.includes(aboutId)) throw new Refusal('not_found');
    return null;
  }
  if (about === 'follow_up') {
    if (!tx.first(db.build.selectFrom('follow_up').select('id').where('id', '=', aboutId).where('patient_id', 'in', people).where('voided_at', 'is', null))) throw new Refusal('not_found');
    return null;
  }
  // The message reaches the patient, so it answers what the patient said openly; of a restricted one nothing lies in an outbox that the whole desk reads.
  const complaint = tx.first(db.build.selectFrom('complaint').select('number').where('id', '=', aboutId).where('patient_id', 'in', people).where('relation', '=', 'self').where('anonymous', '=', 0).where('restricted', '=', 0).where('voided_at', 'is', null).where(visibleTo(viewer)));
  if (!complaint) throw new Refusal('not_found');
  return complaint.number;
}

/** Others may read the patient's telephone. Numbers are looked for whatever stands between their digits. */
function tells(text: string, numbers: readonly (string | null)[]): boolean {
  const bare = (each: string): string => each.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const said = bare(text);
  return numbers.some((number) => number !== null && bare(number).length >= SHORTEST_NUMBER && said.includes(bare(number)));
}
