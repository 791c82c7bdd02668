const TYPES = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<string, string>;

type Format = keyof typeof TYPES;

const isFormat = (ending: string): ending is Format => Object.hasOwn(TYPES, ending);

/** Most bytes that the service takes by a link: functions/county-files/uploads.ts. */
const MOST_BYTES = 1024 ** 3;

/** A file that can be sent; `body` carries the media type that the service asks for. */
export type SoundFile = {
  readonly name: string;
  readonly bytes: number;
  readonly format: Format;
  readonly body: Blob;
  readonly fault?: undefined;
};

/** A file that was chosen, and what stands in its way. */
export type CountyFile =
  SoundFile | { readonly name: string; readonly bytes: number; readonly fault: 'wrongKind' | 'tooLarge' };

/** Looks at a chosen file by its name and size. */
export const countyFile = (file: File): CountyFile => {
  const { name, size: bytes } = file;
  const format = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!isFormat(format)) return { name, bytes, fault: 'wrongKind' };
  if (bytes > MOST_BYTES) return { name, bytes, fault: 'tooLarge' };
  return { name, bytes, format, body: new Blob([file], { type: TYPES[format] }) };
};
