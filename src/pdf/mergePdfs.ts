/**
 * Several PDFs of our browser as one, for the printer: every page as it is in its own file, fonts and page numbers
 * included. Only reads what a Chromium writes: plain numbered objects, no object streams, no encryption.
 */

/** An object of a file: its number, and its bytes between `obj` and `endobj`. */
interface RawObject {
  readonly number: number;
  /** Everything before the stream; the whole object when it has none. */
  readonly head: string;
  /** From the keyword `stream` to `endstream`, both included; empty without one. */
  readonly stream: string;
}

const PAGE = /\/Type\s*\/Page\b/u;
const PAGE_TREE = /\/Type\s*\/Pages\b/u;
/** What a page may take from the tree above it. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

/** The pages of all files in their order, in one file. Throws on a file that is not of the kind we print. */
export function mergePdfs(files: readonly Uint8Array[]): Uint8Array {
  const bodies: string[] = [];
  const pages: number[] = [];
  // 1 is the catalogue, 2 the list of pages; the objects of the files follow.
  let last = 2;
  for (const bytes of files) {
    const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
    const shift = last;
    for (const { number, head, stream } of pageObjects(objects)) {
      const isPage = PAGE.test(head);
      if (isPage) pages.push(number + shift);
      const body = isPage ? adopted(head, objects) : head;
      bodies.push(`${number + shift} 0 obj${renumbered(body, shift)}${stream}\nendobj\n`);
    }
    last += Math.max(0, ...objects.map(({ number }) => number));
  }
  if (pages.length === 0) throw new Error('no pages to merge');
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  return written([
    '1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n',
    `2 0 obj\n<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>\nendobj\n`,
    ...bodies,
  ]);
}

function objectsOf(text: string): RawObject[] {
  const objects: RawObject[] = [];
  const start = /(\d+) 0 obj\b/gu;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const from = start.lastIndex;
    const end = text.indexOf('endobj', from);
    const streamAt = text.indexOf('stream', from);
    const hasStream = streamAt !== -1 && streamAt < end;
    const head = text.slice(from, hasStream ? streamAt : end);
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+ R)/u.exec(head)?.[1] ?? Number.NaN);
    if (end === -1 || (hasStream && Number.isNaN(length)) || /\/Type\s*\/ObjStm/u.test(head)) {
      throw new Error('a PDF of an unexpected kind');
    }
    const streamEnd = hasStream ? text.indexOf('endstream', streamAt + length) + 'endstream'.length : from;
    objects.push({
      number: Number(match[1]),
      head,
      stream: hasStream ? text.slice(streamAt, streamEnd) : '',
    });
    // The bytes of a stream are skipped, so that nothing inside a picture or a font is taken for an object.
    start.lastIndex = hasStream ? streamEnd : end;
  }
  return objects;
}

/** The pages in their order, and whatever they need: reached from them without going up to the tree or to the tags. */
function pageObjects(objects: readonly RawObject[]): RawObject[] {
  const byNumber = new Map(objects.map((object) => [object.number, object]));
  const pages = orderedPages(objects, byNumber);
  const needed = new Set<number>(pages.map(({ number }) => number));
  const waiting = pages.flatMap((page) => referencesIn(adopted(page.head, objects)));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const object = byNumber.get(next);
    if (object === undefined || needed.has(next) || PAGE_TREE.test(object.head) || PAGE.test(object.head))
      continue;
    needed.add(next);
    waiting.push(...referencesIn(object.head));
  }
  const others = objects.filter(({ number, head }) => needed.has(number) && !PAGE.test(head));
  return [...pages, ...others];
}

function orderedPages(objects: readonly RawObject[], byNumber: ReadonlyMap<number, RawObject>): RawObject[] {
  const root = objects.find(({ head }) => PAGE_TREE.test(head) && !/\/Parent\b/u.test(head));
  if (root === undefined) throw new Error('a PDF without a list of pages');
  const below = (node: RawObject): RawObject[] => {
    if (!PAGE_TREE.test(node.head)) return [node];
    const kids = /\/Kids\s*\[([^\]]*)\]/u.exec(node.head)?.[1] ?? '';
    return referencesIn(kids).flatMap((number) => {
      const kid = byNumber.get(number);
      return kid === undefined ? [] : below(kid);
    });
  };
  return below(root);
}

/** A page on its own: its new parent, what it inherited, and no ties to the tags and comments left behind. */
function adopted(head: string, objects: readonly RawObject[]): string {
  const own = head
    .replace(/\/Parent\s+\d+ 0 R/u, '')
    .replace(/\/StructParents\s+\d+/u, '')
    .replace(/\/Annots\s*(?:\[[^\]]*\]|\d+ 0 R)/u, '');
  const tree = objects.filter((object) => PAGE_TREE.test(object.head));
  const inherited = INHERITED.flatMap((key) => {
    if (new RegExp(`/${key}\\b`, 'u').test(own)) return [];
    const value = tree.map(
      (object) => new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ 0 R|\\d+)`, 'u').exec(object.head)?.[1],
    );
    return value
      .filter((found) => found !== undefined)
      .slice(0, 1)
      .map((found) => `/${key} ${found}`);
  });
  // The parent stands outside the numbering of the file, so renumbering must not see it as a reference.
  return own.replace(/<</u, `<<${PARENT_MARK} ${inherited.join(' ')} `);
}

const PARENT_MARK = '/Parent @PAGES@';

function referencesIn(text: string): number[] {
  return [...withoutStrings(text).matchAll(/(\d+) 0 R\b/gu)].map((match) => Number(match[1]));
}

function renumbered(head: string, shift: number): string {
  return piecesOf(head)
    .map((piece) =>
      isString(piece)
        ? piece
        : piece.replace(/(\d+) 0 R\b/gu, (_all, number: string) => `${Number(number) + shift} 0 R`),
    )
    .join('')
    .replace('@PAGES@', '2 0 R');
}

function withoutStrings(text: string): string {
  return piecesOf(text)
    .filter((piece) => !isString(piece))
    .join(' ');
}

/** Text strings apart from everything else: what looks like a reference inside one is only text. */
function piecesOf(text: string): string[] {
  return text.split(/(\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\))/u);
}

function isString(piece: string): boolean {
  return piece.startsWith('(');
}

/** The file around its objects: header, the place of each object, trailer (ISO 32000-1, 7.5). */
function written(objects: readonly string[]): Uint8Array {
  const header = '%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n';
  const places = new Map<number, number>();
  let at = header.length;
  for (const object of objects) {
    places.set(Number.parseInt(object, 10), at);
    at += object.length;
  }
  const count = Math.max(...places.keys()) + 1;
  const lines = Array.from({ length: count }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f\r\n' : `${String(place).padStart(10, '0')} 00000 n\r\n`;
  });
  const tail = `xref\n0 ${count}\n${lines.join('')}trailer\n<</Size ${count} /Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(header + objects.join('') + tail, 'latin1');
}
