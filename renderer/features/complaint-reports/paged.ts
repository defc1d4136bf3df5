/**
 * A paper of several pages: clinic and title at the head of every page, hash and page number at its foot. They lie in the margins of
 * the page itself, so that the printer's dialog and a PDF have the same; their words are known only when it is printed.
 */
export interface PageFrame { readonly left: string; readonly right: string; readonly foot: string; readonly page: string; readonly of: string }

/** The frame stands for as long as `print` takes. */
export async function withPageFrame<T>(frame: PageFrame, print: () => Promise<T>): Promise<T> {
  if (!('adoptedStyleSheets' in document)) return print();
  const rule = new CSSStyleSheet();
  rule.replaceSync(pageRule(frame));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
  try {
    return await print();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== rule);
  }
}

const SMALL = 'font: 8pt Inter, sans-serif; color: #46555e;';

function pageRule({ left, right, foot, page, of }: PageFrame): string {
  return `@page paged { size: A4 portrait; margin: 20mm 12mm 18mm;
    @top-left { content: ${cssString(left)}; ${SMALL} } @top-right { content: ${cssString(right)}; ${SMALL} }
    @bottom-left { content: ${cssString(foot)}; ${SMALL} white-space: nowrap; } @bottom-right { content: ${cssString(page)} counter(page) ${cssString(of)} counter(pages); ${SMALL} white-space: nowrap; } }`;
}

/** As a string of a style sheet: whatever a clinic is called, it ends no rule. */
export function cssString(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `)}"`;
}
