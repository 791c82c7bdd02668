import { isAscii, isUtf8 } from 'node:buffer';

import { countyError } from './county-error.ts';

/** Opens a file's bytes from the start, in chunks of any size; may be called again. */
export type OpenBytes = () => Iterable<Uint8Array>;

const LINE_FEED = 0x0a;
const BOM = [0xef, 0xbb, 0xbf] as const;

const isUtf16 = (start: Buffer): boolean =>
  (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0xff && start[1] === 0xfe);

const utf16Error = (name: string): Error =>
  countyError({
    'zh-CN': `${name}是UTF-16编码，请另存为“CSV UTF-8”后重试`,
    en: `${name} is UTF-16: save it as “CSV UTF-8” and try again`,
  });

const withoutBom = (start: Buffer): Buffer =>
  BOM.every((byte, i) => start[i] === byte) ? start.subarray(BOM.length) : start;

/** The chunks without a BOM; the first one holds all of it, however small the chunks are that it came in. */
const withoutMark = function* (chunks: Iterable<Uint8Array>, name: string): Generator<Uint8Array> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (isUtf16(start)) throw utf16Error(name);
    if (start.length < BOM.length) continue;
    yield withoutBom(start);
    start = undefined;
  }
  if (start !== undefined) yield start;
};

/** Chunks cut after a line feed, so that no character is torn (a line feed is never part of another character in
 *  UTF-8 or GB18030); a BOM is left out, UTF-16 is refused. */
const wholeLines = function* (open: OpenBytes, name: string): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of withoutMark(open(), name)) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const cut = bytes.lastIndexOf(LINE_FEED) + 1;
    if (cut > 0) yield bytes.subarray(0, cut);
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield rest;
};

const linesOf = function* (block: Buffer): Generator<Buffer> {
  for (let from = 0; from < block.length;) {
    const feed = block.indexOf(LINE_FEED, from);
    const to = feed === -1 ? block.length : feed + 1;
    yield block.subarray(from, to);
    from = to;
  }
};

const isSoundGb18030 = (block: Buffer): boolean => {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(block);
    return true;
  } catch {
    return false;
  }
};

/** Counts lines with more than ASCII that are sound UTF-8 against those that are not. */
const mostLinesAreUtf8 = (blocks: Iterable<Buffer>): boolean => {
  let sound = 0;
  let broken = 0;
  for (const block of blocks) {
    for (const line of isAscii(block) ? [] : linesOf(block)) {
      if (!isUtf8(line)) broken += 1;
      else if (!isAscii(line)) sound += 1;
    }
  }
  return sound >= broken;
};

const all = (blocks: Iterable<Buffer>, holds: (block: Buffer) => boolean): boolean => {
  for (const block of blocks) if (!holds(block)) return false;
  return true;
};

/** Which encoding a file is in, decided by the file as a whole: of the lines with more than ASCII most are sound
 *  UTF-8, or else all of it must be sound GB18030. @source readings.md A68 */
const encodingOf = (open: OpenBytes, name: string): 'utf-8' | 'gb18030' => {
  if (all(wholeLines(open, name), isUtf8) || mostLinesAreUtf8(wholeLines(open, name))) return 'utf-8';
  return all(wholeLines(open, name), isSoundGb18030) ? 'gb18030' : 'utf-8';
};

/** A line that is not UTF-8, with each broken place marked by a NUL: no sound row holds one. */
const withNul = (line: Buffer): string =>
  isUtf8(line) ? line.toString('utf8') : line.toString('utf8').replaceAll('\uFFFD', '\0');

const decodeUtf8 = (block: Buffer): string =>
  isUtf8(block) ? block.toString('utf8') : Array.from(linesOf(block), withNul).join('');

/** A file's text in blocks of whole lines; what cannot be decoded stands as NUL, which makes its row a reject.
 *  @param name the file's, for the sentence that refuses UTF-16 */
export const textBlocks = function* (open: OpenBytes, name: string): Generator<string> {
  const encoding = encodingOf(open, name);
  const gb18030 = new TextDecoder('gb18030');
  for (const block of wholeLines(open, name)) {
    yield encoding === 'utf-8' ? decodeUtf8(block) : gb18030.decode(block);
  }
};
