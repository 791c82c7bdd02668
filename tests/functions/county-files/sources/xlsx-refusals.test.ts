import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { isSourceError, type SourceError } from '../../../../functions/county-files/sources/source-error.ts';
import { extractWorkbook } from '../../../../functions/county-files/sources/xlsx.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';
import { number, row, type TestCell, type TestWorkbook, workbookOf, workbookParts } from './workbook-file.ts';
import { type ZipPart, zipOf } from './zip-file.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const MIB = 1024 * 1024;

const residents = (rows: string | Uint8Array): TestWorkbook => ({ sheets: [{ name: 'residents', rows }] });
const smallParts = (): ZipPart[] => workbookParts(residents(row(1, 'id')));

/** The parts of a small workbook, one of them changed. */
const changed = (name: string, change: Partial<ZipPart>): Buffer =>
  zipOf(smallParts().map((part) => (part.name === name ? { ...part, ...change } : part)));

const refusalOf = async (bytes: Uint8Array): Promise<SourceError> => {
  const source = folderOf({ 'county.xlsx': bytes });
  const folder = tempFolder();
  const outcome: unknown = await extractWorkbook(join(source, 'county.xlsx'), folder).catch(
    (error: unknown) => error,
  );
  expect(readdirSync(folder), 'nothing half read may stay').toEqual([]);
  if (isSourceError(outcome)) return outcome;
  throw new Error('it was not refused', { cause: outcome });
};

const codeOf = async (bytes: Uint8Array): Promise<string> => (await refusalOf(bytes)).code;

const isRead = async (bytes: Uint8Array): Promise<boolean> => {
  const source = folderOf({ 'county.xlsx': bytes });
  return (await extractWorkbook(join(source, 'county.xlsx'), tempFolder())).length === 1;
};

describe('what is no workbook', () => {
  test.each([
    ['an empty file', Buffer.alloc(0)],
    ['a CSV file', Buffer.from('id,name\nR1,张三\n')],
  ])('%s is not an .xlsx', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('source/not-xlsx');
  });

  test('an old .xls and a workbook under a password are told so', async () => {
    const compoundFile = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    expect(await codeOf(compoundFile)).toBe('source/old-or-locked');
    expect(await codeOf(changed(SHEET, { isEncrypted: true }))).toBe('source/old-or-locked');
  });

  test('an archive without a workbook, and one with another document, hold none', async () => {
    expect(await codeOf(zipOf([{ name: 'residents.csv', content: 'id' }]))).toBe('source/not-a-workbook');
    expect(await codeOf(changed('xl/workbook.xml', { content: '<document/>' }))).toBe(
      'source/not-a-workbook',
    );
  });

  test('a workbook without a sheet of ours is told the names it could have', async () => {
    const { code, says } = await refusalOf(workbookOf({ sheets: [{ name: 'Sheet1', rows: '' }] }));
    expect(code).toBe('source/no-county-sheet');
    expect(says.en).toContain('residents');
    expect(says['zh-CN']).toContain('residents');
  });

  test('two sheets for one file are one too many', async () => {
    const sheets = ['residents', 'residents.csv'].map((name) => ({ name, rows: row(1, 'id') }));
    expect(await codeOf(workbookOf({ sheets }))).toBe('source/two-sheets');
  });
});

describe('a damaged workbook', () => {
  const whole = workbookOf(residents(row(1, 'id')));

  test.each([10, 100, whole.length - 30, whole.length - 1])('cut off after %i bytes', async (length) => {
    expect(await codeOf(whole.subarray(0, length))).toBe('source/damaged');
  });

  test.each<[string, Partial<ZipPart>]>([
    ['another checksum', { statedCrc: 1 }],
    ['a smaller stated size', { statedSize: 10 }],
    ['a larger stated size', { statedSize: 5000 }],
    ['an unknown way of packing', { method: 99 }],
    ['XML that breaks off', { content: '<worksheet><sheetData><row r="1">' }],
    ['XML with a wrong end', { content: '<worksheet><sheetData></worksheet></sheetData>' }],
    ['another root', { content: '<chartsheet/>' }],
    ['no XML', { content: 'id,name' }],
    ['an entity that is not declared', { content: '<worksheet>&constructor;</worksheet>' }],
    ['bytes that are not UTF-8', { content: Buffer.from('<worksheet a="\xd5\xc5"/>', 'latin1') }],
    ['UTF-16', { content: Buffer.from('\ufeff<worksheet/>', 'utf16le') }],
    ['tags without end', { content: `<worksheet>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</worksheet>` }],
  ])('a sheet with %s', async (_, change) => {
    expect(await codeOf(changed(SHEET, change))).toBe('source/damaged');
  });

  test.each([
    ['rows that run backwards', row(2, 'a') + row(2, 'b')],
    ['a row of no number', '<row r="x"/>'],
    ['cells that run backwards', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a shared text that is not there', row(1, { attributes: 't="s"', content: '<v>7</v>' })],
  ])('a sheet with %s', async (_, rows) => {
    expect(await codeOf(workbookOf(residents(rows)))).toBe('source/damaged');
  });

  test('a sheet whose part is missing or lies outside', async () => {
    const without = smallParts().filter(({ name }) => name !== SHEET);
    expect(await codeOf(zipOf(without))).toBe('source/damaged');
    const content =
      '<Relationships><Relationship Id="rId1" Type="worksheet" Target="../../../etc/passwd"/></Relationships>';
    expect(await codeOf(changed('xl/_rels/workbook.xml.rels', { content }))).toBe('source/damaged');
    const external = content.replace('Target=', 'TargetMode="External" Target=');
    expect(await codeOf(changed('xl/_rels/workbook.xml.rels', { content: external }))).toBe('source/damaged');
  });
});

describe('attacks', () => {
  /** A sheet of so many bytes that packs to nearly nothing and is harmless otherwise. */
  const packedSheet = (bytes: number): Buffer => {
    const frame = '<worksheet></worksheet>';
    return changed(SHEET, {
      content: frame.replace('><', `>${'<padding></padding>'.repeat((bytes - frame.length) / 19)}<`),
    });
  };

  test('a small archive that unpacks to more than 200 times its size is a bomb from 10 MiB on', async () => {
    expect(await isRead(packedSheet(10 * MIB))).toBe(true);
    expect(await codeOf(packedSheet(10 * MIB + 100))).toBe('source/bomb');
  });

  test('a part with the list of sheets may have 32 MiB, however it is packed', async () => {
    const content = Buffer.alloc(32 * MIB + 1, ' ');
    expect(await codeOf(changed('xl/workbook.xml', { content, isStored: true }))).toBe('source/too-large');
  });

  test('entity declarations are refused wherever they stand', async () => {
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    for (const name of [SHEET, 'xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', '_rels/.rels']) {
      // oxlint-disable-next-line no-await-in-loop -- few and small
      expect(await codeOf(changed(name, { content: `${laughs}<w>&b;</w>` })), name).toBe('source/entities');
    }
  });

  test('a stretch of more than 1 MiB without a tag is refused before it fills the memory', async () => {
    const cell = (length: number): Buffer => workbookOf(residents(row(1, 'x'.repeat(length))));
    expect(await isRead(cell(32_767))).toBe(true);
    expect(await codeOf(cell(1.2 * MIB))).toBe('source/too-large');
    const comment = `<!--${'x'.repeat(1.2 * MIB)}--><worksheet/>`;
    expect(await codeOf(changed(SHEET, { content: comment }))).toBe('source/too-large');
  });

  test('a row may hold 4 MiB of text, also when every cell names the same shared text', async () => {
    const sharedTexts = [`<t>${'x'.repeat(32_767)}</t>`];
    const first = { attributes: 't="s"', content: '<v>0</v>' };
    const cells = (count: number): TestCell[] => Array.from({ length: count }, () => first);
    const workbook = (count: number): Buffer =>
      workbookOf({ ...residents(row(1, ...cells(count))), sharedTexts });
    expect(await isRead(workbook(128))).toBe(true);
    expect(await codeOf(workbook(129))).toBe('source/too-large');
    const runs = `<is>${`<r><t>${'x'.repeat(MIB / 2)}</t></r>`.repeat(9)}</is>`;
    const oneCell = row(1, { attributes: 't="inlineStr"', content: runs });
    expect(await codeOf(workbookOf(residents(oneCell)))).toBe('source/too-large');
  });

  test.each([
    '../evil.xml',
    '/etc/evil.xml',
    'C:/evil.xml',
    '..\\evil.xml',
    'a/../../evil.xml',
    'evil\0.xml',
  ])('a part named %j is refused, though nothing is written under its name', async (name) => {
    expect(await codeOf(zipOf([...smallParts(), { name, content: '' }]))).toBe('source/unsafe-name');
  });

  test('two parts of one name are refused, for readers could disagree on which counts', async () => {
    const again = { name: SHEET.toUpperCase(), content: '<worksheet/>' };
    expect(await codeOf(zipOf([...smallParts(), again]))).toBe('source/unsafe-name');
  });

  test('five thousand parts are enough', async () => {
    const empty = Array.from({ length: 5_000 }, (_, i) => ({ name: `p${String(i)}`, content: '' }));
    expect(await codeOf(zipOf([...smallParts(), ...empty]))).toBe('source/too-large');
  });

  test('a sentence shows a hostile name on one line and cut', async () => {
    const name = `\u202Eevil\n\u001b[31m${'x'.repeat(500)}/../../a`;
    const { says } = await refusalOf(zipOf([...smallParts(), { name, content: '' }]));
    expect(says.en).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(says.en.length).toBeLessThan(200);
  });
});

describe('sheets over the limit', () => {
  test('a sheet has 1,048,576 rows with its header', async () => {
    expect(await isRead(workbookOf(residents(row(1, 'id') + row(1_048_576, 'R1'))))).toBe(true);
    expect(await codeOf(workbookOf(residents(row(1, 'id') + row(1_048_577, 'R1'))))).toBe(
      'source/too-many-rows',
    );
  });

  test('a sheet has 16,384 columns, whether cells name their places or not', async () => {
    const named = (at: string): Buffer =>
      workbookOf(residents(`<row r="1"><c r="${at}1"><v>1</v></c></row>`));
    expect(await isRead(named('XFD'))).toBe(true);
    expect(await codeOf(named('XFE'))).toBe('source/too-many-columns');
    expect(await codeOf(named('ZZZZZZZZZZZZ'))).toBe('source/too-many-columns');
    const counted = (count: number): Buffer =>
      workbookOf(residents(`<row>${'<c><v>1</v></c>'.repeat(count)}</row>`));
    expect(await isRead(counted(16_384))).toBe(true);
    expect(await codeOf(counted(16_385))).toBe('source/too-many-columns');
  });

  test('the file written before a faulty sheet does not stay either', async () => {
    const sheets = [
      { name: 'residents', rows: row(1, 'id') },
      { name: 'contracts', rows: row(2, number(1)) + row(1, 'id') },
    ];
    expect(await codeOf(workbookOf({ sheets }))).toBe('source/damaged');
  });
});
