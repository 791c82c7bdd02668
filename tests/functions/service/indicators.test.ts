import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import { openArchive } from '../../../functions/county-files/sources/archive.ts';
import { extractSheets } from '../../../functions/county-files/sources/xlsx.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';

import { givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const COUNTY = 'scope=region&scopeId=530121';

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

const see = (user: string, path: string, headers?: Readonly<Record<string, string>>) =>
  service.call(user, 'GET', `/v1/indicators${path}`, undefined, headers);

/** One number, of an indicator or of `indicator group`. */
const rateOf = async (user: string, query: string, cell: string): Promise<unknown> => {
  const [indicator, group = 'all'] = cell.split(' ');
  const { body } = await see(user, `?${query}&indicator=${indicator}&group=${group}`);
  return valueAt(body, 'items.0');
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An answer's workbook, its bytes as the gateway is given them, in a folder of its own. */
const workbookIn = (body: unknown): { readonly xlsxFile: string; readonly folder: string } => {
  const folder = tempFolder();
  const xlsxFile = join(folder, 'rates.xlsx');
  writeFileSync(xlsxFile, Buffer.from(String(body), 'base64'));
  return { xlsxFile, folder };
};

/** A workbook's only sheet, read as a county workbook is. */
const sheetIn = async (body: unknown): Promise<string> => {
  const { xlsxFile, folder: intoFolder } = workbookIn(body);
  await extractSheets({ xlsxFile, intoFolder, files: new Set(['rates.csv']), onProgress: () => undefined });
  return readFileSync(join(intoFolder, 'rates.csv'), 'utf8');
};

const MOST_BYTES = 1_000_000;

/** One of the texts that a workbook is made of. */
const partOf = async (body: unknown, part: string): Promise<string> => {
  const archive = await openArchive(workbookIn(body).xlsxFile);
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive.read(part, MOST_BYTES)) chunks.push(chunk);
  archive.close();
  return Buffer.concat(chunks).toString('utf8');
};

const visit = (told: Readonly<Record<string, unknown>> = {}) =>
  service.call('doctor-1', 'POST', '/v1/residents/R1-03/follow-ups', {
    visits: [
      {
        programme: 'hypertension',
        visitedOn: '2025-06-16',
        mode: 'clinic',
        outcome: 'done',
        sbp: 128,
        dbp: 78,
        dangerSigns: ['none'],
        adverseReaction: 'none',
        complication: 'none',
        ...told,
      },
    ],
  });

const moveTo = async (day: string): Promise<void> => {
  service.moveTo(day);
  await service.world.background.passDays();
};

const problem = (status: number, type: string) => ({ status, body: { type: `/problems/${type}`, status } });

describe('the numbers of an area', () => {
  test('are the asker’s own where none is named, with their day and age', async () => {
    const { status, body } = await see('doctor-1', '');
    expect(status).toBe(200);
    expect(body).toMatchObject({ next: null, asOf: '2025-06-16', asReported: false, asKnownNow: true });
    expect(listAt(body, 'items')[0]).toEqual({
      scope: 'team',
      scopeId: 'T1',
      indicator: 'contract_rate',
      group: 'all',
      numerator: 6,
      denominator: 10,
      rate: '60.00',
      target: '75.00',
    });
  });

  test('say what is to be reached, where a target is set', async () => {
    const { body } = await see('doctor-1', '?group=all');
    const targets = listAt(body, 'items').flatMap((item) => {
      const target = valueAt(item, 'target');
      return target === undefined ? [] : [[valueAt(item, 'indicator'), target]];
    });
    expect(targets).toEqual([
      ['contract_rate', '75.00'],
      ['ehr_filing_rate', '90.00'],
      ['ehr_use_rate', '60.00'],
      ['elderly_exam_rate', '62.00'],
      ['hypertension_standardised_rate', '70.00'],
      ['diabetes_standardised_rate', '70.00'],
    ]);
  });

  test('follow a recorded visit, of the team and of the county', async () => {
    const before = await rateOf('bureau-1', COUNTY, 'hypertension_control_rate');
    expect(before).toMatchObject({ numerator: null, denominator: null, rate: null });
    expect(await rateOf('admin-1', COUNTY, 'hypertension_control_rate')).toMatchObject({
      numerator: 3,
      denominator: 6,
    });
    expect(await visit()).toMatchObject({ status: 201 });
    await service.world.background.settle();
    expect(await rateOf('admin-1', COUNTY, 'hypertension_control_rate')).toMatchObject({
      numerator: 4,
      denominator: 6,
    });
    expect(await rateOf('doctor-1', 'scope=team&scopeId=T1', 'hypertension_control_rate')).toMatchObject({
      numerator: 2,
      denominator: 2,
      rate: '100.00',
    });
  });

  test.each([
    ['doctor-1', 'scope=team&scopeId=T2'],
    ['doctor-1', COUNTY],
    ['doctor-1', 'scope=region'],
    ['manager-1', 'scope=institution&scopeId=I2'],
    ['bureau-1', 'scope=team&scopeId=no-such-team'],
  ])('of what %s may not see (%s) are not found', async (user, query) => {
    expect(await see(user, `?${query}`)).toMatchObject(problem(404, 'access/not-found'));
  });

  test('of few people are withheld from who sees aggregates only', async () => {
    expect(await rateOf('bureau-1', COUNTY, 'contract_rate pregnant')).toEqual({
      scope: 'region',
      scopeId: '530121',
      indicator: 'contract_rate',
      group: 'pregnant',
      numerator: null,
      denominator: null,
      rate: null,
    });
    expect(await rateOf('bureau-1', COUNTY, 'contract_rate')).toMatchObject({ numerator: 18 });
  });

  test('are given as the rows of rates.csv too', async () => {
    const { status, body } = await see('doctor-1', '.csv?indicator=contract_rate&group=all');
    const rows =
      'scope,scopeId,indicator,group,numerator,denominator,rate\nteam,T1,contract_rate,all,6,10,60.00\n';
    expect({ status, body }).toEqual({ status: 200, body: rows });
  });

  test('are given as a workbook too, ids as text and what is counted as numbers', async () => {
    const { status, body, headers } = await see('doctor-1', '.xlsx?indicator=contract_rate&group=all');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(XLSX);
    expect(await sheetIn(body)).toBe(
      'scope,scopeId,indicator,group,numerator,denominator,rate\nteam,T1,contract_rate,all,6,10,60\n',
    );
    const cells = await partOf(body, 'xl/worksheets/sheet1.xml');
    expect(cells).toMatch(/<c r="G2"[^>]*><v>60<\/v>/);
    expect(await partOf(body, 'xl/styles.xml')).toContain('"0.00"');
    expect(cells).not.toMatch(/<c r="B2"[^>]*t="n"/);
  });

  test('of few people are empty cells of the workbook', async () => {
    const { body } = await see('bureau-1', `.xlsx?${COUNTY}&indicator=contract_rate&group=pregnant`);
    expect(await sheetIn(body)).toContain('\nregion,530121,contract_rate,pregnant,,,');
  });

  test('change by time alone: a contract’s last day', async () => {
    await moveTo('2025-06-30');
    expect(await rateOf('doctor-1', '', 'contract_rate')).toMatchObject({ numerator: 6 });
    await moveTo('2025-07-01');
    expect(await rateOf('doctor-1', '', 'contract_rate')).toMatchObject({ numerator: 5 });
    expect(await rateOf('admin-1', COUNTY, 'contract_rate')).toMatchObject({ numerator: 15 });
  });

  test('go back with the day', async () => {
    await moveTo('2025-07-01');
    await moveTo('2025-06-16');
    expect(await rateOf('admin-1', COUNTY, 'contract_rate')).toMatchObject({ numerator: 18 });
    await moveTo('2024-12-31');
    expect(await rateOf('doctor-1', '', 'contract_rate')).toMatchObject({ numerator: 4, denominator: 12 });
  });
});

describe('a past day', () => {
  test('is answered as it was reported, though more was recorded since, and as known now beside it', async () => {
    await moveTo('2025-06-17');
    expect(await visit({ visitedOn: '2025-06-16' })).toMatchObject({ status: 201 });
    await service.world.background.settle();
    const query = '?on=2025-06-16&indicator=hypertension_control_rate&group=all';
    expect((await see('doctor-1', query)).body).toMatchObject({
      items: [{ numerator: 1, denominator: 2 }],
      asOf: '2025-06-16',
      age: null,
      asReported: true,
      asKnownNow: false,
    });
    expect((await see('doctor-1', `${query}&as=known`)).body).toMatchObject({
      items: [{ numerator: 2, denominator: 2 }],
      asReported: false,
      asKnownNow: true,
    });
    expect((await see('doctor-1', '/hypertension_control_rate/trend')).body).toMatchObject({
      items: [
        { on: '2025-06-16', numerator: 1, asReported: true, amended: { numerator: 2, denominator: 2 } },
        { on: '2025-06-17', numerator: 2, asReported: false },
      ],
    });
  });

  test('before the first snapshot is counted from the records', async () => {
    const { body } = await see('admin-1', `?${COUNTY}&on=2024-12-31&indicator=contract_rate&group=all`);
    expect(body).toMatchObject({ items: [{ numerator: 12, denominator: 36 }], asKnownNow: true });
  });

  test('to come is refused', async () => {
    expect(await see('doctor-1', '?on=2025-06-17')).toMatchObject(problem(422, 'indicator/day-to-come'));
  });
});

describe('the people behind a number', () => {
  const PEOPLE = '/contract_rate/people';

  test('stand there with the rule that counted them', async () => {
    const { status, body } = await see('doctor-1', `${PEOPLE}?part=numerator`);
    expect(status).toBe(200);
    expect(listAt(body, 'items')).toHaveLength(6);
    expect(body).toMatchObject({ asOf: '2025-06-16', withheld: 0, next: null });
    const missed = await see('doctor-1', `${PEOPLE}?part=missed`);
    expect(listAt(missed.body, 'items')).toHaveLength(4);
    expect(valueAt(missed.body, 'items.0.rule.en')).toBe('no contract in force on the day');
  });

  test('come page by page, each once', async () => {
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 20; page++) {
      const { body } = await see('admin-1', `${PEOPLE}?${COUNTY}&limit=7${cursor}`);
      found.push(...listAt(body, 'items').map((item) => textAt(item, 'residentId')));
      const next = valueAt(body, 'next');
      if (typeof next !== 'string') break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    expect(found).toHaveLength(30);
    expect(new Set(found).size).toBe(30);
  });

  test('are shown to a bureau for a recorded reason only, and to an auditor never', async () => {
    const path = `${PEOPLE}?${COUNTY}&part=numerator`;
    expect(await see('bureau-1', path)).toMatchObject(problem(403, 'access/reason-needed'));
    expect(await see('bureau-1', `${path}&reason=quality`)).toMatchObject({ status: 200 });
    expect(await see('bureau-1', path, { 'jiayi-purpose': 'quality%20check' })).toMatchObject({
      status: 200,
    });
    expect(await see('auditor-1', path)).toMatchObject(problem(403, 'access/forbidden'));
  });

  test('of a group that needs a right of its own are refused to who has it not', async () => {
    const path = `${PEOPLE}?group=tuberculosis`;
    expect(await see('manager-1', path)).toMatchObject(problem(403, 'access/forbidden'));
    expect(listAt((await see('doctor-1', path)).body, 'items')).toHaveLength(1);
  });

  test('of a group that the indicator is not counted for are refused', async () => {
    expect(await see('doctor-1', '/renewal_rate/people?group=key')).toMatchObject(
      problem(422, 'indicator/no-such-group'),
    );
    expect(await see('doctor-1', '/no_such_rate/people')).toMatchObject(problem(404, 'access/not-found'));
  });
});

describe('the parts of an area', () => {
  test('are compared with their names and places, equal rates sharing one', async () => {
    const { body } = await see('admin-1', `/contract_rate/children?${COUNTY}&by=team`);
    expect(listAt(body, 'items')).toHaveLength(3);
    expect(listAt(body, 'items')).toMatchObject(
      ['T1', 'T2', 'T3'].map((scopeId) => ({ scopeId, rank: 1, numerator: 6, denominator: 10 })),
    );
    // Six of ten by chance: the textbook's interval.
    expect(listAt(body, 'items')[0]).toMatchObject({ low: '31.27', high: '83.18' });
    const townships = await see('admin-1', `/contract_rate/children?${COUNTY}`);
    expect(listAt(townships.body, 'items')).toMatchObject([
      { scopeId: '530121100', name: '示范一镇', numerator: 12 },
      { scopeId: '530121101', name: '示范二镇', numerator: 6 },
    ]);
  });

  test('whose numbers are withheld have no place either', async () => {
    const { body } = await see('bureau-1', `/contract_rate/children?${COUNTY}&by=team&group=key`);
    expect(listAt(body, 'items')[0]).toMatchObject({
      numerator: null,
      rank: null,
      low: null,
      high: null,
    });
  });
});
