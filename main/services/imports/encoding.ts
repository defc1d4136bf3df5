/** In which letters a text file is written: told by its byte order mark, else by its bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Without a mark: UTF-16 shows as many zero bytes on one side, UTF-8 is valid or it is not, and the rest is Windows-1252. */
export function findEncoding(pieces: () => Iterable<Uint8Array>): Encoding {
  let utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for (const piece of pieces()) {
    const marked = first ? byMark(piece) ?? byZeros(piece) : null;
    if (marked !== null) return marked;
    first = false;
    utf8 = validUtf8(utf8, piece);
    if (utf8 === null) return 'windows-1252';
  }
  return validUtf8(utf8, null) === null ? 'windows-1252' : 'utf-8';
}

function byMark([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function byZeros(piece: Uint8Array): Encoding | null {
  const looked = Math.min(piece.length, 2048) & ~1;
  const zeros = [0, 0];
  for (let at = 0; at < looked; at++) if (piece[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 8 && odd > 4 * even) return 'utf-16le';
  return even > looked / 8 && even > 4 * odd ? 'utf-16be' : null;
}

/** The decoder, to go on with; null when the bytes are no UTF-8. `piece` null: the file ends here. */
function validUtf8(decoder: TextDecoder | null, piece: Uint8Array | null): TextDecoder | null {
  try {
    decoder?.decode(piece ?? undefined, { stream: piece !== null });
    return decoder;
  } catch {
    return null;
  }
}

/** The text, without the mark. */
export function* textOf(pieces: Iterable<Uint8Array>, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
