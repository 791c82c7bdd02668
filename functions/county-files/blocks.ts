import { isAscii, isUtf8 } from 'node:buffer';

import { countyError } from './county-error.ts';

/** Opens a file's bytes from the start, in chunks of any size; may be called again. */
export type OpenBytes = () => Iterable<Uint8Array>;

/** The encodings that county files come in. */
export type Encoding = 'utf-8' | 'gb18030';

const LINE_FEED = 0x0a;
const BOM = [0xef, 0xbb, 0xbf] as const;

/** Chunks cut after a line feed, so that no character is torn (a line feed is never part of another character in
 *  UTF-8 or GB18030); a BOM is left out. */
const wholeLines = function* (chunks: Iterable<Uint8Array>): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for (const chunk of chunks) {
    let bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    if (isStart && bytes.length >= BOM.length) {
      refuseUtf16(bytes);
      if (BOM.every((byte, i) => bytes[i] === byte)) bytes = bytes.subarray(BOM.length);
      isStart = false;
    }
    const cut = bytes.lastIndexOf(LINE_FEED) + 1;
    if (cut > 0) yield bytes.subarray(0, cut);
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield rest;
};

const refuseUtf16 = (bytes: Buffer): void => {
  const mark = bytes.readUInt16BE(0);
  if (mark !== 0xfeff && mark !== 0xfffe) return;
  throw countyError({
    'zh-CN': '文件是UTF-16编码，请另存为“CSV UTF-8”后重试',
    en: 'the file is UTF-16: save it as “CSV UTF-8” and try again',
  });
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
const mostLinesAreUtf8 = (open: OpenBytes): boolean => {
  let sound = 0;
  let broken = 0;
  for (const block of wholeLines(open())) {
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
export const encodingOf = (open: OpenBytes): Encoding => {
  if (all(wholeLines(open()), isUtf8) || mostLinesAreUtf8(open)) return 'utf-8';
  return all(wholeLines(open()), isSoundGb18030) ? 'gb18030' : 'utf-8';
};

/** A line that is not UTF-8, with each broken place marked by a NUL: no sound row holds one. */
const withNul = (line: Buffer): string =>
  isUtf8(line) ? line.toString('utf8') : line.toString('utf8').replaceAll('\uFFFD', '\0');

const decodeUtf8 = (block: Buffer): string =>
  isUtf8(block) ? block.toString('utf8') : Array.from(linesOf(block), withNul).join('');

/** A file's text in blocks of whole lines; what cannot be decoded stands as NUL, which makes its row a reject. */
export const textBlocks = function* (open: OpenBytes): Generator<string> {
  const encoding = encodingOf(open);
  const gb18030 = new TextDecoder('gb18030');
  for (const block of wholeLines(open())) {
    yield encoding === 'utf-8' ? decodeUtf8(block) : gb18030.decode(block);
  }
};
