import * as z from 'zod';

import { date, residentId, village } from './fields.ts';
import { TOLD, told } from './public-fields.ts';

/** A person was entered into the register of a village; who it is stays here. */
const ResidentRegistered = z.strictObject({
  type: z.literal('jiayi.resident-registered@1'),
  ...told,
  residentId,
  regionCode: village,
  registeredOn: date,
});

/** A person died. */
const ResidentDied = z.strictObject({
  type: z.literal('jiayi.resident-died@1'),
  ...told,
  residentId,
  diedOn: date,
});

/** A person left the county; `movedOutOn` is the first day away. */
const ResidentMovedOut = z.strictObject({
  type: z.literal('jiayi.resident-moved-out@1'),
  ...told,
  residentId,
  movedOutOn: date,
});

/** A person who had left is back; `movedInOn` is the first day back. */
const ResidentMovedIn = z.strictObject({
  type: z.literal('jiayi.resident-moved-in@1'),
  ...told,
  residentId,
  movedInOn: date,
});

/** A person lives in another village of the county from a day on. */
const VillageChanged = z.strictObject({
  type: z.literal('jiayi.village-changed@1'),
  ...told,
  residentId,
  regionCode: village,
  from: date,
});

const both = { ...told, residentId, otherId: residentId };

/** Two records are of one person: the other is an alias of the one that stays. */
const ResidentsMerged = z.strictObject({ type: z.literal('jiayi.residents-merged@1'), ...both });

/** Two records were of two people after all. */
const ResidentsUnmerged = z.strictObject({ type: z.literal('jiayi.residents-unmerged@1'), ...both });

const R1 = { ...TOLD, residentId: 'R0001' } as const;

/** What others may know of who lives in the county: each form, and an example of it. */
export const publicPeople = [
  {
    schema: ResidentRegistered,
    example: {
      type: 'jiayi.resident-registered@1',
      ...R1,
      regionCode: '530121100201',
      registeredOn: '2025-06-30',
    },
  },
  { schema: ResidentDied, example: { type: 'jiayi.resident-died@1', ...R1, diedOn: '2025-06-30' } },
  {
    schema: ResidentMovedOut,
    example: { type: 'jiayi.resident-moved-out@1', ...R1, movedOutOn: '2025-06-30' },
  },
  {
    schema: ResidentMovedIn,
    example: { type: 'jiayi.resident-moved-in@1', ...R1, movedInOn: '2025-09-01' },
  },
  {
    schema: VillageChanged,
    example: {
      type: 'jiayi.village-changed@1',
      ...R1,
      regionCode: '530121100202',
      from: '2025-06-30',
    },
  },
  { schema: ResidentsMerged, example: { type: 'jiayi.residents-merged@1', ...R1, otherId: 'R0002' } },
  { schema: ResidentsUnmerged, example: { type: 'jiayi.residents-unmerged@1', ...R1, otherId: 'R0002' } },
] as const;
