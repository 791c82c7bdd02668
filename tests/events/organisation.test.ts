import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import {
  OrganisationEvent,
  organisationExamples,
  PanelMoved,
  StaffJoined,
  StaffLeft,
  TeamCreated,
} from '../../events/organisation.ts';

const [created, joined, left, moved] = organisationExamples;

const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['team-created@1', TeamCreated, created],
  ['staff-joined@1', StaffJoined, joined],
  ['staff-left@1', StaffLeft, left],
  ['panel-moved@1', PanelMoved, moved],
];

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('every published fact on the organisation', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(OrganisationEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property or version is refused', (type, schema, example) => {
    expect(accepts(schema, { ...example, version: 2 })).toBe(false);
    expect(accepts(schema, { ...example, type: type.replace('@1', '@2') })).toBe(false);
  });

  test.each(published)('%s: none of its properties may be missing', (_, schema, example) => {
    for (const property of Object.keys(example)) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      expect([property, accepts(schema, rest)]).toEqual([property, false]);
    }
  });

  test.each([
    [TeamCreated, created, { institutionId: 'I 1' }],
    [TeamCreated, created, { institutionId: 1 }],
    [TeamCreated, created, { regionCodes: ['53012'] }],
    [TeamCreated, created, { regionCodes: [53] }],
    [StaffJoined, joined, { staffId: 1 }],
    [StaffJoined, joined, { role: 'king' }],
    [StaffJoined, joined, { isLeader: 'yes' }],
    [StaffLeft, left, { until: 'soon' }],
    [PanelMoved, moved, { contracts: -1 }],
    [PanelMoved, moved, { toTeamId: '' }],
  ])('a wrong value is refused', (schema, example, wrong) => {
    expect(accepts(schema, { ...example, ...wrong })).toBe(false);
  });
});
