import { unescaped } from './cell-text.ts';
import { MAX_ROW_CHARACTERS, MAX_SHARED_TEXT_BYTES, MAX_SHARED_TEXTS } from './limits.ts';
import { damaged, tooLarge } from './refusals.ts';
import { readXml, type XmlHandlers, type XmlPart } from './xml.ts';

const FIRST_BYTES = 64 * 1024;
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

type TextStore = { readonly add: (text: string) => void; readonly at: (index: number) => string };

/** Texts by number, held as bytes outside the heap: some million small strings would take five times the room. */
const createTextStore = (part: string): TextStore => {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let length = 0;
  const ends: number[] = [];
  const grow = (needed: number): void => {
    if (needed <= bytes.length) return;
    const larger = Buffer.alloc(Math.max(needed, bytes.length * 2));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  };
  return {
    add: (text) => {
      if (ends.length >= MAX_SHARED_TEXTS || length > MAX_SHARED_TEXT_BYTES) throw tooLarge(part);
      grow(length + text.length * BYTES_PER_UNIT);
      length += bytes.write(text, length);
      ends.push(length);
    },
    at: (index) => {
      const end = ends[index];
      if (end === undefined) throw damaged(part);
      return bytes.toString('utf8', ends[index - 1] ?? 0, end);
    },
  };
};

const collectTexts = (store: TextStore, part: string): XmlHandlers => {
  let text = '';
  let isText = false;
  let isPhonetic = false; // how Japanese and Chinese names are read, beside the text itself
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text: (piece) => {
      if (!isText) return;
      text += piece;
      if (text.length > MAX_ROW_CHARACTERS) throw tooLarge(part);
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') store.add(unescaped(text));
    },
  };
};

/** Reads the shared texts of a workbook; the function returned gives the text at an index and refuses one that is
 *  not there. A text of several formats is joined, its phonetic reading left out. */
export const readSharedTexts = async (xml: XmlPart): Promise<(index: number) => string> => {
  const store = createTextStore(xml.part);
  await readXml(xml, collectTexts(store, xml.part));
  return store.at;
};
