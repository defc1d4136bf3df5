/** What a health complaint is about (the eight categories of the desk) and whom it concerns; written as in praise.ts. The sharper word weighs more. */
export const CATEGORY_WORDS: Readonly<Record<'medical' | 'nursing' | 'administration' | 'facility' | 'medicine' | 'cost' | 'schedule' | 'attitude', string>> = {
  medical: `
4: salah diagnosa, salah diagnosis, malapraktik, malpraktik, malpraktek, salah tindakan, salah operasi, salah suntik, tidak ditangani, penanganan lambat, terlambat ditangani, lambat ditangani, telat penanganan, tidak diperiksa, diperiksa sebentar, cuma diperiksa, dokter tidak menjelaskan, operasi gagal, infeksi, makin parah, tambah parah, jahitan, kritis, pendarahan, perdarahan, keguguran, meninggal, komplikasi, tidak ada tindakan
2.5: diagnosa, diagnosis, operasi, pemeriksaan, periksa, diperiksa, penanganan, ditangani, tindakan, hasil lab, rontgen, igd, ugd, darurat, gawat, penyakit, sembuh, medis, konsultasi, ditelantarkan, telantar
1: dokter, lab, laboratorium, icu, anak saya sakit, sakit`,
  nursing: `
4: infus, perawat tidak datang, perawat dipanggil, panggil perawat, bel perawat, ganti infus, infus habis, infus macet, bengkak infus, seprai, sprei, popok pasien, memandikan, suntik sakit, jarum, kateter, perban
2.5: perawat, suster, bidan, nakes, rawat inap, bangsal, jaga malam, perawatan
1: ruang inap, dirawat, merawat, pasien`,
  administration: `
4: pendaftaran, berkas, syarat, persyaratan, fotokopi, fotocopy, surat rujukan, rujukan, dipingpong, berbelit, berbelit belit, bolak balik, birokrasi, data salah, salah data, salah nama, rekam medis, nomor antrean, antrean online, sistem, aplikasi, login, otp, verifikasi, server, error, error terus, nik, kepesertaan, nonaktif, non aktif, tidak aktif, aktivasi, pindah faskes, ganti faskes, finger, fingerprint, finger print, kartu, mobile jkn, administrasi, prosedur, alur, daftar online, formulir, tidak terdaftar, call center, cs, surat keterangan, terdaftar, daftar, faskes, ktp, update
2: loket, admin, pindah, peserta, rujuk, dipersulit, mempersulit, ribet, rumit, informasi, pengumuman, bpjs ditolak`,
  facility: `
4: toilet, kamar mandi, parkir, parkiran, ac, ac mati, panas, kotor, jorok, bau, pesing, lift, kursi, ruang tunggu, bocor, atap, air mati, kecoa, tikus, kucing, tempat tidur, kasur, bed, kamar penuh, kursi roda, sempit, pengap, gerah, gelap, lampu, kebersihan, tempat sampah, wifi, mushola, musala, gedung, bangunan, alat rusak, alat, peralatan, brankar, ambulans, tempat duduk, kumuh, ruangan, fasilitas, sumpek, sabun, tisu, wastafel, air, rusak, nyamuk
2: kamar, bersih, ramp, tangga, disabilitas`,
  medicine: `
4: obat, apotek, farmasi, resep, salah obat, obat kosong, stok obat, obat habis, kedaluwarsa, kadaluarsa, kadaluwarsa, expired, puyer, sirup, antibiotik, vaksin kosong, dosis, vitamin, obat racikan, salep, tablet, kapsul, insulin`,
  cost: `
4: biaya, bayar, mahal, tarif, tagihan, pungli, pungutan, uang, rupiah, kuitansi, kwitansi, kasir, deposit, iuran, denda, tunggakan, potongan, refund, dipungut, kelebihan bayar, rp, ribu, juta, jt, rb, autodebet, selisih, cost sharing, klaim, kemahalan, harga, administrasi bayar, uang muka, bayar sendiri, gratis
1.5: bpjs, asuransi, dibayar, ditagih`,
  schedule: `
4: jadwal, jam praktik, jam praktek, jam buka, dokter belum datang, dokter tidak datang, dokter telat, dokter terlambat, dokter tidak ada, tidak sesuai jadwal, antre lama, antre, antrean, lama, lama banget, berjam jam, menunggu, tunggu, jam karet, ngaret, molor, telat, terlambat, libur, tutup, kuota habis, kuota, dibatalkan, diundur, ditunda, dari pagi, dari jam, sampai sore, sampai jam, belum dipanggil, lambat, lelet, lamban, tidak dipanggil, dilewati, diserobot, serobot, menyerobot, dilangkahi, jam, menit, seharian`,
  attitude: `
4.5: tidak ramah, kurang ramah, jutek, judes, ketus, galak, kasar, sombong, arogan, cuek, acuh, tidak sopan, kurang sopan, membentak, dibentak, bentak, marah marah, marah, dimarahi, dimarahin, nyolot, melotot, cemberut, masam, kurang ajar, tidak peduli, main hp, ngobrol, mengobrol, ngerumpi, sikap, etika, attitude, diskriminasi, pilih kasih, dibeda bedakan, dibedakan, membedakan, merendahkan, menghina, dihina, sinis, sewot, angkuh, tidak menghargai, senyum, sopan, ramah, nada tinggi, teriak, diusir, ngegas, pelecehan, dilecehkan, melecehkan, tidak profesional, membentak bentak, malas, tidak melayani, seenaknya, tidak senyum, empati, tidak enak`,
};

/** Whom it concerns. The desk finds its own unit by these (shared/triage/units.ts). */
export const UNIT_WORDS = {
  registration: `
4: pendaftaran, loket, daftar, mendaftar, nomor antrean, admin, resepsionis, front office, bagian depan, fingerprint, finger print, registrasi, cs, informasi`,
  dental: `
5: poli gigi, dokter gigi, gigi, cabut gigi, tambal gigi, scaling, behel`,
  maternal: `
5: kia, poli kia, bidan, kb, hamil, ibu hamil, anc, bersalin, melahirkan, persalinan, imunisasi, kandungan, usg, poli kandungan, obgyn, spog`,
  child: `
5: poli anak, dokter anak, spesialis anak`,
  general: `
4: poli umum, dokter umum, poli
1.5: dokter, periksa`,
  specialist: `
4.5: poli jantung, poli mata, poli saraf, poli bedah, poli tht, poli kulit, poli jiwa, spesialis, penyakit dalam, poli dalam, ortopedi, internis, katarak, rehab medik, fisioterapi`,
  pharmacy: `
5: apotek, farmasi, ambil obat, resep, penyerahan obat, apoteker
2: obat`,
  laboratory: `
5: laboratorium, lab, tes darah, cek darah, ambil darah, sampel`,
  radiology: `
5: radiologi, rontgen, ct scan, mri`,
  emergency: `
5: igd, ugd, gawat darurat, ambulans`,
  inpatient: `
4.5: rawat inap, bangsal, kamar, ruang perawatan, infus, dirawat, opname, jam besuk, kelas 1, kelas 2, kelas 3, ruang inap, icu, nicu, bed`,
  cashier: `
4.5: kasir, bayar, kuitansi, kwitansi, tagihan, pembayaran`,
  security: `
5: satpam, security, parkir, parkiran, tukang parkir, juru parkir`,
  cleaning: `
3.5: toilet, kamar mandi, kebersihan, cleaning service, kotor, pesing, jorok`,
  insurance: `
2.5: bpjs, mobile jkn, jkn, kis, iuran, kepesertaan, faskes, rujukan, peserta`,
} as const satisfies Readonly<Record<string, string>>;
export type UnitKind = keyof typeof UNIT_WORDS;

/** Signs of the grades (Indikator Nasional Mutu, KKK). `maybe…`: a hint that a person has to look at, never enough alone. */
export const GRADE_WORDS: Readonly<Record<'red' | 'maybeRed' | 'yellow' | 'maybeYellow', string>> = {
  red: `
4: meninggal, meninggal dunia, wafat, tewas, innalillahi, nyawa melayang, kehilangan nyawa, merenggut nyawa, bayi mati, pasien mati, anak saya mati, ibu saya mati, keburu mati, almarhum, almarhumah, polisi, lapor polisi, kantor polisi, polres, polsek, pengadilan, pengacara, kuasa hukum, somasi, gugat, menggugat, menuntut, tuntut, jalur hukum, ranah hukum, tempuh hukum, proses hukum, pidana, pidanakan, perdata, malapraktik, malpraktik, malpraktek, salah operasi, cacat permanen, cacat seumur hidup, lumpuh, buta, koma, kritis, amputasi, pungli, pungutan liar, pemerasan, diperas, memeras, suap, sogok, penggelapan, korupsi, dicuri, pencurian, kecurian, kemalingan, motor hilang, dompet hilang, hp hilang, uang hilang, barang hilang, kehilangan motor, kehilangan hp, kehilangan dompet, kehilangan uang, kerugian jutaan, rugi jutaan, ganti rugi, bakar gedung, dibakar, membakar, kami bakar, saya bakar, bom, demo besar, unjuk rasa, duduki, izin dicabut, cabut izin, ditutup paksa, salah transfusi, tertukar, bayi tertukar, diculik, dilecehkan, pelecehan seksual, cabul, diperkosa, kejaksaan, jaksa, hakim, kpk, keguguran karena, bunuh`,
  maybeRed: `
2: mati, nyawa, sekarat, hilang, rugi, dirugikan, kerugian, tuntutan, hukum, ancam, mengancam, diancam, demo, keguguran, pendarahan, perdarahan, kejang, infeksi, tidak sadar, salah suntik, salah obat, dipungut, bayar padahal gratis, dimintai uang, minta uang, keracunan, jatuh`,
  yellow: `
3: viral, viralkan, diviralkan, wartawan, media massa, koran, televisi, berita, media sosial, medsos, sosmed, facebook, instagram, tiktok, twitter, youtube, diposting, posting, ombudsman, ylki, lapor bupati, lapor wali kota, lapor gubernur, lapor kemenkes, lapor dinkes, lapor dinas, hotman, dprd, dihina, menghina, dibentak, membentak, bentak, dipermalukan, dimaki, memaki, diusir, diskriminasi, dibeda bedakan, membeda bedakan, dibedakan, membedakan, merendahkan, direndahkan, ditolak, menolak pasien, tolak pasien, trauma, sakit hati, malu, privasi, data bocor, membocorkan, rahasia pasien, salah obat, salah diagnosa, salah diagnosis, salah suntik, salah resep, ditelantarkan, diterlantarkan, terlantar, telantar, dibiarkan, tidak ditangani, kedaluwarsa, kadaluarsa, kadaluwarsa, expired, infeksi, keracunan, dilecehkan, rasis, intimidasi, mengintimidasi`,
  maybeYellow: `
1: kasar, emosi, marah marah, kecewa berat, tidak manusiawi, pilih kasih, kurang ajar, makin parah, tambah parah, teriak, menangis, nangis, sesak, kesakitan, darurat`,
};
