import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

import { mergeLines } from './merged-lines.ts';
import { END_IN_PART, linesOfPart } from './sealed-lines.ts';

/** A text file whose lines come in any order and stand in order of code units in the end. Keys come first in every
 *  line and a comma is less than any character of a key, so that lines in order are rows in order of their keys. */
export type SortedFile = {
  readonly add: (line: string) => void;
  /** Writes the whole file beside its place, with the lines of parts that others sealed. */
  readonly finish: (otherParts: readonly string[]) => void;
  /** Ends without a whole file: the paths of the sorted parts, for another's `finish`. */
  readonly seal: () => readonly string[];
  /** Ends without a whole file: the path of one sorted part of all lines, for `linesOfSealedPiece`; undefined without a line. */
  readonly sealAsOne: () => string | undefined;
  /** Puts the finished file in its place in one step. */
  readonly publish: () => void;
  /** Removes what was written beside. */
  readonly discard: () => void;
};

/** Lines kept in memory before a sorted part goes to disk: about 25 MB. More would outlive the young generation and
 *  swell the heap as garbage. */
const LINES_IN_MEMORY = 200_000;
const WRITE_CHARACTERS = 1 << 20;

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

/** The lines of several sorted parts in order. */
const mergeParts = function* (paths: readonly string[]): Generator<string> {
  for (const lines of mergeLines(paths.map(linesOfPart))) yield* lines;
};

const writePart = (path: string, lines: Iterable<string>): void => {
  const writer = openWriter(path, END_IN_PART);
  for (const line of lines) writer.line(line);
  writer.close();
};

/** The sorted parts of a file that is being written. */
const openParts = (path: string) => {
  const parts: string[] = [];
  let written = 0;
  const add = (lines: Iterable<string>): void => {
    const part = `${path}.part${written}`;
    written += 1;
    writePart(part, lines);
    parts.push(part);
  };
  const remove = (): void => parts.splice(0).forEach((part) => rmSync(part, { force: true }));
  const asOne = (): string | undefined => {
    if (parts.length < 2) return parts.pop();
    const whole = `${path}.sealed`;
    writePart(whole, mergeParts(parts));
    remove();
    return whole;
  };
  return { parts, add, asOne, remove };
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
  const sealed = openParts(path);
  let lines: string[] = [];
  const sealLines = (): void => {
    sealed.add(lines.sort());
    lines = [];
  };
  return {
    add: (line) => {
      lines.push(flat(sortKey === undefined ? line : sortKey(line) + END_OF_KEY + line));
      if (lines.length >= LINES_IN_MEMORY) sealLines();
    },
    finish: (otherParts) => {
      sealed.parts.push(...otherParts);
      if (sealed.parts.length > 0) sealLines();
      const writer = openWriter(beside, '\n');
      writer.line(header);
      const sorted = sealed.parts.length > 0 ? mergeParts(sealed.parts) : lines.sort();
      for (const line of sorted) writer.line(withoutKey(line));
      writer.closeOnDisk();
      sealed.remove();
    },
    seal: () => {
      sealLines();
      return sealed.parts.splice(0);
    },
    sealAsOne: () => {
      if (lines.length > 0) sealLines();
      return sealed.asOne();
    },
    publish: () => renameSync(beside, path),
    discard: () => {
      sealed.remove();
      rmSync(beside, { force: true });
    },
  };
};
