/** What is said on the telephone, as the clinic set it; what a clinic has that never did. One line is one step. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { callScriptsSchema, type CallScripts } from '../../../shared/contract/calls.ts';
import { type SettingRows, readSettingRows } from '../setting-rows.ts';

/** Nothing here asks for symptoms or gives advice on treatment: whoever is in danger is sent to F9. */
export const SCRIPT_SETTINGS: SettingRows<CallScripts> = {
  schema: callScriptsSchema,
  rowOf: { greeting: 'call_script_greeting', identity: 'call_script_identity', angry: 'call_script_angry', panicked: 'call_script_panicked', closing: 'call_script_closing' },
  defaults: {
    greeting: {
      id: '“{salam}, {klinik}, dengan {petugas}. Ada yang dapat kami bantu?”\nTanyakan nama penelepon dan hubungannya dengan pasien.\n“Baik, {penelepon}. Mohon ditunggu sebentar, saya bantu.”\nBila harus ditahan: sebutkan alasannya dan kira-kira berapa lama.',
      en: '“{salam}, {klinik}, this is {petugas}. How may we help you?”\nAsk for the caller’s name and what they are to the patient.\n“Thank you, {penelepon}. One moment please, I will help you.”\nBefore putting on hold: say why and for about how long.',
    },
    identity: {
      id: '“Untuk menjaga kerahasiaan data pasien, izinkan saya mencocokkan data terlebih dahulu.”\n“Mohon sebutkan nama lengkap pasien.”\n“Mohon sebutkan tanggal lahir atau nomor rekam medis pasien.”\nJangan membacakan data lebih dahulu: penelepon yang menyebutkan, kita yang mencocokkan.\nCocok: tandai yang cocok, lalu berikan informasinya.\nTidak cocok: “Mohon maaf, data belum dapat kami cocokkan, jadi informasinya belum dapat kami sampaikan lewat telepon. Silakan datang dengan membawa kartu identitas.”',
      en: '“To protect the patient’s data, may I check a few details first?”\n“What is the patient’s full name, please?”\n“What is the patient’s date of birth or record number, please?”\nDo not read anything out first: the caller says it, we compare.\nIt matches: tick what matched, then give the information.\nIt does not: “I am sorry, the details do not match, so I cannot give this information on the telephone. Please come to the clinic with an identity card.”',
    },
    angry: {
      id: 'Dengarkan sampai selesai; jangan memotong dan jangan membela diri.\n“Saya memahami Bapak/Ibu kecewa. Mohon maaf atas pengalaman ini.”\n“Izinkan saya mengulang agar tidak keliru: …”\n“Keluhan ini saya catat sekarang dan akan ditindaklanjuti. Bapak/Ibu akan mendapat nomor pengaduan.”\nTekan Alt+K untuk mencatat keluhan; bacakan nomornya.\n“Kami akan menghubungi Bapak/Ibu kembali. Terima kasih sudah memberi tahu kami.”',
      en: 'Listen to the end; do not interrupt and do not defend yourself.\n“I understand that you are upset. I am sorry about this.”\n“Let me repeat it, so that I have it right: …”\n“I am writing this down now and it will be followed up. You will get a complaint number.”\nPress Alt+K to take the complaint; read its number out.\n“We will call you back. Thank you for telling us.”',
    },
    panicked: {
      id: 'Tekan F9 sekarang: tenaga medis diberi tahu selagi Anda bicara.\n“Saya di sini untuk membantu. Tarik napas, lalu jawab pelan-pelan.”\n“Di mana alamat dan patokan tempat pasien sekarang?”\n“Apakah pasien sadar dan bernapas?”\nJangan memberi nasihat pengobatan; sambungkan ke tenaga medis atau minta penelepon menghubungi 119.\n“Jangan tutup teleponnya. Bantuan sedang kami hubungi.”',
      en: 'Press F9 now: the clinicians are told while you talk.\n“I am here to help. Take a breath, then answer slowly.”\n“Where is the patient now: the address, and a landmark nearby?”\n“Is the patient awake and breathing?”\nGive no advice on treatment; put a clinician on the line or ask the caller to dial 119.\n“Please stay on the line. We are getting help.”',
    },
    closing: {
      id: 'Ulangi apa yang disepakati: hari, jam, dokter, yang perlu dibawa.\n“Apakah masih ada yang dapat kami bantu?”\n“Terima kasih sudah menghubungi {klinik}. {salam}, {penelepon}.”\nBiarkan penelepon menutup lebih dahulu.',
      en: 'Repeat what was agreed: day, time, doctor, what to bring.\n“Is there anything else we can help you with?”\n“Thank you for calling {klinik}, {penelepon}. Goodbye.”\nLet the caller hang up first.',
    },
  },
};

export function readScripts(db: DeskDatabase): CallScripts { return readSettingRows(db, SCRIPT_SETTINGS); }
