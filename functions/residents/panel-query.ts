import * as z from 'zod';

import { screeningPolicy } from '../../domain/programmes/index.ts';
import { KEY_GROUP_TAGS } from '../../domain/residents/index.ts';
import { programmeField } from '../follow-ups/fields.ts';
import { regionCodeField } from '../organisation/bodies.ts';

const yearsField = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .meta({ description: 'completed years' });

/** What narrows and orders a team's panel; each is optional, and together they narrow further. */
export const panelQuery = {
  /** What is due next and the last visits, beside each person. */
  details: z.enum(['true', 'false']).optional(),
  group: z.enum(['child', 'elderly', ...KEY_GROUP_TAGS]).optional(),
  programme: programmeField.optional(),
  contract: z
    .enum(['running', 'ending', 'none'])
    .meta({ description: 'ending: its last day is so near that it may be renewed' })
    .optional(),
  control: z
    .enum(['controlled', 'uncontrolled', 'unknown'])
    .meta({ description: 'at the last completed visit of a programme' })
    .optional(),
  class: z.enum(['1', '2', '3', '4']).meta({ description: 'of the last completed visit' }).optional(),
  due: z.enum(['overdue', 'soon']).meta({ description: 'soon: today or within seven days' }).optional(),
  suspected: z
    .enum(['any', ...Object.keys(screeningPolicy)])
    .meta({
      description: 'suspected by screening or to be confirmed, and not managed yet: of any programme, or one',
    })
    .optional(),
  regionCode: regionCodeField.optional(),
  ageFrom: yearsField.optional(),
  ageTo: yearsField.optional(),
  sort: z.enum(['name', 'age', 'due', 'seen', 'contract']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
};

const PanelQuery = z.strictObject(panelQuery);
/** A panel as it is asked for. */
export type PanelQuery = z.infer<typeof PanelQuery>;

const NAMES = [
  'details',
  'group',
  'programme',
  'contract',
  'control',
  'class',
  'due',
  'suspected',
  'regionCode',
  'ageFrom',
  'ageTo',
  'sort',
  'order',
] as const satisfies readonly (keyof PanelQuery)[];

/** What is asked of a panel beside whose it is, as one text: empty where nothing is. */
export const panelName = (query: PanelQuery): string =>
  NAMES.flatMap((name) => (query[name] === undefined ? [] : [`${name}=${query[name]}`])).join(' ');
