import { posix } from 'node:path';

import type { Archive } from './archive.ts';
import { MAX_DESCRIPTION_BYTES } from './limits.ts';
import { kindOfFormat, type NumberKind } from './number-format.ts';
import { damaged, notAWorkbook } from './refusals.ts';
import type { SourceError } from './source-error.ts';
import { readXml, type XmlHandlers } from './xml.ts';

/** A sheet by the name people see, and the part of the archive that holds it. */
export type Sheet = { readonly name: string; readonly part: string };

/** What a workbook says about itself. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly stylesPart: string | undefined;
  readonly sharedTextsPart: string | undefined;
};

type Relation = { readonly id: string; readonly type: string; readonly part: string };

type Description = {
  readonly archive: Archive;
  readonly part: string;
  readonly root: string;
  readonly otherRoot?: SourceError;
};

const readDescription = (
  { archive, ...xml }: Description,
  open: XmlHandlers['open'],
  close: XmlHandlers['close'] = () => {},
): Promise<void> => {
  const chunks = archive.read(xml.part, MAX_DESCRIPTION_BYTES);
  return readXml({ ...xml, chunks }, { open, close, text: () => {} });
};

/** Where a target leads that a part in a folder names. One that leads out of the archive is in no archive. */
const resolvePart = (folder: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(folder, target);

/** What a part refers to; references to files outside are left out. */
const readRelations = async (archive: Archive, part: string): Promise<readonly Relation[]> => {
  const folder = posix.dirname(part);
  const relations: Relation[] = [];
  const list = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  await readDescription({ archive, part: list, root: 'Relationships' }, (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    relations.push({ id, type: posix.basename(type), part: resolvePart(folder, target) });
  });
  return relations;
};

const ROOT_RELATIONS = '_rels/.rels';

const findWorkbookPart = async (archive: Archive, file: string): Promise<string> => {
  if (!archive.has(ROOT_RELATIONS)) throw notAWorkbook(file);
  const relations = await readRelations(archive, '');
  const part = relations.find(({ type }) => type === 'officeDocument')?.part;
  if (part === undefined || !part.endsWith('.xml')) throw notAWorkbook(file);
  return part;
};

const isTrue = (word: string | undefined): boolean => word === '1' || word === 'true';

/** The attribute that refers to the sheet's part, whatever the prefix of its namespace. */
const referenceOf = (attributes: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

type NamedSheet = { readonly name: string; readonly reference: string | undefined };

/** Reads the list of sheets and where the texts and styles are.
 *  @param file the workbook's name for the error's sentence */
export const readWorkbook = async (archive: Archive, file: string): Promise<Workbook> => {
  const part = await findWorkbookPart(archive, file);
  const named: NamedSheet[] = [];
  let is1904 = false;
  const description = { archive, part, root: 'workbook', otherRoot: notAWorkbook(file) };
  await readDescription(description, (name, attributes) => {
    if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
    if (name === 'sheet') named.push({ name: attributes['name'] ?? '', reference: referenceOf(attributes) });
  });
  const relations = await readRelations(archive, part);
  const partsById = new Map(relations.map((relation) => [relation.id, relation.part]));
  const sheets = named.map(({ name, reference }) => {
    const sheetPart = partsById.get(reference ?? '');
    if (sheetPart === undefined) throw damaged(part);
    return { name, part: sheetPart };
  });
  const partOf = (wanted: string): string | undefined => relations.find(({ type }) => type === wanted)?.part;
  return { sheets, is1904, stylesPart: partOf('styles'), sharedTextsPart: partOf('sharedStrings') };
};

/** Reads what each style makes of a number, by the index that cells name. */
export const readNumberKinds = async (archive: Archive, part: string): Promise<readonly NumberKind[]> => {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  const open = new Set<string>();
  await readDescription(
    { archive, part, root: 'styleSheet' },
    (name, attributes) => {
      open.add(name);
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && open.has('numFmts')) codes.set(id, attributes['formatCode'] ?? '');
      if (name === 'xf' && open.has('cellXfs')) formatIds.push(id);
    },
    (name) => open.delete(name),
  );
  return formatIds.map((id) => kindOfFormat(id, codes));
};
