import { isUtf8 } from 'node:buffer';

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

const isAscii = (line: Buffer): boolean => line.every((byte) => byte < 0x80);

const isSoundGb18030 = (block: Buffer): boolean => {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(block);
    return true;
  } catch {
    return false;
  }
};

/** Which encoding a file is in, decided by the file as a whole: of the lines with more than ASCII most are sound
 *  UTF-8, or else all of it must be sound GB18030. @source readings.md A68 */
export const encodingOf = (open: OpenBytes): Encoding => {
  let sound = 0;
  let broken = 0;
  let isGb18030 = true;
  for (const block of wholeLines(open())) {
    if (isAscii(block)) continue;
    for (const line of linesOf(block)) {
      if (isAscii(line)) continue;
      if (isUtf8(line)) sound += 1;
      else broken += 1;
    }
    isGb18030 &&= isSoundGb18030(block);
  }
  return broken > sound && isGb18030 ? 'gb18030' : 'utf-8';
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
