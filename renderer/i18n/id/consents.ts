const consents = {
  title: 'Persetujuan', hint: '↑↓ pilih · Enter tarik kembali · Alt T catat',
  give: 'Catat persetujuan', print: 'Cetak lembar', withdraw: 'Tarik kembali',
  kind: 'Untuk apa', given: 'Diberikan', by: 'Oleh', how: 'Cara', state: 'Keadaan',
  kinds: { reminder: 'Pengingat', photo: 'Foto', family: 'Dibagi ke keluarga', insurer: 'Dibagi ke asuransi atau faskes lain', research: 'Penelitian dan pendidikan' },
  means: {
    reminder: 'Klinik boleh menelepon atau mengirim pesan untuk mengingatkan janji temu dan kontrol.',
    photo: 'Klinik boleh mengambil dan menyimpan foto pasien untuk rekam medisnya. Foto tidak dipasang di tempat umum.',
    family: 'Klinik boleh memberitahukan keadaan pasien kepada keluarga yang disebut di catatan.',
    insurer: 'Klinik boleh mengirim data yang diperlukan kepada asuransi atau fasilitas kesehatan lain yang ikut merawat.',
    research: 'Data pasien boleh dipakai untuk penelitian atau pendidikan, tanpa nama dan nomor yang mengenali orangnya.',
  },
  hows: { spoken: 'Lisan', signed: 'Ditandatangani', form: 'Lewat formulir pendaftaran', earlier: 'Formulir lama, tanpa tanggal' },
  patientSelf: 'Pasien sendiri', guardianAs: '{{name}} ({{relation}})',
  inForce: 'Berlaku', withdrawn: 'Ditarik {{day}}', recordedBy: 'dicatat {{name}}', unknownDay: 'tidak diketahui',
  stopping: 'Pemakaian harus sudah berhenti sebelum {{until}}.', stopped: 'Batas berhenti {{until}} sudah lewat.', remindersStop: 'Pengingat berhenti saat itu juga.', byForm: 'lewat formulir data pasien',
  reminders: { yes: 'Boleh dikirimi pengingat', no: 'Jangan dikirimi pengingat' },
  none: 'Belum ada persetujuan', noneText: 'Perawatan tidak memerlukannya. Tekan Alt T untuk mencatat persetujuan atas hal lain.',
  row: '{{kind}}, {{day}}, {{by}}, {{state}}',
  giveTitle: 'Catat persetujuan', givenDay: 'Tanggal', dayHint: 'hari ini, kemarin, 20-11-2026', whoGives: 'Yang menyetujui', patient: 'Pasien', guardian: 'Wali', guardianName: 'Nama wali', relation: 'Hubungan', note: 'Catatan', notePlaceholder: 'misalnya kepada siapa', save: 'Simpan',
  withdrawTitle: 'Tarik persetujuan: {{kind}}', withdrawAbout: 'Sesudah ditarik, pemakaian data untuk ini harus berhenti dalam 3 × 24 jam. Riwayatnya tetap tersimpan.', reason: 'Alasan penarikan', withdrawnDay: 'Ditarik pada', keep: 'Batal',
  paper: {
    title: 'Lembar persetujuan', clinic: 'Klinik', patient: 'Pasien', record: 'No. RM', born: 'Tanggal lahir', lead: 'Perawatan tidak bergantung pada persetujuan ini. Setiap persetujuan dapat ditarik kapan saja di meja pendaftaran; pemakaiannya berhenti dalam 3 × 24 jam.',
    agree: 'Setuju', refuse: 'Tidak', signPatient: 'Pasien / wali', signName: 'Nama dan hubungan', signOfficer: 'Petugas', printed: 'Dicetak {{when}}', onFile: 'tercatat {{day}}',
  },
};
export default consents;
