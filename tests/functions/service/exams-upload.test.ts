import { describe, expect, test } from 'vitest';

import { examPolicy } from '../../../domain/exams/index.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { type Answered, givenService, listAt, valueAt } from './given-service.ts';

const { call, ports, world } = await givenService();

const numbers = new Map((countyRows().residents ?? []).map(({ id, idNumber }) => [id, idNumber ?? '']));
const numberOf = (id: string): string => numbers.get(id) ?? '';

const TYPE = { 'content-type': 'text/csv; charset=utf-8' };

const upload = (
  text: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  user = 'doctor-1',
): Promise<Answered> => call(user, 'POST', '/v1/exam-uploads', text, { ...TYPE, ...headers });

const refusal = (status: number, code: string): object => ({ status, body: { type: `/problems/${code}` } });

const HEADER = 'idNumber,residentId,examinedOn,sbp,dbp,fpg,heartRate,ecg,result';

const file = (...rows: readonly string[]): string => [HEADER, ...rows].join('\r\n');

const DAY = file(
  `${numberOf('R1-04')},,2025-06-13,150,95,5.1,72,normal,abnormal`,
  `,R1-05,2025-06-13,118,76,4.9,80,房性早搏,normal`,
  `${numberOf('R1-06')},R1-06,2025-06-13,100,60,,,,`,
);

describe('a day of an examination vehicle', () => {
  test('goes in, person by person, with who is suspected; once more it changes nothing', async () => {
    const first = await upload(DAY);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      rows: 3,
      recorded: 3,
      unchanged: 0,
      rejected: 0,
      suspected: 1,
      items: [
        { line: 2, residentId: 'R1-04', outcome: 'recorded', suspected: ['hypertension'] },
        { line: 3, residentId: 'R1-05', outcome: 'recorded', suspected: [] },
        { line: 4, residentId: 'R1-06', outcome: 'recorded' },
      ],
      rejects: [],
      unknownColumns: [],
    });
    const { body } = await call('doctor-1', 'GET', '/v1/residents/R1-05/exams');
    expect(valueAt(body, 'items')).toMatchObject([
      {
        examinedOn: '2025-06-13',
        sbp: 118,
        fpg: 4.9,
        result: 'normal',
        form: { heartRate: 80, ecg: { isNormal: false, says: '房性早搏' } },
        enteredFrom: 'vehicle',
        recorded: { version: 2 },
      },
    ]);
    const again = await upload(DAY);
    expect(again.body).toMatchObject({ rows: 3, recorded: 0, unchanged: 3, rejected: 0, suspected: 1 });
    const after = await call('doctor-1', 'GET', '/v1/residents/R1-05/exams');
    expect(after.headers['etag']).toBe('"v2"');
  });

  test('goes on where it broke off', async () => {
    const more = `${DAY}\r\n,R1-01,2025-06-13,128,80,,,,normal\r\n`;
    expect((await upload(more)).body).toMatchObject({ recorded: 1, unchanged: 3 });
  });

  test('answers the same again under the same key', async () => {
    const key = { 'idempotency-key': 'vehicle-2025-06-12' };
    const rows = file(',R1-09,2025-06-12,120,80,,,,normal');
    const [first, again] = [await upload(rows, key), await upload(rows, key)];
    expect(first.body).toMatchObject({ recorded: 1 });
    expect(again.body).toEqual(first.body);
    expect(await upload(DAY, key)).toMatchObject(refusal(422, 'idempotency/key-reused'));
  });

  test('looks at each person whom it shows', async () => {
    await world.background.settle();
    const looks = await ports.audits.looks(anId('R1-05'), { limit: 10, cursor: undefined });
    expect(looks?.items.some(({ action }) => action === 'exams.upload')).toBe(true);
  });

  test('an exported exams.csv is one, and what it tells is known', async () => {
    const csv = 'residentId,examinedOn,kind,sbp,dbp\nR1-12,2025-02-18,annual,138,82\n';
    expect((await upload(csv)).body).toMatchObject({ recorded: 0, unchanged: 1 });
  });
});

describe('a row that cannot go in is named with its line and why, and the others go in', () => {
  test.each([
    ['of nobody', `53012119700510001X,,2025-06-10,,,,,,`, ['idNumber', 'exam/nobody']],
    ['without a name', `,,2025-06-10,120,80,,,,`, ['idNumber', 'exam/nobody']],
    ['of an unknown id', `,R9-99,2025-06-10,120,80,,,,`, ['residentId', 'unknown_reference']],
    ['of an unknown number', `110101199003070038,,2025-06-10,120,80,,,,`, ['idNumber', 'unknown_reference']],
    ['of another team', `,R2-04,2025-06-10,120,80,,,,`, ['residentId', 'unknown_reference']],
    ['of two people', `${numberOf('R1-04')},R1-05,2025-06-10,120,80,,,,`, ['', 'exam/person-differs']],
    ['of the dead', `,R1-10,2025-06-10,120,80,,,,`, ['examinedOn', 'exam/after-death']],
    ['after today', `,R1-04,2025-06-17,120,80,,,,`, ['examinedOn', 'exam/after-today']],
    ['that differs from what is known', `,R1-12,2025-02-18,139,82,,,,`, ['examinedOn', 'exam/exists']],
    ['with no real day', `,R1-04,2025-02-30,120,80,,,,`, ['examinedOn', 'custom']],
    ['with no day', `,R1-04,,120,80,,,,`, ['examinedOn', 'custom']],
    ['out of range', `,R1-04,2025-06-10,301,80,,,,`, ['sbp', 'too_big']],
    ['with a number that is none', `,R1-04,2025-06-10,12O,80,,,,`, ['sbp', 'invalid_type']],
    ['with a fraction of a mmHg', `,R1-04,2025-06-10,120.5,80,,,,`, ['sbp', 'not_multiple_of']],
    ['out of range in its form', `,R1-04,2025-06-10,120,80,,400,,`, ['heartRate', 'too_big']],
    ['with too many cells', `,R1-04,2025-06-10,120,80,,,,,,1`, ['', 'exam/bad-row']],
    ['with an open quote', `,R1-04,2025-06-10,120,80,,,"x,`, ['', 'exam/bad-row']],
  ])('%s', async (...[, row, [column, code]]) => {
    const { status, body } = await upload(file(row, DAY.split('\r\n')[1] ?? ''));
    expect([status, valueAt(body, 'rejected'), valueAt(body, 'unchanged')]).toEqual([200, 1, 1]);
    expect(valueAt(body, 'rejects.0')).toMatchObject({ line: 2, column, code });
    expect(valueAt(body, 'rejects.0.reason')).toMatch(/\p{Script=Han}/u);
    const english = await upload(file(row), { 'accept-language': 'en' });
    expect(valueAt(english.body, 'rejects.0.reason')).toMatch(/^[\x20-\x7e≥≤’“”…]+$/);
  });

  test('of one person the first exam of a day goes in, the same again is unchanged, another is left out', async () => {
    const rows = [
      `,R1-07,2025-06-11,120,80,,,,`,
      `,R1-07,2025-06-11,120,80,,,,`,
      `,R1-07,2025-06-11,130,80,,,,`,
    ];
    const { body } = await upload(file(...rows));
    expect(body).toMatchObject({ recorded: 1, unchanged: 1, rejected: 1, rejects: [{ line: 4 }] });
  });
});

describe('a file', () => {
  test('is taken in GB 18030 too, and with columns that nobody knows, which it names', async () => {
    // 体检 in GB 18030.
    const head = Buffer.from('residentId,examinedOn,sbp,dbp,x,result\nR1-03,2025-06-10,128,78,');
    const bytes = Buffer.concat([head, Buffer.from([0xcc, 0xe5, 0xbc, 0xec]), Buffer.from(',normal\n')]);
    expect((await upload(bytes)).body).toMatchObject({ recorded: 1, unknownColumns: ['x'] });
  });

  test.each([
    ['without rows', HEADER, { rows: 0, recorded: 0, items: [], rejects: [] }],
    ['with a byte-order mark', `\uFEFF${file('')}`, { rows: 0, unknownColumns: [] }],
  ])('%s is read', async (_, text, body) => {
    expect(await upload(text)).toMatchObject({ status: 200, body });
  });

  test.each([
    ['is empty', '', 'exam/missing-column'],
    ['has no day', 'residentId,sbp\n', 'exam/missing-column'],
    ['names nobody', 'examinedOn,sbp\n', 'exam/missing-column'],
    ['has a column twice', 'residentId,examinedOn,sbp,sbp\n', 'exam/repeated-column'],
    ['has an unreadable header', 'residentId,examinedOn,"sbp\n', 'exam/unreadable-file'],
    ['is no text', Buffer.from([0xff, 0xff, 0xff]), 'exam/unreadable-file'],
  ])('that %s is refused as a whole', async (_, text, code) => {
    expect(await upload(text)).toMatchObject(refusal(422, code));
  });

  test('has at most so many rows', async () => {
    const rows = (count: number): string =>
      file(...Array.from({ length: count }, () => ',R9-99,2025-06-10,,,,,,'));
    const most = examPolicy.mostUploadRows;
    expect(await upload(rows(most + 1))).toMatchObject(refusal(422, 'exam/too-many-rows'));
    const { status, body } = await upload(rows(most), { 'idempotency-key': 'vehicle-of-nobody' });
    expect(status).toBe(200);
    expect([valueAt(body, 'rejected'), listAt(body, 'rejects').length]).toEqual([most, most]);
  });

  test('of another type, or from who may write nobody, is refused', async () => {
    expect(await upload(DAY, { 'content-type': 'application/json' })).toMatchObject(
      refusal(415, 'request/unsupported-type'),
    );
    expect(await upload(DAY, {}, 'auditor-1')).toMatchObject(refusal(403, 'access/forbidden'));
  });
});
