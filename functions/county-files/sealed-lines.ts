import { closeSync, openSync, readSync } from 'node:fs';

/** Ends a line within a part: a line may hold a line feed, but no other control character than that, tab and return
 *  (readings.md A45). */
export const END_IN_PART = '\u0001';
const END_BYTE = END_IN_PART.charCodeAt(0);

/** Lines become text so many bytes at a time: as text they take several times their bytes. */
const TEXT_BYTES = 1 << 18;

/** While so much of a block is still to be worked on the next one is asked for: time enough for a bucket to answer. */
const AHEAD_BYTES = 1 << 20;

type Cut = { readonly lines: readonly string[]; readonly rest: Uint8Array };

/** The lines that end in the bytes. One that is longer than a block ends in one of the next. */
const cutLines = (before: Uint8Array, bytes: Uint8Array): Cut => {
  const block = Buffer.concat([before, bytes]);
  const end = block.lastIndexOf(END_BYTE) + 1;
  if (end === 0) return { lines: [], rest: block };
  const text = block.subarray(0, end - 1).toString('utf8');
  return { lines: text.split(END_IN_PART), rest: block.subarray(end) };
};

/** The lines of a part on this disk, a block of at least one at a time. */
export const linesOfPart = function* (path: string): Generator<readonly string[]> {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(TEXT_BYTES);
    let rest: Uint8Array = new Uint8Array();
    for (let read = readSync(descriptor, bytes); read > 0; read = readSync(descriptor, bytes)) {
      const cut = cutLines(rest, bytes.subarray(0, read));
      ({ rest } = cut);
      if (cut.lines.length > 0) yield cut.lines;
    }
  } finally {
    closeSync(descriptor);
  }
};

const slicesOf = function* (block: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < block.length; at += TEXT_BYTES) yield block.subarray(at, at + TEXT_BYTES);
};

const askNext = (blocks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array, unknown>> => {
  const next = blocks.next();
  // Nobody may be waiting for it yet: whoever comes to wait hears of it.
  next.catch(() => undefined);
  return next;
};

const readAhead = async function* (piece: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const blocks = piece[Symbol.asyncIterator]();
  try {
    let next = askNext(blocks);
    for (let block = await next; block.done !== true; block = await next) {
      const late = Math.max(0, block.value.length - AHEAD_BYTES);
      yield* slicesOf(block.value.subarray(0, late));
      next = askNext(blocks);
      yield* slicesOf(block.value.subarray(late));
    }
  } finally {
    await blocks.return?.();
  }
};

/** The lines of a part that lies elsewhere, a block of at least one at a time. Throws where the part ends within a line. */
export const linesOfSealedPiece = async function* (
  piece: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[]> {
  let rest: Uint8Array = new Uint8Array();
  for await (const slice of readAhead(piece)) {
    const cut = cutLines(rest, slice);
    ({ rest } = cut);
    if (cut.lines.length > 0) yield cut.lines;
  }
  if (rest.length > 0) throw new Error('a sorted part ends within a line');
};
