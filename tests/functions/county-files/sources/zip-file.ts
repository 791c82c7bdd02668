import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip archive; what is stated falsely serves the tests of refusals. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
  readonly method?: number;
  readonly statedSize?: number;
  readonly statedCrc?: number;
};

const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;
/** 1980-01-01, the earliest a zip can say: the same input gives the same bytes. */
const DATE = 0x21;

type Packed = { readonly header: Buffer; readonly name: Buffer; readonly body: Uint8Array };

const pack = (part: ZipPart): Packed => {
  const content = typeof part.content === 'string' ? Buffer.from(part.content) : part.content;
  const body = part.isStored === true ? content : deflateRawSync(content);
  const name = Buffer.from(part.name);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES | (part.isEncrypted === true ? ENCRYPTED : 0), 2);
  header.writeUInt16LE(part.method ?? (part.isStored === true ? 0 : 8), 4);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(part.statedCrc ?? crc32(content), 10);
  header.writeUInt32LE(body.length, 14);
  header.writeUInt32LE(part.statedSize ?? content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return { header, name, body };
};

const directoryEntry = ({ header, name }: Packed, offset: number): Buffer => {
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 0]);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(offset, 10);
  return Buffer.concat([start, header, end, name]);
};

const endOfDirectory = (parts: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
};

/** The bytes of a zip archive with these parts; the same parts give the same bytes. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const packed of parts.map(pack)) {
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), packed.header, packed.name]);
    directory.push(directoryEntry(packed, offset));
    pieces.push(local, packed.body);
    offset += local.length + packed.body.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...pieces, listed, endOfDirectory(parts.length, listed.length, offset)]);
};
