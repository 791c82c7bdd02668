import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

import { expect, test } from 'vitest';

import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { number, row, workbookOf } from './workbook-file.ts';

const ROWS = 150_000;
/** Twice what a reader in constant memory takes, and a part of what keeps the rows: 115 MB of XML, 300,000 shared texts. */
const HEAP_MB = 48;

const shared = (index: number) => ({ attributes: 't="s"', content: `<v>${String(index)}</v>` });

const residentRow = (at: number): string =>
  row(
    at,
    `R${String(at)}`,
    shared(2 * at),
    shared(2 * at + 1),
    at % 2 === 0 ? 'M' : 'F',
    number(20_000 + (at % 10_000), 1),
    number(13_800_000_000 + at),
    'self',
    number('110101001001'),
    `H${String(at)}`,
    'low_income|disabled',
    number(45_000, 1),
    'yes',
  );

const largeWorkbook = (): Buffer => {
  const rows = Array.from({ length: ROWS }, (_, i) => Buffer.from(residentRow(i + 1)));
  const sharedTexts = Array.from({ length: 2 * ROWS + 2 }, (_, i) => `<t>共享文本${String(i)}</t>`);
  return workbookOf({
    sheets: [{ name: 'residents', rows: Buffer.concat(rows) }],
    formats: [0, 14],
    sharedTexts,
  });
};

/** Reads a workbook on a thread of its own that ends when its heap grows past the limit. */
const extractWithin = (heapMb: number, { xlsxFile, folder }: { xlsxFile: string; folder: string }) =>
  new Promise<number>((resolve, reject) => {
    const xlsx = new URL('../../../../functions/county-files/sources/xlsx.ts', import.meta.url).href;
    const code = `
      const { extractWorkbook } = await import(${JSON.stringify(xlsx)});
      await extractWorkbook(${JSON.stringify(xlsxFile)}, ${JSON.stringify(folder)});`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    worker.once('error', reject);
    worker.once('exit', resolve);
  });

test(`a sheet of ${String(ROWS)} rows is read within a heap of ${String(HEAP_MB)} MB, every row on its line`, async () => {
  const xlsxFile = join(tempFolder(), 'large.xlsx');
  const folder = tempFolder();
  writeFileSync(xlsxFile, largeWorkbook());
  expect(await extractWithin(HEAP_MB, { xlsxFile, folder })).toBe(0);
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, 'residents.csv')) })) {
    line += 1;
    const [id, name] = text.split(',');
    if (id !== `R${String(line)}` || name !== `共享文本${String(2 * line)}`)
      throw new Error(`line ${String(line)} is ${text}`);
  }
  expect(line).toBe(ROWS);
});
