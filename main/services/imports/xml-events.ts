/**
 * Reads the XML of a workbook as it streams by: elements, attributes, texts. Names come without their namespace prefix.
 * A document type is refused, so that no entity can be defined; only the five of XML and numbers are known.
 */
export interface XmlListener {
  open(name: string, attribute: (name: string) => string | null): void;
  text(text: string): void;
  close(name: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Markup that does not end within so many characters is no workbook's. */
const LONGEST_MARKUP = 1 << 20;

export class XmlError extends Error {
  constructor(message: string) { super(message); this.name = 'XmlError'; }
}

export class XmlEvents {
  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) { this.#listener = listener; }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const next = text[at] === '<' ? this.#markup(text, at) : this.#plain(text, at);
      if (next === null) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_MARKUP) throw new XmlError('Markup without an end');
  }

  /** Text up to the next markup; an entity or a surrogate pair may be cut at the chunk's end, so it waits for the markup. */
  #plain(text: string, at: number): number | null {
    const end = text.indexOf('<', at);
    if (end < 0) return null;
    this.#listener.text(unescaped(text.slice(at, end)));
    return end;
  }

  #markup(text: string, at: number): number | null {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      if (end !== null) this.#listener.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<!', at)) {
      // It may still become a comment or CDATA.
      if (text.length - at < 9) return null;
      throw new XmlError('A document type is not read');
    }
    const end = tagEnd(text, at);
    if (end === null) return null;
    this.#tag(text.slice(at + 1, end));
    return end + 1;
  }

  #tag(tag: string): void {
    if (tag.startsWith('/')) return this.#listener.close(localName(tag.slice(1).trim()));
    const empty = tag.endsWith('/');
    const space = tag.search(/[\s/]/);
    const name = localName(space < 0 ? tag : tag.slice(0, space));
    const attributes = space < 0 ? '' : tag.slice(space);
    this.#listener.open(name, (wanted) => attributeOf(attributes, wanted));
    if (empty) this.#listener.close(name);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function after(text: string, mark: string, from: number): number | null {
  const found = text.indexOf(mark, from);
  return found < 0 ? null : found + mark.length;
}

/** The tag's `>`; one within an attribute's quotes is none. */
function tagEnd(text: string, at: number): number | null {
  let end = text.indexOf('>', at);
  if (end < 0) return null;
  const quote = text.indexOf('"', at);
  if ((quote < 0 || quote > end) && !text.slice(at, end).includes("'")) return end;
  let open = '';
  for (end = at; end < text.length; end++) {
    const letter = text[end] ?? '';
    if (open === '' && letter === '>') return end;
    if (letter === open) open = '';
    else if (open === '' && (letter === '"' || letter === "'")) open = letter;
  }
  return null;
}

/** Sought as text: a sheet of a hundred thousand rows asks millions of times. Attributes stand apart by white space. */
function attributeOf(attributes: string, wanted: string): string | null {
  for (let at = attributes.indexOf(`${wanted}=`); at > 0; at = attributes.indexOf(`${wanted}=`, at + 1)) {
    const start = at + wanted.length + 1;
    const quote = attributes[start] ?? '';
    const end = attributes.indexOf(quote, start + 1);
    if (/[\s:]/.test(attributes[at - 1] ?? '') && (quote === '"' || quote === "'") && end > 0) return unescaped(attributes.slice(start + 1, end));
  }
  return null;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
