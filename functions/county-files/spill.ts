import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { type HistoryFile, historyFile } from './columns.ts';

/** A row on its way to its resident's history. */
export type SpilledRow = {
  readonly resident: ResidentId;
  readonly file: HistoryFile;
  readonly line: number;
  /** What tells it apart from the resident's other rows. */
  readonly key: string;
  /** As it will be stored. */
  readonly packed: string;
};

/** Rows sorted into partitions on disk, so that those of one resident come together in constant memory. */
export type Spill = {
  readonly add: (partition: number, row: SpilledRow) => void;
  /** All rows of a partition in the order in which they were added. */
  readonly read: (partition: number) => Generator<SpilledRow>;
  /** Closes and removes the file. */
  readonly remove: () => void;
};

/** Rows of a partition that are kept in memory before they go to disk together: few, so that most die young. */
const SEGMENT_ROWS = 64;

/** A row is so many texts in a row: one flat array of text is written and read fastest. */
const FIELDS = 5;

type Segment = { readonly offset: number; readonly bytes: number };
type Partition = { fields: string[]; readonly segments: Segment[] };

const readFully = (descriptor: number, { offset, bytes }: Segment): Buffer => {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) {
    const read = readSync(descriptor, buffer, done, bytes - done, offset + done);
    if (read === 0) throw new Error('the temporary file is shorter than was written');
    done += read;
  }
  return buffer;
};

const damaged = (): Error => new Error('the temporary file is damaged');

const rowsIn = function* (fields: readonly string[]): Generator<SpilledRow> {
  for (let at = 0; at < fields.length; at += FIELDS) {
    const [resident = '', name = '', line = '', key = '', packed = ''] = fields.slice(at, at + FIELDS);
    const file = historyFile(name);
    if (file === undefined || !isId<'ResidentId'>(resident)) throw damaged();
    yield { resident, file, line: Number(line), key, packed };
  }
};

const fieldsIn = (segment: Buffer): string[] => {
  const fields: unknown = JSON.parse(segment.toString('utf8'));
  if (!Array.isArray(fields)) throw damaged();
  return fields.map(String);
};

/** Opens a spill in a new file; a file left there by a broken-off run is overwritten. */
export const openSpill = (path: string, partitions: number): Spill => {
  const descriptor = openSync(path, 'w+');
  const parts = Array.from({ length: partitions }, (): Partition => ({ fields: [], segments: [] }));
  let end = 0;
  const part = (number: number): Partition => {
    const found = parts[number];
    if (found === undefined) throw new Error(`no partition ${number}`);
    return found;
  };
  const flush = (into: Partition): void => {
    const buffer = Buffer.from(JSON.stringify(into.fields));
    for (let done = 0; done < buffer.length;) {
      done += writeSync(descriptor, buffer, done, buffer.length - done, end + done);
    }
    into.segments.push({ offset: end, bytes: buffer.length });
    end += buffer.length;
    into.fields = [];
  };
  return {
    add: (number, { resident, file, line, key, packed }) => {
      const into = part(number);
      into.fields.push(resident, file, String(line), key, packed);
      if (into.fields.length >= SEGMENT_ROWS * FIELDS) flush(into);
    },
    read: function* (number) {
      const from = part(number);
      for (const segment of from.segments) yield* rowsIn(fieldsIn(readFully(descriptor, segment)));
      yield* rowsIn(from.fields);
    },
    remove: () => {
      closeSync(descriptor);
      rmSync(path, { force: true });
    },
  };
};
