import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';

import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';

import { INFLATION_FREE_BYTES, MAX_INFLATION, MAX_PARTS } from './limits.ts';
import { bomb, damaged, notXlsx, oldOrLocked, tooLarge, unsafeName } from './refusals.ts';

/** The parts of a workbook by their names inside the archive; nothing is ever written under these names. */
export type Archive = {
  /** The names of all parts as they stand, folders ending in a slash. */
  readonly names: readonly string[];
  readonly has: (part: string) => boolean;
  /** The inflated bytes of a part, checked against its stated size and checksum; refused before the first byte when
   *  it is locked, larger than `maxBytes` or packed beyond reason. */
  readonly read: (part: string, maxBytes: number) => AsyncIterable<Uint8Array>;
  readonly close: () => void;
};

const ZIP_MARKS = ['504b0304', '504b0506'] as const;
const COMPOUND_FILE_MARK = 'd0cf11e0';

const firstBytes = (path: string): string => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(file, bytes)).toString('hex');
  } finally {
    closeSync(file);
  }
};

/** An error of the operating system is no fault of the file and rises as it is. */
const damagedUnlessSystem = (what: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error ? error : damaged(what, error);

const openZip = async (path: string): Promise<ZipFile> => {
  const mark = firstBytes(path);
  if (mark === COMPOUND_FILE_MARK) throw oldOrLocked(basename(path));
  if (!ZIP_MARKS.some((zip) => zip === mark)) throw notXlsx(basename(path));
  try {
    // Names are decoded here, since a bad one must be told apart from a damaged archive.
    return await openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (error) {
    throw damagedUnlessSystem(basename(path), error);
  }
};

const partName = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string => {
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (validateFileName(name) !== null || name.includes('\0')) throw unsafeName(name);
  return name;
};

const entriesOf = async function* (zip: ZipFile, file: string): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    throw damagedUnlessSystem(file, error);
  }
};

/** Names of parts are the same whatever their case. @source ECMA-376 part 2, 6.2.2.3 */
const keyOf = (name: string): string => name.toLowerCase();

type Part = { readonly name: string; readonly entry: Entry };

const listParts = async (zip: ZipFile, file: string): Promise<ReadonlyMap<string, Part>> => {
  const parts = new Map<string, Part>();
  for await (const entry of entriesOf(zip, file)) {
    const name = partName(entry);
    if (parts.has(keyOf(name))) throw unsafeName(name);
    if (parts.size >= MAX_PARTS) throw tooLarge(file);
    parts.set(keyOf(name), { name, entry });
  }
  return parts;
};

const refuseBeforeReading = (file: string, { part, entry, maxBytes }: PartToRead): void => {
  const { compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) throw oldOrLocked(file);
  if (!entry.canDecodeFileData()) throw damaged(part);
  if (uncompressedSize > INFLATION_FREE_BYTES && uncompressedSize > compressedSize * MAX_INFLATION)
    throw bomb(part);
  if (uncompressedSize > maxBytes) throw tooLarge(part);
};

type PartToRead = { readonly part: string; readonly entry: Entry; readonly maxBytes: number };

const inflated = async function* (zip: ZipFile, { part, entry }: PartToRead): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) throw new Error('a stream of bytes was expected');
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw damagedUnlessSystem(part, error);
  }
  if (checksum !== entry.crc32) throw damaged(part);
};

/** Opens a zip archive; refuses what is none, what is locked and what has names that lead elsewhere.
 *  The parts' stated sizes can be trusted: inflating stops with an error where the bytes differ from them. */
export const openArchive = async (path: string): Promise<Archive> => {
  const file = basename(path);
  const zip = await openZip(path);
  try {
    const parts = await listParts(zip, file);
    return {
      names: Array.from(parts.values(), ({ name }) => name),
      has: (part) => parts.has(keyOf(part)),
      read: (part, maxBytes) => {
        const found = parts.get(keyOf(part));
        if (found === undefined) throw damaged(part);
        const { entry } = found;
        refuseBeforeReading(file, { part, entry, maxBytes });
        return inflated(zip, { part, entry, maxBytes });
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};
