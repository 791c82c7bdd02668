import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

import { isId, type ResidentId } from '../../domain/kernel/ids.ts';

/** A row on its way to its resident's history. */
export type SpilledRow = {
  readonly resident: ResidentId;
  readonly line: number;
  /** As it will be stored. */
  readonly packed: string;
};

/** Rows that lie sorted into partitions. */
export type SpilledRows = {
  /** All rows of a partition in the order in which they were added. */
  readonly read: (partition: number) => Generator<SpilledRow>;
  /** The same as bytes, a line each, to be read by `rowsIn`. */
  readonly bytes: (partition: number) => Buffer;
  /** Closes and removes the file. */
  readonly remove: () => void;
};

/** Rows sorted into partitions on disk, so that those of one resident come together in constant memory. */
export type Spill = SpilledRows & {
  readonly add: (partition: number, row: SpilledRow) => void;
  /** Ends with everything on disk: what another thread needs to read it. */
  readonly seal: () => SealedSpill;
};

/** A spill that was written to its end: its file, and where the rows of each partition lie in it. */
export type SealedSpill = { readonly path: string; readonly partitions: readonly (readonly Segment[])[] };

/** Bytes of a partition that wait in memory to go to disk together; as bytes they are nothing to the collector. */
const SEGMENT_BYTES = 32 * 1024;

/** UTF-16 units of rows that become bytes together. */
const TEXT_UNITS = 2 * 1024;

/** Most bytes of a UTF-16 unit in UTF-8. */
const BYTES_A_UNIT = 3;

/** Stands for a line feed within a row; no sound row holds a NUL. */
const INNER_LINE_FEED = '\0';

type Segment = { readonly offset: number; readonly bytes: number };
/** `lines` wait as text to become bytes together: a call for each of a million rows would cost more than the bytes. */
type Partition = { lines: string; readonly buffer: Buffer; used: number; readonly segments: Segment[] };

const readInto = (descriptor: number, { offset, bytes }: Segment, into: Buffer): void => {
  for (let done = 0; done < bytes;) {
    const read = readSync(descriptor, into, done, bytes - done, offset + done);
    if (read === 0) throw new Error('the temporary file is shorter than was written');
    done += read;
  }
};

const rowIn = (text: string): SpilledRow => {
  const afterResident = text.indexOf('\t');
  const afterLine = text.indexOf('\t', afterResident + 1);
  const resident = text.slice(0, afterResident);
  if (!isId<'ResidentId'>(resident)) throw new Error('the temporary file is damaged');
  const packed = text.slice(afterLine + 1);
  return {
    resident,
    line: Number(text.slice(afterResident + 1, afterLine)),
    packed: packed.includes(INNER_LINE_FEED) ? packed.replaceAll(INNER_LINE_FEED, '\n') : packed,
  };
};

/** The rows in whole lines of a spill. */
export const rowsIn = function* (text: string): Generator<SpilledRow> {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    yield rowIn(text.slice(at, end));
    at = end + 1;
  }
};

const lineOf = ({ resident, line, packed }: SpilledRow): string => {
  const flat = packed.includes('\n') ? packed.replaceAll('\n', INNER_LINE_FEED) : packed;
  return `${resident}\t${line}\t${flat}\n`;
};

const newPartition = (): Partition => ({
  lines: '',
  buffer: Buffer.allocUnsafeSlow(SEGMENT_BYTES),
  used: 0,
  segments: [],
});

/** The file of a spill, written at its end only. */
const openSegments = (descriptor: number) => {
  let end = 0;
  const write = ({ segments }: Partition, bytes: Buffer): void => {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(descriptor, bytes, done, bytes.length - done, end + done);
    }
    if (bytes.length > 0) segments.push({ offset: end, bytes: bytes.length });
    end += bytes.length;
  };
  /** Writes what waits as bytes. */
  const flush = (into: Partition): void => {
    write(into, into.buffer.subarray(0, into.used));
    into.used = 0;
  };
  /** Makes bytes of the lines that wait, and writes what waits as bytes where there is no room for them. */
  const toBytes = (into: Partition): void => {
    const { lines } = into;
    const most = lines.length * BYTES_A_UNIT;
    if (into.used + most > SEGMENT_BYTES) flush(into);
    if (most > SEGMENT_BYTES) write(into, Buffer.from(lines));
    else into.used += into.buffer.write(lines, into.used);
    into.lines = '';
  };
  return { toBytes, flush };
};

const NOTHING = Buffer.alloc(0);

/** The bytes of segments, and of what waits behind them. */
const bytesOf = (descriptor: number, segments: readonly Segment[], waiting: Buffer = NOTHING): Buffer => {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, waiting.length);
  const all = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (const segment of segments) {
    readInto(descriptor, segment, all.subarray(at));
    at += segment.bytes;
  }
  waiting.copy(all, at);
  return all;
};

const closeAndRemove = (descriptor: number, path: string): void => {
  closeSync(descriptor);
  rmSync(path, { force: true });
};

/** Opens what another thread has sealed. */
export const openSealed = ({ path, partitions }: SealedSpill): SpilledRows => {
  const descriptor = openSync(path, 'r');
  const bytes = (number: number): Buffer => bytesOf(descriptor, partitions[number] ?? []);
  return {
    bytes,
    read: (number) => rowsIn(bytes(number).toString('utf8')),
    remove: () => closeAndRemove(descriptor, path),
  };
};

/** Opens a spill in a new file; a file left there by a broken-off run is overwritten. */
export const openSpill = (path: string, partitions: number): Spill => {
  const descriptor = openSync(path, 'w+');
  const parts = Array.from({ length: partitions }, newPartition);
  const { toBytes, flush } = openSegments(descriptor);
  const part = (number: number): Partition => {
    const found = parts[number];
    if (found === undefined) throw new Error(`no partition ${number}`);
    return found;
  };
  const bytes = (number: number): Buffer => {
    const from = part(number);
    toBytes(from);
    const { buffer, used, segments } = from;
    return bytesOf(descriptor, segments, buffer.subarray(0, used));
  };
  return {
    add: (number, row) => {
      const into = part(number);
      into.lines += lineOf(row);
      if (into.lines.length >= TEXT_UNITS) toBytes(into);
    },
    bytes,
    read: (number) => rowsIn(bytes(number).toString('utf8')),
    seal: () => {
      for (const from of parts) {
        toBytes(from);
        flush(from);
      }
      closeSync(descriptor);
      return { path, partitions: parts.map(({ segments }) => segments) };
    },
    remove: () => closeAndRemove(descriptor, path),
  };
};
