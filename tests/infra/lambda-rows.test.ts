import { describe, expect, test } from 'vitest';

import { showCheck, startCheck } from '../../functions/data-quality/api.ts';
import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import { lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { reachOf } from '../../infra/constructs/reach.ts';

const row = (lambda: string, given: Partial<ManifestRow> = {}): ManifestRow => ({
  trigger: { kind: 'change', id: 'exams.on-recorded', of: 'resident' },
  lambda,
  roles: [],
  tableAccess: [{ keys: ['facts'], may: 'write' }],
  timeoutS: 60,
  errorImpact: 'nothing is counted',
  ...given,
});

const byClock: Partial<ManifestRow> = {
  trigger: { kind: 'schedule', id: 'exams.every-day-remind', every: 'day' },
};

describe('the Lambdas of a manifest', () => {
  test('rows of one name are one Lambda of its capability', () => {
    expect(lambdasOf([row('exams-change'), row('exams-change')])).toMatchObject([
      { lambda: 'exams-change', capability: 'exams', kind: 'change', rows: [{}, {}] },
    ]);
  });

  test('one that would be started in two ways is refused', () => {
    expect(() => lambdasOf([row('exams-change'), row('exams-change', byClock)])).toThrow(
      'exams-change has not one kind of trigger',
    );
  });

  test('one that is not called by what starts it is refused', () => {
    expect(() => lambdasOf([row('exams-http')])).toThrow('exams-http is not named by its trigger, change');
  });

  test('names of words become names of templates', () => {
    expect(logicalName('follow-ups-http')).toBe('FollowUpsHttp');
    expect(logicalName('access.on-people-shown')).toBe('AccessOnPeopleShown');
  });
});

const NO_AUDIT = { reads: [], adds: [] };

describe('what a Lambda reaches of the tables', () => {
  test('who writes may read, and nobody reaches what no row names', () => {
    const reach = reachOf({ rows: [row('exams-change')] });
    expect(reach).toEqual({ reads: ['facts'], writes: ['facts'], finds: [], audit: NO_AUDIT });
  });

  test('who writes to the audit adds to it and does not read it, and reads by another row', () => {
    const access: Partial<ManifestRow> = {
      tableAccess: [
        { keys: ['audit', 'facts'], may: 'write' },
        { keys: ['audit-seal'], may: 'read' },
      ],
    };
    expect(reachOf({ rows: [row('exams-change', access)] })).toEqual({
      reads: ['facts'],
      writes: ['facts'],
      finds: [],
      audit: { reads: ['audit-seal'], adds: ['audit'] },
    });
  });

  test('what its rows name of the index is found there, and read nowhere else', () => {
    const access: Partial<ManifestRow> = { tableAccess: [{ keys: ['views-due', 'head'], may: 'read' }] };
    const rows = [row('exams-schedule', { ...byClock, ...access })];
    expect(reachOf({ rows })).toEqual({
      reads: ['head'],
      writes: [],
      finds: ['views-due'],
      audit: NO_AUDIT,
    });
  });

  test('who answers questions alone writes no receipts, and one command among them does', () => {
    const asking = row('data-quality-http', { trigger: { kind: 'http', route: showCheck }, tableAccess: [] });
    const commanding = { ...asking, trigger: { kind: 'http', route: startCheck } } as const;
    const pipeline = { reads: ['head', 'looked', 'organisation', 'reference'], writes: ['looked'] };
    expect(reachOf({ rows: [asking] })).toEqual({
      ...pipeline,
      finds: [],
      audit: { reads: [], adds: ['audit'] },
    });
    expect(reachOf({ rows: [asking, commanding] })).toMatchObject({
      reads: [...pipeline.reads, 'receipt'].sort(),
      writes: ['looked', 'receipt'],
    });
  });
});
