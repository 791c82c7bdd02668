import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Lines sorted into partitions on disk, so that the rows of one resident come together in constant memory. */
export type Spill = {
  readonly add: (partition: number, line: string) => void;
  /** All lines of a partition in the order in which they were added, each ended by a line feed. */
  readonly read: (partition: number) => string;
  /** Closes and removes the file. */
  readonly remove: () => void;
};

/** Bytes of a partition that are kept in memory before they go to disk together. */
const SEGMENT_CHARACTERS = 64 * 1024;

type Segment = { readonly offset: number; readonly bytes: number };
type Partition = { lines: string[]; characters: number; readonly segments: Segment[] };

const readFully = (descriptor: number, { offset, bytes }: Segment): string => {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) {
    const read = readSync(descriptor, buffer, done, bytes - done, offset + done);
    if (read === 0) throw new Error('the temporary file is shorter than was written');
    done += read;
  }
  return buffer.toString('utf8');
};

/** Opens a spill in a new file; a file left there by a broken-off run is overwritten. */
export const openSpill = (file: string, partitions: number): Spill => {
  const descriptor = openSync(file, 'w+');
  const parts = Array.from({ length: partitions }, (): Partition => ({
    lines: [],
    characters: 0,
    segments: [],
  }));
  let end = 0;
  const part = (number: number): Partition => {
    const found = parts[number];
    if (found === undefined) throw new Error(`no partition ${number}`);
    return found;
  };
  const flush = (into: Partition): void => {
    const buffer = Buffer.from(into.lines.join(''));
    for (let done = 0; done < buffer.length;)
      done += writeSync(descriptor, buffer, done, buffer.length - done, end + done);
    into.segments.push({ offset: end, bytes: buffer.length });
    end += buffer.length;
    into.lines = [];
    into.characters = 0;
  };
  return {
    add: (number, line) => {
      const into = part(number);
      into.lines.push(line, '\n');
      into.characters += line.length;
      if (into.characters > SEGMENT_CHARACTERS) flush(into);
    },
    read: (number) => {
      const from = part(number);
      return from.segments.map((segment) => readFully(descriptor, segment)).join('') + from.lines.join('');
    },
    remove: () => {
      closeSync(descriptor);
      rmSync(file, { force: true });
    },
  };
};
