import { type Draft, emptyDraft, type FollowUp, withText } from '../../../console/follow-up/draft.ts';
import type { Programme } from '../../../console/follow-up/fields.ts';
import { FollowUpBody } from '../../../functions/follow-ups/bodies.ts';
import { ProgrammeBody } from '../../../functions/programmes/bodies.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { programmes as known } from '../../../domain/programmes/index.ts';

/** The programmes as the service lists them. */
export const programmes: readonly Programme[] = known.map(({ code, name, rowLetter, measurements, source }) =>
  ProgrammeBody.parse({
    code,
    name,
    rowLetter,
    source,
    screening: null,
    measurements: measurements.map((quantity) => ({ name: quantity, ...ranges[quantity] })),
  }),
);

/** A programme of the service by its code. */
export const programme = (code: string): Programme => {
  const found = programmes.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no programme ${code}`);
  return found;
};

/** A form that somebody filled in, by its places. */
export const filled = (codes: readonly string[], texts: Readonly<Record<string, string>>): Draft => {
  let draft = emptyDraft(codes, '2026-11-23');
  for (const [place, text] of Object.entries(texts)) draft = withText(draft, place, text);
  return draft;
};

/** A follow-up as the service tells it. */
export const followUp = (row: Readonly<Record<string, unknown>>): FollowUp =>
  FollowUpBody.parse({
    id: 'V1',
    programme: 'hypertension',
    visitedOn: '2026-08-01',
    mode: 'clinic',
    outcome: 'done',
    assessment: null,
    override: null,
    corrections: [],
    ...row,
  });
