import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A text file whose lines come in any order and stand in order of code units in the end. Keys come first in every
 *  line and a comma is less than any character of a key, so that lines in order are rows in order of their keys. */
export type SortedFile = {
  readonly add: (line: string) => void;
  /** Writes the whole file beside its place, with the lines of parts that others sealed. */
  readonly finish: (otherParts: readonly string[]) => void;
  /** Ends without a whole file: the paths of the sorted parts, for another's `finish`. */
  readonly seal: () => readonly string[];
  /** Puts the finished file in its place in one step. */
  readonly publish: () => void;
  /** Removes what was written beside. */
  readonly discard: () => void;
};

/** Lines kept in memory before a sorted part goes to disk: about 25 MB. More would outlive the young generation and
 *  swell the heap as garbage. */
const LINES_IN_MEMORY = 200_000;
const WRITE_CHARACTERS = 1 << 20;
const READ_BYTES = 1 << 18;

/** Ends a line within a part: a line may hold a line feed, but no other control character than that, tab and return
 *  (readings.md A45). */
const END_IN_PART = '\u0001';

/** Writes lines through a buffer; for a broken disk it throws as the system does. */
const openWriter = (path: string, lineEnd: string) => {
  const descriptor = openSync(path, 'w');
  let buffered: string[] = [];
  let characters = 0;
  const flush = (): void => {
    const bytes = Buffer.from(buffered.join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    buffered = [];
    characters = 0;
  };
  const line = (text: string): void => {
    buffered.push(text, lineEnd);
    characters += text.length;
    if (characters > WRITE_CHARACTERS) flush();
  };
  const close = (): void => {
    flush();
    closeSync(descriptor);
  };
  const closeOnDisk = (): void => {
    flush();
    fsyncSync(descriptor);
    closeSync(descriptor);
  };
  return { line, close, closeOnDisk };
};

/** The lines of a part that was written before. */
const readLines = function* (path: string): Generator<string> {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(READ_BYTES);
    let rest = Buffer.alloc(0);
    for (let read = readSync(descriptor, bytes); read > 0; read = readSync(descriptor, bytes)) {
      const block = Buffer.concat([rest, bytes.subarray(0, read)]);
      const cut = block.lastIndexOf(END_IN_PART.charCodeAt(0)) + 1;
      // A line that is longer than a block ends in one of the next.
      if (cut > 0)
        yield* block
          .subarray(0, cut - 1)
          .toString('utf8')
          .split(END_IN_PART);
      rest = block.subarray(cut);
    }
  } finally {
    closeSync(descriptor);
  }
};

type Part = { readonly lines: Generator<string>; head: string };

const startPart = (path: string): Part | undefined => {
  const lines = readLines(path);
  const first = lines.next();
  return first.done === true ? undefined : { lines, head: first.value };
};

/** The lines of several sorted parts in order: at every step the least of their heads. */
const mergeParts = function* (paths: readonly string[]): Generator<string> {
  let parts = paths.map(startPart).filter((part) => part !== undefined);
  while (parts.length > 0) {
    const least = parts.reduce((best, part) => (part.head < best.head ? part : best));
    yield least.head;
    const next = least.lines.next();
    if (next.done === true) parts = parts.filter((part) => part !== least);
    else least.head = next.value;
  }
};

/** Between a line's sort key and the line; it stands in no line, so that lines without a key are their own. */
const END_OF_KEY = '\0';

const withoutKey = (keyed: string): string => keyed.slice(keyed.indexOf(END_OF_KEY) + 1);

/** The same text in one piece: V8 keeps a text that was put together as a tree of its parts until a character is asked
 *  for, several times its size. */
const flat = (line: string): string => (line.charCodeAt(0) >= 0 ? line : '');

/** Opens a sorted file; memory holds at most a part of its lines, whatever its length.
 *  @param header the first line, which stays first
 *  @param sortKey what a line is sorted by before the line itself, where that is not enough */
export const openSortedFile = (
  path: string,
  header: string,
  sortKey?: (line: string) => string,
): SortedFile => {
  const beside = `${path}.part`;
  const parts: string[] = [];
  let written = 0;
  let lines: string[] = [];
  const writePart = (): void => {
    const part = `${path}.part${written}`;
    written += 1;
    const writer = openWriter(part, END_IN_PART);
    for (const line of lines.sort()) writer.line(line);
    writer.close();
    parts.push(part);
    lines = [];
  };
  const removeParts = (): void => parts.forEach((part) => rmSync(part, { force: true }));
  return {
    add: (line) => {
      lines.push(flat(sortKey === undefined ? line : sortKey(line) + END_OF_KEY + line));
      if (lines.length >= LINES_IN_MEMORY) writePart();
    },
    finish: (otherParts) => {
      parts.push(...otherParts);
      if (parts.length > 0) writePart();
      const writer = openWriter(beside, '\n');
      writer.line(header);
      for (const line of parts.length > 0 ? mergeParts(parts) : lines.sort()) writer.line(withoutKey(line));
      writer.closeOnDisk();
      removeParts();
    },
    seal: () => {
      writePart();
      return parts.splice(0);
    },
    publish: () => renameSync(beside, path),
    discard: () => {
      removeParts();
      rmSync(beside, { force: true });
    },
  };
};
