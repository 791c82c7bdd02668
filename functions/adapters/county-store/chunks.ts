/** Most UTF-16 units of a chunk: at three bytes each it stays well under the 400 KB that an item may weigh. */
const CHUNK_UNITS = 100_000;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** A text in pieces that each fit one item, never torn within a character; an empty text is one empty piece. */
export const cutIntoChunks = (text: string): string[] => {
  const chunks: string[] = [];
  let from = 0;
  do {
    let to = Math.min(from + CHUNK_UNITS, text.length);
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to -= 1;
    chunks.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return chunks;
};
