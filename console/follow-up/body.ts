import type { correctFollowUp, overrideFollowUp } from '../../functions/follow-ups/api.ts';
import type { previewAssessments } from '../../functions/programmes/api.ts';
import type { Asked } from '../kit/request.ts';
import { MEASURES } from '../kit/measures.ts';
import type { Draft, FollowUp } from './draft.ts';
import { OPTIONS, placeIn, type Programme } from './fields.ts';
import { formBody, oneOf, type Read, readerOf, type VisitBody } from './form-body.ts';
import { numberIn, plainTyping } from './typed-number.ts';

/** What a correction puts in place of a visit. */
export type CorrectionBody = Asked<typeof correctFollowUp>['body'];
/** What a doctor decides otherwise than the rules. */
export type OverrideBody = Asked<typeof overrideFollowUp>['body'];
type PreviewBody = Asked<typeof previewAssessments>['body'];
type PreviousBody = NonNullable<PreviewBody['previous']>[number];

type Readings = Pick<VisitBody, (typeof MEASURES)[number]>;
type Reading = NonNullable<Readings[keyof Readings]>;

/** A typed number as routes take it: whether it may be recorded is the service's to say. */
const isReading = (value: unknown): value is Reading => typeof value === 'number';

/** What a programme measures, and what a visit that is corrected holds besides. */
const readingNames = (draft: Draft, { code, measurements }: Programme): readonly string[] => [
  ...new Set([
    ...measurements.map(({ name }) => name),
    ...MEASURES.filter((name) => placeIn(code, name) in draft.texts),
  ]),
];

const readingsOf = (draft: Draft, programme: Programme): Readings => {
  const read = readerOf(draft, programme.code);
  const entries = readingNames(draft, programme).flatMap((name): [string, Reading][] => {
    const bounds = programme.measurements.find((measurement) => measurement.name === name);
    const value = numberIn(read(name), bounds);
    return isReading(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
};

const timeOf = (read: Read): string | undefined => {
  const text = plainTyping(read('visitedAt'));
  return text === '' ? undefined : text;
};

const dangerSignsIn = (draft: Draft, read: Read): string[] => {
  if (read('danger') !== 'yes') return [];
  const other = read('dangerOther');
  return [...(draft.lists['dangerSigns'] ?? []), ...(other === '' ? [] : [other])];
};

const flagsOf = (draft: Draft, read: Read) => ({
  symptoms: draft.lists['symptoms'] ?? [],
  dangerSigns: dangerSignsIn(draft, read),
  adverseReaction: oneOf(OPTIONS.adverseReaction, read('adverseReaction')),
  complication: oneOf(OPTIONS.complication, read('complication')),
  pregnantOrLactating: read('pregnantOrLactating') === 'yes',
  cannotHandle: read('cannotHandle') === 'yes',
  adherence: oneOf(OPTIONS.adherence, read('adherence')),
});

/** A programme's visit as it is sent. Of somebody who was not seen only the attempt: nothing that was typed before
 *  the attempt failed. */
export const visitBody = (draft: Draft, programme: Programme): VisitBody => {
  const read = readerOf(draft, programme.code);
  const outcome = oneOf(OPTIONS.outcome, read('outcome')) ?? 'done';
  const note = read('note');
  return {
    programme: programme.code,
    visitedOn: read('visitedOn'),
    visitedAt: timeOf(read),
    mode: oneOf(OPTIONS.mode, read('mode')) ?? 'clinic',
    outcome,
    ...(outcome === 'done' && { ...readingsOf(draft, programme), ...flagsOf(draft, read) }),
    note: note === '' ? undefined : note,
    form: formBody(draft, programme.code),
  };
};

/** How a visit is let in that needs a second look. */
export type Entry = { readonly confirmed?: boolean; readonly lateEntryReason?: string | undefined };

/** What a correction is: the whole visit as it should stand, and still whose work it was. */
export const correctionBody = (
  draft: Draft,
  programme: Programme,
  { recorded, ...entry }: Entry & { readonly recorded: FollowUp },
): CorrectionBody => ({ ...visitBody(draft, programme), staffId: recorded.staffId, ...entry });

const CLASSES = [1, 2, 3, 4] as const;

/** What the doctor decides otherwise in a programme; undefined where the rules stand. */
export const overrideBody = (draft: Draft, programme: string): OverrideBody | undefined => {
  const read = readerOf(draft, programme);
  if (read('override') !== 'yes' || read('outcome') !== 'done') return undefined;
  const nextDate = read('override.nextDate');
  return {
    class: CLASSES.find((one) => String(one) === read('override.class')),
    nextDate: nextDate === '' ? undefined : nextDate,
    reason: read('override.reason'),
  };
};

const previousOf = (visit: FollowUp): PreviousBody => ({
  visitedOn: visit.visitedOn,
  visitedAt: visit.visitedAt,
  mode: visit.mode,
  outcome: visit.outcome,
  ...Object.fromEntries(
    MEASURES.flatMap((name): [string, Reading][] => {
      const value = visit[name];
      return isReading(value) ? [[name, value]] : [];
    }),
  ),
  dangerSigns: visit.dangerSigns,
  adverseReaction: oneOf(OPTIONS.adverseReaction, visit.adverseReaction ?? ''),
  complication: oneOf(OPTIONS.complication, visit.complication ?? ''),
  pregnantOrLactating: visit.pregnantOrLactating,
  cannotHandle: visit.cannotHandle,
});

/** What came before: the visits of the programme but the one that is being corrected. */
export type Before = {
  readonly birthDate: string;
  readonly visits: readonly FollowUp[];
  readonly correcting: string | undefined;
};

/** What is asked for the assessment of a programme's visit before it is recorded. */
export const previewBody = (
  draft: Draft,
  programme: Programme,
  { birthDate, visits, correcting }: Before,
): PreviewBody => {
  const { form: _form, note: _note, ...visit } = visitBody(draft, programme);
  return {
    birthDate,
    visit,
    previous: visits
      .filter((one) => one.programme === programme.code && one.id !== correcting)
      .map(previousOf),
  };
};
