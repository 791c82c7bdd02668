import { type ZipPart, zipOf } from './zip-file.ts';

/** A sheet of a test workbook: the XML of its rows, as `row` and `cell` make it. */
type TestSheet = { readonly name: string; readonly rows: string | Uint8Array };

/** A test workbook; `formats` are number formats by the style's index, an id for a built-in one. */
export type TestWorkbook = {
  readonly sheets: readonly TestSheet[];
  readonly sharedTexts?: readonly string[];
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Text as XML holds it. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The reference of a cell: column 1 and row 2 are `A2`. */
const reference = (column: number, row: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${String(row)}`;
};

/** What a cell holds: text, or XML attributes and content of its own. */
export type TestCell = string | { readonly attributes?: string; readonly content: string };

/** A number with the style of an index. */
export const number = (value: number | string, style = 0): TestCell => ({
  attributes: `s="${String(style)}"`,
  content: `<v>${String(value)}</v>`,
});

const cellXml = (cell: TestCell, at: string): string =>
  typeof cell === 'string'
    ? cell === ''
      ? ''
      : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    : `<c r="${at}" ${cell.attributes ?? ''}>${cell.content}</c>`;

/** The XML of a row by its number. */
export const row = (at: number, ...cells: readonly TestCell[]): string =>
  `<row r="${String(at)}">${cells.map((cell, i) => cellXml(cell, reference(i + 1, at))).join('')}</row>`;

const sheetXml = (rows: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`),
    Buffer.from(rows),
    Buffer.from('</sheetData></worksheet>'),
  ]);

const relations = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const all = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${String(i + 1)}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;
};

const workbookXml = ({ sheets, is1904 = false }: TestWorkbook): string => {
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"/>`,
  );
  const properties = is1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${properties}<sheets>${listed.join('')}</sheets></workbook>`;
};

const FIRST_OWN_FORMAT = 164;

const stylesXml = (formats: readonly (string | number)[]): string => {
  const idOf = (i: number): number => {
    const format = formats[i];
    return typeof format === 'number' ? format : FIRST_OWN_FORMAT + i;
  };
  const own = formats.map((format, i) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${String(idOf(i))}" formatCode="${escaped(format)}"/>`
      : '',
  );
  const styles = formats.map((_, i) => `<xf numFmtId="${String(idOf(i))}" xfId="0"/>`);
  // The formats of cellStyleXfs and dxfs are none of the cells': they must not count.
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>`;
};

const sharedXml = (texts: readonly string[]): string =>
  `${XML}<sst xmlns="${MAIN}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;

/** The parts of a workbook, to be spoiled or packed. */
export const workbookParts = (workbook: TestWorkbook): ZipPart[] => {
  const { sheets, sharedTexts = [], formats = [0] } = workbook;
  const targets = [
    ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${String(i + 1)}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ];
  return [
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbookXml(workbook) },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(targets) },
    { name: 'xl/styles.xml', content: stylesXml(formats) },
    { name: 'xl/sharedStrings.xml', content: sharedXml(sharedTexts) },
    ...sheets.map(({ rows }, i) => ({
      name: `xl/worksheets/sheet${String(i + 1)}.xml`,
      content: sheetXml(rows),
    })),
  ];
};

/** The bytes of a workbook. */
export const workbookOf = (workbook: TestWorkbook): Buffer => zipOf(workbookParts(workbook));
