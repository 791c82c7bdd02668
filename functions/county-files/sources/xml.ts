import { SaxesParser } from 'saxes';

import { MAX_DEPTH, MAX_UNBROKEN_CHARACTERS } from './limits.ts';
import { damaged, declaresEntities, tooLarge } from './refusals.ts';
import type { SourceError } from './source-error.ts';

/** What to do with the tags and texts of a part, in their order. Names come without the prefix of the root's
 *  namespace, so `x:row` under `x:worksheet` is `row`. */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** A part to read: its name for the error's sentence, the name its root must have, and what to say where it has
 *  another one (otherwise: that it is damaged). */
export type XmlPart = {
  readonly part: string;
  readonly root: string;
  readonly otherRoot?: SourceError;
  readonly chunks: AsyncIterable<Uint8Array>;
};

const decode = (decoder: InstanceType<typeof TextDecoder>, part: string, chunk?: Uint8Array): string => {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw damaged(part, error);
  }
};

type PlainParser = SaxesParser<{ xmlns: false; position: false }>;

const startParser = (
  { part, root, otherRoot }: XmlPart,
  handlers: XmlHandlers,
  onTag: () => void,
): PlainParser => {
  const parser: PlainParser = new SaxesParser({ xmlns: false, position: false });
  let prefix: string | undefined;
  let depth = 0;
  const plain = (name: string): string =>
    prefix === undefined || prefix === '' || !name.startsWith(prefix) ? name : name.slice(prefix.length);
  parser.on('error', (error) => {
    throw damaged(part, error);
  });
  parser.on('doctype', () => {
    throw declaresEntities(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    onTag();
    prefix ??= name.slice(0, name.indexOf(':') + 1);
    depth += 1;
    if (depth > MAX_DEPTH) throw damaged(part);
    if (depth === 1 && plain(name) !== root) throw otherRoot ?? damaged(part);
    handlers.open(plain(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(plain(name));
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  return parser;
};

/** Reads a part of strict UTF-8 XML in constant memory. Refuses document types (and with them every entity that is
 *  not XML's own), other encodings, deep nesting, stretches without a tag and another root than the expected one. */
export const readXml = async (xml: XmlPart, handlers: XmlHandlers): Promise<void> => {
  let hasTag = false;
  let unbroken = 0;
  const parser = startParser(xml, handlers, () => {
    hasTag = true;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of xml.chunks) {
    hasTag = false;
    parser.write(decode(decoder, xml.part, chunk));
    unbroken = hasTag ? 0 : unbroken + chunk.length;
    if (unbroken > MAX_UNBROKEN_CHARACTERS) throw tooLarge(xml.part);
  }
  parser.write(decode(decoder, xml.part));
  parser.close();
};
