/** What speaks for another subject than health care, by subject; written as in praise.ts. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  roads: `
5: jalan rusak, jalan berlubang, jalan raya, jalan provinsi, jalan kabupaten, jalan desa, jalan tol, aspal, pengaspalan, lubang jalan, trotoar, lampu merah, lampu jalan, pju, penerangan jalan, jembatan, gorong gorong, drainase, selokan, betonisasi, ruas jalan, perbaikan jalan, bahu jalan, polisi tidur, marka, zebra cross
3: jalanan, berlubang, macet, kemacetan, lalu lintas, pengendara, pemotor, truk, galian, proyek, becek, banjir, =tol, parkir liar, juru parkir, jukir, angkot, busway, transjakarta, trans, bus, halte, terminal, stasiun, krl, commuter, kereta, kereta api, masinis, rest area
2: motor, mobil, perempatan, simpang
1.5: kendaraan, gang
1: jalan`,
  utilities: `
5: pln, listrik, token listrik, meteran, kwh, gardu, pemadaman, mati listrik, mati lampu, tiang listrik, kabel listrik, pdam, air pam, air bersih, ledeng, pipa bocor, gas elpiji, elpiji, lpg, gas melon, tabung gas, bbm, pertalite, solar, spbu, pertamina
3: padam, air keran, tarif listrik, voltase, sumur, pipa, pompa, watt, keruh`,
  rubbish: `
5: sampah, tps, tpa, tempat pembuangan, truk sampah, pengangkutan sampah, bakar sampah, limbah pabrik, polusi udara, pencemaran sungai, pencemaran
3: limbah, sungai, pabrik, asap pabrik, bising, pohon tumbang, pohon, got, kandang ayam, peternakan, lalat, bank sampah
2: taman`,
  government: `
5: e-ktp, dukcapil, disdukcapil, akta kelahiran, akta lahir, akta kematian, akte, capil, catatan sipil, kelurahan, kecamatan, kantor desa, kepala desa, kades, lurah, camat, rt rw, pak rt, bansos, bantuan sosial, blt, pkh, bpnt, dtks, sembako, paspor, imigrasi, samsat, stnk, bpkb, sim a, sim c, pajak kendaraan, djp, kantor pajak, npwp, coretax, sertifikat tanah, bpn, imb, perizinan, oss, kartu prakerja, prakerja, bpjs ketenagakerjaan, bpjs tk, bpjstk, jamsostek, jmo, jht, jkp, cpns, pppk, honorer, pilkada, pemilu, kpu, tps pemilu, pemilih, caleg, partai, dpr, dprd, kabinet, ikn, ruu, omnibus law, kemensos, dinsos, kominfo, kua, nikah, buku nikah, desil, skck, surat pindah, polisi lalu lintas
4: pajak
4: sim, stnk
3.5: ktp, kartu keluarga
3: pbb, presiden, pns, pemkot, pemkab, pemda, pemprov, tilang, polantas, polres, polsek, polda, polri, satpol pp, satlantas, sertifikat, bangunan liar, pkl, pedagang kaki lima, pasar, pedagang, retribusi, dana desa, korupsi, politik, politisi, kampanye, calon, jokowi, prabowo, anies, ahok, dana bantuan, kartu tani, pupuk, petani, sawah, irigasi, nelayan, thr, phk, umr, lowongan, upah, outsourcing, disnaker, tenaga kerja, demo mahasiswa, jht cair
2.5: gubernur, wali kota, bupati, menteri, tanah
2: asn, pemerintah, gaji
1: lahan, bangunan, desa, perusahaan`,
  law: `
3: begal, tawuran, balap liar, judi, judi online, judol, pinjol, pinjaman online, miras, preman, pencurian, maling, curanmor, narkoba, prostitusi, rentenir, debt collector, knalpot`,
  school: `
5: sekolah, guru, kepala sekolah, ppdb, spmb, kampus, mahasiswa, dosen, universitas, kuliah, skripsi, ukt, uang komite, seragam, zonasi, kip kuliah, kartu indonesia pintar, =kip, pip, dapodik, ijazah, rapor, beasiswa, siswa, murid, wisuda, bimbel, sd negeri, sma, smp negeri, sdn, smpn, sman, madrasah, pesantren
3: kursus, pelajaran, ujian, kelas online, pendidikan, pramuka, ekskul, kantin, studi tur
2: les
1: belajar`,
  bank: `
5: bank, bca, bri, bni, btn, bsi, cimb, teller, atm, m-banking, mobile banking, mbanking, livin, brimo, rekening, nasabah, kartu kredit, kpr, kredit, cicilan, angsuran, bunga bank, ojk, pinjaman, gopay, ovo, linkaja, shopeepay, paylater, top up, topup, e-wallet, dompet digital, qris, leasing, saham, investasi, tabungan, deposito, setor tunai, buku tabungan
4: saldo
3: transfer
2: mutasi
1.5: limit
1: uang, debit`,
  telecom: `
5: telkomsel, indosat, im3, xl, smartfren, axis, indihome, telkom, by.u, byu, sinyal, paket data, provider, kartu perdana, biznet, first media, myrepublic, 4g, 5g, modem, router, fiber, kuota internet, internet lemot, grapari
4: pulsa
3: tri, wifi, lag, mbps, streaming
1.5: kuota, internet, jaringan`,
  trade: `
5: ekspedisi, ekspedisi, kurir, ongkir, penjual, seller, toko online, shopee, tokopedia, lazada, bukalapak, blibli, tiktok shop, jne, j&t, jnt, sicepat, anteraja, ninja, pos indonesia, resi, cod, checkout, retur, pesanan, pembeli, marketplace, flash sale, kemasan, belanja, packaging, bubble wrap, minimarket, alfamart, indomaret, supermarket, mal, mall, kasir toko, diskon
4: voucher, garansi, toko, produk
3.5: barang, paket
3: promo, pengiriman, order, baju, sepatu, kaos, celana, kaus, jahitan baju, charger, headset, baterai, casing, lipstik, skincare, serum, parfum, sampo, bedak, cushion, gamis, hijab, jilbab, kardus, panci, blender, rice cooker, kulkas, mesin cuci, kompor, lemari, mainan, boneka
2: tas, kabel, pembelian
1.5: kirim, dikirim, pesan, ukuran, warna, bahan, harga, jual
1: beli, membeli, meja`,
  travel: `
5: hotel, penginapan, resort, vila, villa, front office, sarapan, kolam renang, traveloka, tiket.com, agoda, booking.com, reddoorz, oyo, pesawat, penerbangan, bandara, maskapai, lion air, garuda, citilink, batik air, airasia, delay, bagasi, pramugari, boarding, wisata, liburan, pantai, homestay, kapal feri, pelabuhan, pelni, museum, kebun binatang, taman hiburan, dufan, pengunjung, wahana, candi, gunung, pendakian, air terjun, destinasi, staycation, room service, housekeeping, airbnb
3: check in, checkin, check out, tiket, menginap, nginap, kasur, sprei, handuk, shower, wastafel, air panas, tv kamar, view, pemandangan, sunset, kamar hotel, breakfast, twin bed, double bed, receptionist
1: kamar mandi, lobby, lobi`,
  food: `
5: restoran, resto, rumah makan, warung, kafe, cafe, coffee shop, kopi, makanan, minuman, nasi, ayam, bakso, mie, mi ayam, sate, soto, steak, sushi, pizza, burger, martabak, seafood, rendang, sambal, es krim, kue, roti, gofood, grabfood, shopeefood, delivery, pelayan restoran, chef, kuliner, all you can eat, masakan, porsi, mcd, kfc, starbucks, jajan, bumbu, kuah, jus, boba, catering, katering
3: lezat, gurih, pedas, hambar, alot, gosong, daging, ikan, sayur, tempat nongkrong, nongkrong, live music, ambience, dine in, take away, kenyang, nasi kotak, tempe
2: menu, meja makan
1.5: makan, minum, manis, asin
1: enak, lapar, haus`,
  transport: `
5: gojek, grab, ojol, ojek, driver, maxim, indriver, goride, gocar, taksi, taxi, blue bird, grabcar, supir, sopir, penumpang, argo
3: jemput, orderan
2: helm`,
  things: `
5: serial, film, bioskop, drakor, sinetron, netflix, lagu, konser, penyanyi, album, game, gim, mobile legends, free fire, pubg, mabar, skin game, sepak bola, timnas, persib, persija, liga, wasit, stadion, pemain, smartphone, iphone, samsung, xiaomi, oppo, vivo, realme, laptop, kamera, avanza, innova, xenia, jazz, brio, honda, toyota, yamaha, suzuki, daihatsu, bengkel, mesin mobil, bensin, irit, interior mobil, transmisi, aktor, aktris, artis, acara tv, televisi, trans tv, rcti, spotify, novel, buku, komik, anime, kpop, bts, fans, youtuber, anjing peliharaan, gereja, masjid, ustaz, ustadz, pengajian, developer, kost, kontrakan, apartemen, pengembang, salon, barbershop, gym, futsal, zoom, google meet
4: suspensi, kucing, perumahan
3: konten, kos, aktingnya, episode, penonton, nonton, kamar kos, fitur edit, filter, musik, iklan, gacha, kick off, ban, velg, oli, kopling, setir, kabin, laundry, cuci mobil
2: gol
1.5: youtube, telegram, level, server, mesin
1: hp, android, ios, instagram, twitter, facebook, cerita, video, foto, suara`,
};
