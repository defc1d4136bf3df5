/**
 * A text as people type it → words in one spelling: lower case, no accents, no elongation ("berapaaa"), abbreviations and slang
 * written out ("brp", "gk", "bsk"). Pure, no exception for any string. The lists of the complaints' triage are used as well;
 * what stands here goes before them, because at this desk "dr" is a doctor and "buat janji" is no "untuk".
 */
import { SLANG } from '../triage/words/slang.ts';

/** written=meant, several words joined by _ */
const ENTRIES = `
dr=dokter drg=doktergigi bd=bidan dokternya=dokter dktr=dokter dentist=doktergigi midwife=bidan pediatrician=dokter_anak
jdwl=jadwal jdwal=jadwal jadwl=jadwal jadwale=jadwal jadual=jadwal skedul=jadwal prktk=praktik praktek=praktik prakter=praktik prktek=praktik prkatek=praktik praktekan=praktik
bsk=besok bsok=besok besuk=besok sesuk=besok isuk=besok enjing=besok isukan=besok tmrw=tomorrow hr=hari hri=hari dinten=hari skrg=sekarang skrng=sekarang skg=sekarang saiki=sekarang ayeuna=sekarang ntar=nanti nti=nanti entar=nanti tar=nanti
tgl=tanggal tggl=tanggal tnggl=tanggal tg=tanggal mlm=malam sre=sore pgi=pagi sbtu=sabtu sbt=sabtu mggu=minggu mgg=minggu mnggu=minggu ahad=minggu snin=senin snen=senin senen=senin sls=selasa slasa=selasa selsa=selasa rbu=rabu rebo=rabu kms=kamis kmis=kamis jmt=jumat jumt=jumat jum=jumat
mon=monday tue=tuesday wed=wednesday thu=thursday fri=friday sat=saturday sun=sunday
byr=bayar hrg=harga hrga=harga hargane=harga trf=tarif tarip=tarif biayane=biaya ongkose=ongkos asrnsi=asuransi asuransinya=asuransi ank=anak almt=alamat alamate=alamat lok=lokasi shareloc=lokasi sharelok=lokasi shareloknya=lokasi
kntrl=kontrol kontrl=kontrol jnji=janji janjian=janji bking=booking boking=booking kosng=kosong kosonge=kosong pnuh=penuh libr=libur tutp=tutup jm=jam mnt=menit telp=telepon tlp=telepon telpon=telepon hp=telepon wa=whatsapp
gawe=buat bikin=buat bkin=buat buat=buat bwt=buat bt=buat msk=masuk aya=ada ono=ada nggih=ya njih=ya punten=permisi teh=ya mah=ya atuh=ya nya=ya si=ya sih=ya kah=apakah min=admin gan=admin kak=kakak om=bapak mas=kakak dik=adik
sblm=sebelum sblum=sebelum sblmnya=sebelum bln=bulan thn=tahun th=tahun hbs=habis abis=habis kira2=kira_kira pke=pakai pake=pakai pakek=pakai pk=pakai bs=bisa msh=masih lab=laboratorium laborat=laboratorium lup=lupa
nafas=napas nahan=tahan ngambil=ambil nambal=tambal nambel=tambal tambel=tambal nyabut=cabut nebus=tebus bersihin=bersih bersihkan=bersih batalin=batal ngebatalin=batal gantiin=ganti pindahin=pindah nampi=terima nerima=terima nyuntik=suntik nyeuri=nyeri lara=sakit sakitnya=sakit
isnt=is doesnt=does whats=what whens=when wheres=where ur=your
g=tidak ndak=tidak nda=tidak gratis=gratis in=in on=on i=saya a=a u=you
`;
const OWN: ReadonlyMap<string, readonly string[]> = new Map(ENTRIES.trim().split(/\s+/u).map((entry): [string, readonly string[]] => {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1).split('_')];
}));

/** Enough for any question; what comes after is not read. */
const LONGEST = 400;
const ENDING = /(?:nya|ny|x)$/u;
const NUMBER = /^\d/u;

function meant(word: string): readonly string[] {
  const direct = OWN.get(word) ?? SLANG.get(word);
  if (direct) return direct;
  const bare = word.replace(ENDING, '');
  return (bare !== word && bare.length > 1 ? OWN.get(bare) ?? SLANG.get(bare) : undefined) ?? [word];
}

/** Folded, but as it was written: what names are compared with. */
export function foldedWords(text: string, longest = LONGEST): string[] {
  const plain = text.slice(0, longest).normalize('NFKD').replaceAll(/[\p{M}'’`]/gu, '').toLowerCase().replaceAll(/(\p{L})\1{2,}/gu, '$1');
  return (plain.match(/\d+(?:[./:-]\d+)+|\d+|\p{L}+(?:2(?!\d))?/gu) ?? []).slice(0, longest);
}

export function wordsOf(text: string, longest = LONGEST): string[] {
  return foldedWords(text, longest).flatMap((word) => (NUMBER.test(word) ? [word] : meant(word)));
}
