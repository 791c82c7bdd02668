import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { extractWorkbook, type WorkbookProgress } from '../../../../functions/county-files/sources/xlsx.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';
import { number, row, type TestWorkbook, workbookOf, workbookParts } from './workbook-file.ts';
import { zipOf } from './zip-file.ts';

type Extracted = { readonly files: string[]; readonly folder: string; readonly progress: WorkbookProgress[] };

const extractBytes = async (bytes: Uint8Array): Promise<Extracted> => {
  const source = folderOf({ 'county.xlsx': bytes });
  const folder = join(tempFolder(), 'out');
  const progress: WorkbookProgress[] = [];
  const files = await extractWorkbook(join(source, 'county.xlsx'), folder, (step) => progress.push(step));
  return { files, folder, progress };
};

const extract = (workbook: TestWorkbook): Promise<Extracted> => extractBytes(workbookOf(workbook));

/** The lines of residents.csv from a sheet with these rows. */
const linesOf = async (rows: string, workbook: Partial<TestWorkbook> = {}): Promise<string[]> => {
  const { folder } = await extract({ ...workbook, sheets: [{ name: 'residents', rows }] });
  return readFileSync(join(folder, 'residents.csv'), 'utf8').split('\n');
};

describe('the sheets of a workbook become the files of a county folder', () => {
  test('a sheet is named as its file is, with or without the ending, and others are reported as ignored', async () => {
    const rows = row(1, 'id', 'name');
    const { files, folder, progress } = await extract({
      sheets: ['说明', 'contracts.csv', 'Residents', 'residents'].map((name) => ({ name, rows })),
    });
    expect(files).toEqual(['contracts.csv', 'residents.csv']);
    expect(readdirSync(folder).toSorted()).toEqual(['contracts.csv', 'residents.csv']);
    expect(readFileSync(join(folder, 'contracts.csv'), 'utf8')).toBe('id,name\n');
    expect(progress).toEqual([
      { kind: 'ignored', sheet: '说明' },
      { kind: 'ignored', sheet: 'Residents' },
      { kind: 'rows', file: 'contracts.csv', rows: 0, isDone: true },
      { kind: 'rows', file: 'residents.csv', rows: 0, isDone: true },
    ]);
  });

  test('nobody but the owner may read the files that hold health records', async () => {
    const { folder } = await extract({ sheets: [{ name: 'residents', rows: row(1, 'id') }] });
    expect(statSync(join(folder, 'residents.csv')).mode & 0o077).toBe(0);
  });

  test('a sheet without a row becomes an empty file', async () => {
    expect(await linesOf('')).toEqual(['']);
  });

  test('a file that is already in the folder is neither overwritten nor removed', async () => {
    const source = folderOf({
      'county.xlsx': workbookOf({ sheets: [{ name: 'residents', rows: row(1, 'id') }] }),
    });
    const folder = folderOf({ 'residents.csv': 'kept' });
    await expect(extractWorkbook(join(source, 'county.xlsx'), folder)).rejects.toThrow('EEXIST');
    expect(readFileSync(join(folder, 'residents.csv'), 'utf8')).toBe('kept');
  });
});

describe('row n of a sheet stands on line n of its file', () => {
  test('rows left out and rows without text are blank lines, and none follow the last row', async () => {
    const styledOnly = '<row r="3"><c r="A3" s="0"/><c r="B3" s="0"/></row>';
    const rows = row(1, 'id', 'name') + styledOnly + row(6, 'R1', '张三') + '<row r="9"/>';
    expect(await linesOf(rows)).toEqual(['id,name', '', '', '', '', 'R1,张三', '']);
  });

  test('a row is filled up to the width of the header, and gaps between cells are empty', async () => {
    const gap = '<row r="2"><c r="B2"><v>7</v></c></row>';
    expect(await linesOf(row(1, 'id', 'a', 'b', 'c') + gap)).toEqual(['id,a,b,c', ',7,,', '']);
  });

  test('empty cells behind the header are no cells, and full ones make the row too long', async () => {
    const rows = row(1, 'id', 'a', '') + row(2, 'R1', 'x', '', '') + row(3, 'R2', 'x', '', 'y');
    expect(await linesOf(rows)).toEqual(['id,a', 'R1,x', 'R2,x,,y', '']);
  });

  test('cells and rows without a reference take the next place', async () => {
    const rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>';
    expect(await linesOf(rows)).toEqual(['1,,3', '', '', ',2,', '']);
  });

  test('a cell with a line break, a comma or a quote is quoted', async () => {
    const cells = row(1, 'id', 'note') + row(2, 'R1', '一\n二') + row(3, 'a,b', '"x"');
    expect((await linesOf(cells)).join('\n')).toBe('id,note\nR1,"一\n二"\n"a,b","""x"""\n');
  });
});

describe('cells become text', () => {
  const shared = (index: number): { attributes: string; content: string } => ({
    attributes: 't="s"',
    content: `<v>${String(index)}</v>`,
  });

  test('shared texts are found by number, with formats joined and readings left out', async () => {
    const sharedTexts = [
      '<t>id</t>',
      '<r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh>',
      '<t/>',
      '<t><![CDATA[<a>]]>&amp;𬱖·买买提</t>',
    ];
    const rows = row(1, shared(0), 'a', 'b') + row(2, shared(1), shared(2), shared(3));
    expect(await linesOf(rows, { sharedTexts })).toEqual(['id,a,b', '张 三,,<a>&𬱖·买买提', '']);
  });

  test('dates and times go by the format of their style', async () => {
    const formats = ['General', 14, 'yyyy"年"m"月"d"日"', 20, 'yyyy-mm-dd hh:mm', '0.0" d"'];
    const day = 45_838; // 2025-06-30
    const cells = [0, 1, 2, 3, 4, 5].map((style) => number(day + 0.5, style));
    expect(await linesOf(row(1, ...cells, number(day, 4)), { formats })).toEqual([
      '45838.5,2025-06-30,2025-06-30,12:00,2025-06-30 12:00,45838.5,2025-06-30',
      '',
    ]);
  });

  test('a workbook that counts from 1904 names the same day by another number', async () => {
    const formats = [14];
    expect(await linesOf(row(1, number(44_376)), { formats, is1904: true })).toEqual(['2025-06-30', '']);
    expect(await linesOf(row(1, number(45_838)), { formats })).toEqual(['2025-06-30', '']);
  });

  test('yes, no, errors, formulas and dates as text', async () => {
    const rows = row(
      1,
      { attributes: 't="b"', content: '<v>1</v>' },
      { attributes: 't="b"', content: '<f>1=2</f><v>0</v>' },
      { attributes: 't="e"', content: '<v>#N/A</v>' },
      { attributes: 't="str"', content: '<f>A1&amp;"x"</f><v>x_x000D_y</v>' },
      { attributes: 't="str"', content: '<f>""</f><v></v>' },
      { attributes: '', content: '<f>1+1</f><v>2</v>' },
      { attributes: '', content: '<f>1+1</f>' },
      { attributes: 't="d"', content: '<v>2025-06-30T00:00:00</v>' },
      'end',
    );
    expect((await linesOf(rows)).join('\n')).toBe('yes,no,#N/A,"x\ry",,2,#N/A,2025-06-30,end\n');
  });

  test('ids that were typed as numbers keep their digits', async () => {
    const rows = row(1, number('110101001001'), number('1.38E10'), number('13800000000.0'));
    expect(await linesOf(rows)).toEqual(['110101001001,13800000000,13800000000', '']);
  });
});

describe('workbooks of other writers', () => {
  const sheets = [{ name: 'residents', rows: row(1, 'id') + row(2, number(45_838)) }];

  const respelled = (change: (xml: string) => string): Uint8Array =>
    zipOf(
      workbookParts({ sheets, formats: [14] }).map((part) => ({
        ...part,
        content: change(String(part.content)),
      })),
    );

  const csvOf = async (bytes: Uint8Array): Promise<string> =>
    readFileSync(join((await extractBytes(bytes)).folder, 'residents.csv'), 'utf8');

  test('the namespace may have a prefix', async () => {
    const prefixed = (xml: string): string =>
      xml.includes('spreadsheetml')
        ? xml.replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x=')
        : xml;
    expect(await csvOf(respelled(prefixed))).toBe('id\n2025-06-30\n');
  });

  test('targets may be absolute, and the case of names does not count', async () => {
    const absolute = (xml: string): string =>
      xml.replaceAll('Target="', 'Target="/XL/').replace('/XL/xl', '/xl');
    expect(await csvOf(respelled(absolute))).toBe('id\n2025-06-30\n');
  });

  test('parts may be stored without packing', async () => {
    const stored = workbookParts({ sheets }).map((part) => ({ ...part, isStored: true }));
    expect(await csvOf(zipOf(stored))).toBe('id\n45838\n');
  });

  test('styles and shared texts may be missing', async () => {
    const bare = workbookParts({ sheets })
      .filter(({ name }) => !/styles|sharedStrings/.test(name))
      .map((part) => ({
        ...part,
        content: String(part.content).replaceAll(/<Relationship [^>]*(?:styles|sharedStrings).xml"\/>/g, ''),
      }));
    expect(await csvOf(zipOf(bare))).toBe('id\n45838\n');
  });
});
