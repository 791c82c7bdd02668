import { describe, expect, test } from 'vitest';

import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import { lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { reachOf } from '../../infra/constructs/table-policy.ts';

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
    const reach = reachOf({ kind: 'change', rows: [row('exams-change')] });
    expect(reach).toEqual({ reads: ['facts'], writes: ['facts'], finds: [], audit: NO_AUDIT });
  });

  test('who writes to the audit adds to it and does not read it, and reads by another row', () => {
    const access: Partial<ManifestRow> = {
      tableAccess: [
        { keys: ['audit', 'facts'], may: 'write' },
        { keys: ['audit-seal'], may: 'read' },
      ],
    };
    expect(reachOf({ kind: 'change', rows: [row('exams-change', access)] })).toEqual({
      reads: ['facts'],
      writes: ['facts'],
      finds: [],
      audit: { reads: ['audit-seal'], adds: ['audit'] },
    });
  });

  test('who is started by the clock finds by the index what its rows hold there', () => {
    const access: Partial<ManifestRow> = { tableAccess: [{ keys: ['claim', 'head'], may: 'read' }] };
    const rows = [row('exams-schedule', { ...byClock, ...access })];
    expect(reachOf({ kind: 'schedule', rows })).toEqual({
      reads: ['claim', 'head'],
      writes: [],
      finds: ['open-claim'],
      audit: NO_AUDIT,
    });
  });
});
