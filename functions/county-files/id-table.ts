import { fnv1a } from '../../domain/kernel/fnv.ts';

/** A set of ids that numbers them in the order in which they came and keeps a value for each. A million ids take
 *  some 30 MB outside the collector's reach; as texts in a `Set` they take three times as much and slow it down. */
export type IdTable = {
  /** The number of an id, or −1. */
  readonly find: (id: string) => number;
  /** The number of an id, a new one where it was not there. */
  readonly add: (id: string) => number;
  readonly textOf: (number: number) => string;
  /** The value that was set for a number; −1 before. */
  readonly valueOf: (number: number) => number;
  readonly setValue: (number: number, value: number) => void;
  /** All that it holds, to be sent to another thread, which goes on with a copy. */
  readonly cells: () => IdCells;
};

const NOT_THERE = -1;
const FIRST_IDS = 1024;
const FIRST_BYTES = 16 * 1024;

const hashOf = (text: string): number => {
  const hash = fnv1a(text);
  return hash ^ (hash >>> 15);
};

/** What a table holds, as plain data. */
export type IdCells = {
  ids: number;
  bytes: Uint8Array;
  ends: Int32Array;
  hashes: Int32Array;
  values: Int32Array;
  slots: Int32Array;
};

type Cells = IdCells & { bytes: Buffer };

const longer = (cells: Int32Array, fill: number): Int32Array => {
  const twice = new Int32Array(cells.length * 2).fill(fill, cells.length);
  twice.set(cells);
  return twice;
};

const startOf = ({ ends }: Cells, number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));

const isAt = (cells: Cells, number: number, text: string): boolean => {
  const from = startOf(cells, number);
  if ((cells.ends[number] ?? 0) - from !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (cells.bytes[from + i] !== text.charCodeAt(i)) return false;
  return true;
};

/** The slot of a text: the one that holds its number, or the empty one where it would go. A slot holds number + 1. */
const slotOf = (cells: Cells, text: string, hash: number): number => {
  const mask = cells.slots.length - 1;
  let slot = hash & mask;
  for (let held = cells.slots[slot] ?? 0; held !== 0; held = cells.slots[slot] ?? 0) {
    if (cells.hashes[held - 1] === hash && isAt(cells, held - 1, text)) return slot;
    slot = (slot + 1) & mask;
  }
  return slot;
};

const growIds = (cells: Cells): void => {
  cells.ends = longer(cells.ends, 0);
  cells.hashes = longer(cells.hashes, 0);
  cells.values = longer(cells.values, NOT_THERE);
  const slots = new Int32Array(cells.slots.length * 2);
  const mask = slots.length - 1;
  for (let number = 0; number < cells.ids; number++) {
    let slot = (cells.hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  cells.slots = slots;
};

const append = (cells: Cells, text: string, hash: number): number => {
  const number = cells.ids;
  const from = startOf(cells, number);
  if (from + text.length > cells.bytes.length) {
    cells.bytes = Buffer.concat([cells.bytes, Buffer.alloc(Math.max(cells.bytes.length, text.length))]);
  }
  cells.bytes.write(text, from, 'latin1');
  cells.ends[number] = from + text.length;
  cells.hashes[number] = hash;
  cells.ids += 1;
  return number;
};

const noCells = (): IdCells => ({
  ids: 0,
  bytes: Buffer.alloc(FIRST_BYTES),
  ends: new Int32Array(FIRST_IDS),
  hashes: new Int32Array(FIRST_IDS),
  values: new Int32Array(FIRST_IDS).fill(NOT_THERE),
  slots: new Int32Array(FIRST_IDS * 2),
});

/** A table for ASCII texts, empty or with what another thread's holds. */
export const newIdTable = (given: IdCells = noCells()): IdTable => {
  const { buffer, byteOffset, length } = given.bytes;
  const cells: Cells = { ...given, bytes: Buffer.from(buffer, byteOffset, length) };
  return {
    cells: () => cells,
    find: (id) => (cells.slots[slotOf(cells, id, hashOf(id))] ?? 0) - 1,
    add: (id) => {
      if (cells.ids === cells.ends.length) growIds(cells);
      const hash = hashOf(id);
      const slot = slotOf(cells, id, hash);
      const held = cells.slots[slot] ?? 0;
      if (held !== 0) return held - 1;
      const number = append(cells, id, hash);
      cells.slots[slot] = number + 1;
      return number;
    },
    textOf: (number) => cells.bytes.toString('latin1', startOf(cells, number), cells.ends[number]),
    valueOf: (number) => cells.values[number] ?? NOT_THERE,
    setValue: (number, value) => {
      cells.values[number] = value;
    },
  };
};
