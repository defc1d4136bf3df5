/** The anchor of a heading, made as the pages of the repository make it: `## Tutup hari?` is `#tutup-hari`. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
}
