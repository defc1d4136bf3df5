/** The letters that a clinic begins with; it changes them in the settings. */
import type { LetterTemplate } from '../../../shared/contract/complaint-settings.ts';

export const FIRST_TEMPLATES: LetterTemplate[] = [
  {
    id: 'received', name: 'Sudah kami terima', language: 'id',
    text: 'Yth. {nama},\n\nKomplain Anda kami terima pada {diterima} dengan nomor {nomor}. Petugas kami sedang memeriksanya dan akan memberi kabar paling lambat {tenggat}.\n\nTerima kasih sudah memberi tahu kami.\n\n{petugas}\n{klinik}, {tanggal}',
  },
  {
    id: 'answer', name: 'Jawaban', language: 'id',
    text: 'Yth. {nama},\n\nMengenai komplain Anda nomor {nomor} tanggal {diterima}, kami sudah memeriksanya. Kami mohon maaf atas pengalaman Anda.\n\nHasil pemeriksaan kami:\n\nPerbaikan yang kami lakukan:\n\n{petugas}\n{klinik}, {tanggal}',
  },
  {
    id: 'received-en', name: 'Received', language: 'en',
    text: 'Dear {nama},\n\nWe received your complaint on {diterima} under the number {nomor}. We are looking into it and will tell you the result by {tenggat} at the latest.\n\nThank you for letting us know.\n\n{petugas}\n{klinik}, {tanggal}',
  },
  {
    id: 'answer-en', name: 'Answer', language: 'en',
    text: 'Dear {nama},\n\nWe have looked into your complaint {nomor} of {diterima}. We are sorry for what you experienced.\n\nWhat we found:\n\nWhat we have changed:\n\n{petugas}\n{klinik}, {tanggal}',
  },
];
