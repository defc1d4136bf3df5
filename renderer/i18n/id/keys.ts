const keys = {
  title: 'Kunci data', text: 'Data klinik di komputer ini terenkripsi dengan satu kunci acak. Ganti kunci itu bila kata sandi, lembar kunci pemulihan, atau komputernya mungkin jatuh ke tangan orang lain.',
  since: 'Berlaku sejak', founded: 'Klinik dibuat', earlier: 'Kunci sebelumnya', noEarlier: 'Tidak ada', earlierKept_one: '{{count}}, tersimpan untuk cadangan lama', earlierKept_other: '{{count}}, tersimpan untuk cadangan lama',
  room: 'Ruang simpan', roomNeeded: 'perlu {{needed}}', roomFree: 'kosong {{free}}', noRoom: 'Ruang simpan belum cukup. Kosongkan ruang di komputer ini lebih dahulu.',
  renew: 'Ganti kunci data…', renewed: 'Kunci data sudah diganti. Cadangan dengan kunci baru sedang dibuat.',
  renewTitle: 'Ganti kunci data', renewNow: 'Ganti sekarang', scopeLabel: 'Apa yang diganti', stepsLabel: 'Yang akan terjadi', password: 'Ketik lagi kata sandi Anda',
  onlyAll: 'Tidak tersedia untuk meja ini: kata sandinya masih membungkus kunci data secara langsung.',
  scopes: {
    data: {
      label: 'Kunci data saja', when: 'Penggantian berkala, atau bila orang lain mungkin memakai akun sistem komputer ini. Kata sandi dan lembar pemulihan tidak bocor.',
      steps: ['Semua data ditulis ulang dengan kunci baru, diperiksa, lalu menggantikan yang lama sekaligus. Orang tetap dapat bekerja.', 'Semua kata sandi dan lembar kunci pemulihan tetap berlaku.', 'Cadangan lama tetap dapat dipulihkan dari meja ini. Cadangan baru langsung dibuat.'],
    },
    all: {
      label: 'Semua kunci baru', when: 'Bila kata sandi atau lembar kunci pemulihan bocor, seseorang mungkin memegang salinan cadangan, atau komputer ini pernah dikuasai orang lain.',
      steps: ['Semua data ditulis ulang dengan kunci baru, diperiksa, lalu menggantikan yang lama sekaligus. Orang tetap dapat bekerja.', 'Hanya kata sandi Anda yang tetap berlaku. Kata sandi {{count}} orang lain di meja ini tidak berlaku lagi; beri yang baru di Pengaturan › Pengguna. Bila kata sandi Anda sendiri bocor, ganti dahulu.', 'Lembar kunci pemulihan lama tidak berlaku lagi; yang baru diperlihatkan sekali sesudah ini.', 'Cadangan lama tetap dapat dipulihkan dari meja ini. Salinan yang sudah dibawa orang tetap terbuka dengan kata sandi lamanya; itu tidak dapat ditarik kembali.'],
    },
  },
  stage: { copying: 'Menyalin data…', sealing: 'Mengenkripsi dengan kunci baru…', checking: 'Memeriksa salinan…' }, goOn: 'Orang tetap dapat bekerja; sampai selesai tidak ada yang berubah.', cancel: 'Batalkan', cancelling: 'Membatalkan sesudah langkah ini…',
  oldCopies: 'Salinan cadangan yang dibuat sebelum ini, misalnya di USB, membawa berkas kuncinya sendiri dan masih terbuka dengan lembar lama. Bila lembar lama mungkin dilihat orang lain, ganti semua kunci juga.',
  lost: {
    title: 'Bila ada yang hilang atau terlupa',
    password: { what: 'Satu kata sandi terlupa', next: 'Administrator memberi kata sandi baru di Pengaturan › Pengguna. Tidak ada data yang hilang.' },
    recoveryKey: { what: 'Lembar kunci pemulihan hilang', next: 'Selama satu administrator masih dapat masuk, buat lembar baru di sini.' },
    passwords: { what: 'Semua kata sandi administrator terlupa', next: 'Lembar kunci pemulihan membuka data dan memberi satu administrator kata sandi baru, di layar masuk: “Lupa semua kata sandi”.' },
    all: { what: 'Semua kata sandi dan lembar hilang', next: 'Tidak ada seorang pun yang dapat membuka data, juga pembuat program: tidak ada pintu belakang. Cari lembarnya, orang lain yang masih ingat kata sandinya, atau cadangan lama dengan kata sandi lama. Bila tidak ada, klinik mulai lagi dari kertas.' },
  },
  door: {
    title: 'Bila kata sandi dan lembarnya hilang semua',
    try: ['Satu kata sandi sudah cukup: coba setiap orang yang pernah masuk di meja ini, bukan hanya administrator.', 'Cari lembar kunci pemulihan di lemari terkunci, map dokumen, dan pada pemilik klinik. Lembar meja lain tidak berlaku.', 'Cadangan lama di USB atau map jaringan terbuka dengan kata sandi atau lembar dari waktu cadangan itu dibuat.'],
    end: 'Bila ketiganya tidak ada, data tidak dapat dibuka oleh siapa pun, juga oleh pembuat program. Jangan hapus apa pun: map data tetap berguna bila lembarnya kelak ditemukan. Sementara itu layani pasien dengan kertas, lalu mulai klinik baru di map data yang lain.',
  },
  paper: { title: 'Kunci pemulihan', printed: 'Dicetak {{when}}', opens: 'Lembar ini membuka data klinik bila semua kata sandi terlupa. Siapa pun yang memegangnya bersama berkas klinik dapat membaca semuanya.', keep: 'Simpan di tempat terkunci, jauh dari komputer dan dari cadangan. Musnahkan lembar yang lebih tua.', where: 'Layar masuk › Lupa semua kata sandi.' },
};
export default keys;
