/**
 * What people choose most when they may choose anything: the beginnings of the well-known lists of leaked passwords, and
 * what Indonesians choose. Small letters, without the digits that people put behind (`password-rules.ts` takes those off).
 */
const LIST = `
  password passw0rd p@ssw0rd p@ssword pass1word password1234 passwort passwd pass motdepasse contrasena senha parola
  123456 1234567 12345678 123456789 1234567890 12345678910 0123456789 123123 123123123 1234 12345 123321 12344321
  123454321 87654321 987654321 9876543210 0987654321 654321 112233 11223344 1122334455 123456a a123456 a123456789
  123456abc 123abc 123qwe 123qweasd 123456789a 147258369 147258 159753 159357 741852963 789456123 789456 963852741
  102030 10203040 1020304050 135792468 13579 2468 24681012 131313 121212 232323 696969 777777 888888 999999 666666
  000000 00000000 111111 11111111 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx
  zaq1xsw2 q1w2e3 q1w2e3r4 q1w2e3r4t5 qwe123 qweasd qweasdzxc qwer qwer1234 qwert qwerty qwerty123456 qwertyu qwertyui
  qwertyuiop qwertyuiop1234567890 qazwsx qazwsxedc qwaszx asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asd asd123 asdasd
  asdasdasd asdqwe123 zxcvbn zxcvbnm zxcvb zxc zxczxc poiuytrewq lkjhgfdsa mnbvcxz azerty azertyuiop abc abc123abc abcd
  abcd1234abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk aaaaaa aaaaaaaa aa123456 a1b2c3 a1b2c3d4
  a1s2d3f4 aqswdefr q123456 q123456789 qq123456 asd123456 abc123456 abcd123456 user user123456 admin administrator
  adminadmin admin123456 root toor guest test testing tester test123456 demo default changeme changeit letmein welcome
  welkom login secret master access system server manager service support computer internet windows google facebook
  instagram whatsapp telegram twitter youtube yahoo gmail android samsung xiaomi oppo iphone nokia microsoft linux
  iloveyou iloveu loveyou lovely love lover loveme loveyou123456 mylove sweetheart darling honey babygirl baby princess
  prince angel angels sunshine moonlight rainbow flower butterfly summer winter spring autumn sunday monday friday
  january february march april june july august september october november december football soccer baseball basketball
  hockey liverpool arsenal chelsea barcelona realmadrid juventus manchester manunited milan intermilan ronaldo ronaldo7
  messi beckham batman superman spiderman ironman starwars pokemon naruto sasuke onepiece dragon dragonball shadow
  monkey tigger tiger lion eagle phoenix ninja samurai warrior hunter killer hacker trustno1 whatever nothing forever
  freedom success lucky winner champion hello hello123456 helloworld goodluck please matrix mustang ferrari yamaha honda
  suzuki toyota corvette harley diamond silver golden purple orange cookie chocolate cheese banana apple pepper ginger
  michael michelle jennifer jessica ashley daniel david robert thomas andrew anthony joshua matthew jordan george
  charlie william nicole amanda samantha elizabeth maggie buster bailey hannah sophie taylor
  jesus jesuschrist christ jesus1 godisgood godislove blessed blessing
  bismillah bismillahirrahmanirrahim bismillahi alhamdulillah allahuakbar allah subhanallah masyaallah insyaallah
  insyallah astagfirullah astaghfirullah assalamualaikum muhammad muhamad muhammadsaw rasulullah islam islamku muslim
  muslimah ramadhan ramadan hidayah barokah barakah berkah syukur ikhlas sabar tawakal istiqomah tuhan tuhanyesus yesus
  yesuskristus yesusbaik gbu haleluya puji
  indonesia indonesiaku indonesiaraya indonesiamerdeka merdeka nusantara garuda garudaku pancasila bhinneka republik
  jakarta bandung surabaya semarang yogyakarta jogja jogjakarta medan makassar malang bekasi bogor depok tangerang solo
  surakarta denpasar bali balikpapan samarinda pontianak banjarmasin palembang lampung padang pekanbaru batam manado
  ambon kupang lombok mataram aceh papua sulawesi kalimantan sumatera jawa jawabarat jawatengah jawatimur cirebon
  persija persib persebaya arema aremania bobotoh thejak viking bonek persija1928 persib1933 timnas
  sayang sayangku sayangkamu sayangmama sayangibu sayangaku akusayangkamu akucintakamu akusayang cinta cintaku
  cintakamu cintasejati cintakita kasih kasihku rindu rinduku kangen kekasih mantan jodoh jodohku pacar pacarku
  selamanya bersama berdua bahagia bahagiaku bahagiaselalu keluarga keluargaku keluargabahagia mama mamaku mamah mamapapa
  papa papaku papah papamama ibu ibuku ibunda ayah ayahku ayahibu bapak bunda bundaku anak anakku anakanak suami suamiku
  istri istriku kakak adik adikku nenek kakek sahabat sahabatku teman temanku
  rahasia rahasiaku rahasiabanget sandi katasandi kata-sandi katakunci kunci passwordku password-ku lupa lupasandi
  lupapassword gaktau gatau tidaktahu tidakada terserah apaaja apasaja bebas gampang mudah ganti gantisandi masuk
  masukaja coba cobacoba cobalagi contoh pengguna pegawai karyawan petugas operator resepsionis pendaftaran loket kasir
  klinik klinikku klinikkita kliniksehat puskesmas rumahsakit apotek apotik dokter perawat bidan pasien farmasi
  rekammedis rekammedik medis sehat sehatselalu kesehatan bpjs bpjskesehatan kantor kantorku sekolah kampus komputer
  laptop internetku rumah rumahku rumahkita
  semangat semangatpagi semangat45 sukses suksesselalu suksesku sukses2020 juara pemenang hebat mantap mantapjiwa keren
  kerenbanget ganteng gantengbanget cantik cantikku cantikbanget manis imut lucu jelek bodoh gila gilabanget santai
  bosan capek ngantuk lapar makan makanan bakso nasigoreng rendang kopi kopihitam susu kucing kucingku kelinci anjing
  macan harimau rajawali elang naga semut kupukupu bunga bungaku mawar bintang bintangku bulan matahari pelangi langit
  hujan senja pagi malam laut pantai gunung
  januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat
  sabtu minggu merah merahputih putih hitam biru hijau kuning ungu
  agus budi dewi siti putri putra putraputri rizki rizky riski dwi tri sri nur nurul ayu ayuku wahyu andi andika aditya
  adit dimas bagus bayu eko joko yanto slamet sutrisno hendra hendrik iwan irfan fajar fauzi farhan fitri fitriani indah
  intan lestari maya nana nanda novi rahma rahmat ratna reza rina rini sari susanti susi tina wati wulan yuni yulia
  yusuf zahra aisyah fatimah khadijah annisa abdullah ahmad hasan husein ibrahim ismail
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
