const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Most bytes that the service takes: functions/county-files/api.ts. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A file that was chosen, and what stands in its way. */
export type CountyFile = {
  readonly name: string;
  readonly bytes: number;
  readonly body?: Blob;
  readonly fault?: 'wrongKind' | 'tooLarge';
};

/** Looks at a chosen file by its name and size; `body` carries the media type that the service asks for. */
export const countyFile = (file: File): CountyFile => {
  const { name, size: bytes } = file;
  const type = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (type === undefined) return { name, bytes, fault: 'wrongKind' };
  if (bytes > MOST_BYTES) return { name, bytes, fault: 'tooLarge' };
  return { name, bytes, body: new Blob([file], { type }) };
};
