/** FNV-1a, 32 bits: keys are kept as numbers. Two keys of one number cost a comparison and nothing else. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  // The low bits of FNV are its weak ones; mixed once more.
  state ^= state >>> 16;
  state = Math.imul(state, 0x45d9f3b);
  return (state ^ (state >>> 16)) >>> 0;
}
