/** Parts of invented names, as they are common in different parts of Indonesia. Nobody real is meant. */
export type Parts = readonly [string, ...string[]];
export interface NameRegion { readonly male: Parts; readonly female: Parts; readonly last: Parts }

export const NAME_REGIONS: readonly [NameRegion, ...NameRegion[]] = [
  { // Java
    male: ['Agus', 'Bambang', 'Supardi', 'Slamet', 'Joko', 'Eko', 'Dwi', 'Tri', 'Soeharjo', 'Widodo', 'Sugeng', 'Hartono', 'Wahyu', 'Budi', 'Teguh', 'Djoko', 'Mulyono', 'Sutrisno', 'Gatot', 'Yanto'],
    female: ['Sri', 'Siti', 'Endang', 'Dewi', 'Ratna', 'Wahyuni', 'Suminah', 'Lestari', 'Ningsih', 'Kartika', 'Yuliana', 'Retno', 'Tutik', 'Sulastri', 'Rahayu', 'Wulan', 'Indah', 'Sekar', 'Paini', 'Murni'],
    last: ['Santoso', 'Wibowo', 'Prasetyo', 'Nugroho', 'Susanto', 'Handayani', 'Wahyuningsih', 'Setiawan', 'Purnomo', 'Rahardjo', 'Saputra', 'Utami', 'Hidayat', 'Kusuma', 'Pratama', 'Wijaya', 'Suryani', 'Maryati', 'Hartati', 'Sulistyo'],
  },
  { // Muslim names everywhere
    male: ['Muhammad', 'Moch.', 'Ahmad', 'Abdul', 'Iqbal', 'Rizky', 'Fajar', 'Hasan', 'Umar', 'Ilham', 'Yusuf', 'Arif', 'Faisal', 'Ridwan', 'Zainal'],
    female: ['Nur', 'Aisyah', 'Fatimah', 'Siti', 'Khadijah', 'Laila', 'Zahra', 'Nurul', 'Halimah', 'Rahma', 'Salma', 'Aminah', 'Umi', 'Azizah', 'Hidayah'],
    last: ['Ramadhan', 'Rahman', 'Hakim', 'Maulana', 'Firdaus', 'Aulia', 'Fitriani', 'Nurlaela', 'Anwar', 'Fauzi', 'Syahputra', 'Hasanah', 'Amalia', 'Zulkarnain', 'Mubarok'],
  },
  { // Bali
    male: ['I Wayan', 'I Made', 'I Nyoman', 'I Ketut', 'I Gede', 'I Putu'],
    female: ['Ni Wayan', 'Ni Made', 'Ni Luh', 'Ni Ketut', 'Ni Putu', 'Ni Kadek'],
    last: ['Ayuningsih', 'Suardana', 'Astawa', 'Sudiarta', 'Wirawan', 'Suartini', 'Adnyana', 'Parwati', 'Sukerta', 'Widnyana'],
  },
  { // Batak, Minahasa, Ambon, Nusa Tenggara
    male: ['Yohanes', 'Daniel', 'Markus', 'Jonathan', 'Ruben', 'Petrus', 'Stefanus', 'Togar', 'Parlindungan', 'Samuel'],
    female: ['Maria', 'Ruth', 'Ester', 'Debora', 'Magdalena', 'Yosefina', 'Tiur', 'Rosmawati', 'Elisabet', 'Martha'],
    last: ['Simanjuntak', 'Situmorang', 'Siregar', 'Anakotta', 'Pattinasarany', 'Manurung', 'Lumbantoruan', 'Wenas', 'Kaunang', 'Lopulalan'],
  },
  { // Sunda, Minang, Bugis
    male: ['Asep', 'Dadang', 'Ujang', 'Cecep', 'Andi', 'Baso', 'Syahrul', 'Zulfikar', 'Dedi', 'Iwan'],
    female: ['Euis', 'Neneng', 'Iis', 'Yeni', 'Besse', 'Rosdiana', 'Upik', 'Erna', 'Nining', 'Cucu'],
    last: ['Suherman', 'Kurniawan', 'Sutisna', 'Koto', 'Piliang', 'Mappasessu', 'Rukmana', 'Permana', 'Gunawan', 'Solihin'],
  },
  { // Indonesian Chinese
    male: ['Hendra', 'Rudi', 'Kevin', 'Willy', 'Andreas', 'Budiman'],
    female: ['Lily', 'Meiliana', 'Fenny', 'Cynthia', 'Linda', 'Yuliani'],
    last: ['Halim', 'Tanoto', 'Wijaya', 'Gunawan', 'Lim', 'Kusnadi', 'Tjandra', 'Oey', 'Hartanto', 'Liem'],
  },
];

/** Village code, village, a street there. */
export const PLACES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['35.78.01.1002', 'Jl. Mastrip'], ['35.78.20.1001', 'Jl. Raya Menganti Wiyung'], ['35.78.01.1001', 'Jl. Karang Pilang'], ['35.15.18.2002', 'Jl. Brigjen Katamso'],
  ['35.78.18.1003', 'Jl. Raya Lakarsantri'], ['35.78.22.1001', 'Jl. Gayungsari'], ['35.78.23.1001', 'Jl. Jambangan Baru'], ['35.78.20.1003', 'Jl. Babatan Pratama'],
  ['35.78.20.1004', 'Jl. Balas Klumprik'], ['35.78.01.1003', 'Jl. Kedurus'],
];
