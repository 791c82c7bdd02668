import { problemOf } from '../kit/problem.ts';
import { type Draft, textAt } from './draft.ts';
import { type Measurement, placeFor, placeIn, type Programme } from './fields.ts';
import { readTyped } from './typed-number.ts';

/** What the service says to the places of the form: `sbp`, `diabetes:fpg`, `lateEntryReason`. */
export type Faults = ReadonlyMap<string, string>;

const IN_ENCOUNTER = /^body\.visits\.(?<at>\d+)\.(?<name>.+)$/;
const IN_VISIT = /^body\.(?:visit\.)?(?<name>.+)$/;

const stemOf = (name: string): string => name.replace(/^form\./, '');

/** In which order the visits were sent, and what their programmes share. */
export type Order = { readonly sent: readonly string[]; readonly measured: ReadonlySet<string> };

const placeOf = (path: string, { sent, measured }: Order): string => {
  const inEncounter = IN_ENCOUNTER.exec(path)?.groups;
  const found = inEncounter ?? IN_VISIT.exec(path)?.groups;
  const name = stemOf(found?.['name'] ?? '');
  const programme = sent[Number(inEncounter?.['at'] ?? 0)];
  return programme === undefined ? name : placeFor(programme, name, measured);
};

/** Where on the form the service finds fault. A value that programmes share is one place, whichever visit it was refused
 *  in. */
export const faultsOf = (error: unknown, order: Order): Faults =>
  new Map(
    error === null || error === undefined
      ? []
      : problemOf(error).errors.map(({ path, message }): [string, string] => [placeOf(path, order), message]),
  );

/** The programme whose visit was refused, where the refusal is about one visit. */
export const refusedProgramme = (error: unknown, sent: readonly string[]): string | undefined => {
  const [fault] = problemOf(error).errors;
  const at = IN_ENCOUNTER.exec(fault?.path ?? '')?.groups?.['at'];
  return at === undefined ? undefined : sent[Number(at)];
};

const NEEDS_CONFIRMATION = new Set([
  '/problems/follow-up/sbp-not-above-dbp',
  '/problems/follow-up/duplicate',
]);
const NEEDS_REASON = new Set([
  '/problems/follow-up/after-moving-out',
  '/problems/follow-up/not-enrolled',
  '/problems/follow-up/outside-enrolment',
]);

/** Says whether the same may be sent again once somebody looked at it twice. */
export const mayBeConfirmed = (error: unknown): boolean => NEEDS_CONFIRMATION.has(problemOf(error).type);

/** Says whether the visit is let in late with a reason. */
export const mayComeLate = (error: unknown): boolean => NEEDS_REASON.has(problemOf(error).type);

/** Why a field cannot be sent as it is typed: no number, or one of another unit. */
export type Doubt = 'unclear' | 'other-unit';

const IS_AMOUNT =
  /^(smoking|drinking|exercise|stapleFood).*Per|^weightTargetKg$|drugs\.\d+\.(mgEachTime|timesPerDay)$/;

const doubtAt = (text: string, measurement: Measurement | undefined): Doubt | undefined => {
  const { kind } = readTyped(text, measurement);
  if (kind === 'unclear') return 'unclear';
  return kind === 'other' ? 'other-unit' : undefined;
};

const amountPlaces = ({ texts }: Draft): string[] =>
  Object.keys(texts).filter((name) => IS_AMOUNT.test(name));

const drugDoubts = ({ drugs, programmes }: Draft): [string, Doubt][] =>
  programmes.flatMap((code) =>
    (drugs[code] ?? []).flatMap((drug, at) =>
      (['mgEachTime', 'timesPerDay'] as const).flatMap((name): [string, Doubt][] =>
        doubtAt(drug[name], undefined) === undefined
          ? []
          : [[placeIn(code, `drugs.${at}.${name}`), 'unclear']],
      ),
    ),
  );

/** The fields that nobody could send as they are typed. Nothing is judged here but whether it is a number of the unit. */
export const doubtsOf = (draft: Draft, programmes: readonly Programme[]): ReadonlyMap<string, Doubt> => {
  if (textAt(draft, 'outcome') !== 'done') return new Map();
  const measured = programmes
    .filter(({ code }) => draft.programmes.includes(code))
    .flatMap(({ code, measurements }) =>
      measurements.flatMap((one): [string, Measurement][] => [
        [one.name, one],
        [placeIn(code, one.name), one],
      ]),
    );
  const places: [string, Measurement | undefined][] = [
    ...measured,
    ...amountPlaces(draft).map((place): [string, undefined] => [place, undefined]),
  ];
  const found = places.flatMap(([place, measurement]): [string, Doubt][] => {
    const doubt = doubtAt(textAt(draft, place), measurement);
    return doubt === undefined ? [] : [[place, doubt]];
  });
  return new Map([...found, ...drugDoubts(draft)]);
};

const isAnswered = (draft: Draft, place: string): boolean => textAt(draft, place) !== '';

/** What the paper cannot do without before anything is sent: how the person was seen, and whether danger was asked for. */
export const missingIn = (draft: Draft): ReadonlySet<string> => {
  const asked = textAt(draft, 'outcome') === 'done' ? ['mode', 'danger'] : ['mode'];
  return new Set([
    ...(draft.programmes.length === 0 ? ['programmes'] : []),
    ...['visitedOn', 'outcome', ...asked].filter((place) => !isAnswered(draft, place)),
  ]);
};
