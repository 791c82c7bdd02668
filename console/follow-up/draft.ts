import type * as z from 'zod';

import type { listFollowUps } from '../../functions/follow-ups/api.ts';
import { placeFor, placeIn, type Programme, sharedNames } from './fields.ts';

/** A follow-up as the service tells it. */
export type FollowUp = z.infer<typeof listFollowUps.answer>['items'][number];

/** A drug as it is typed. */
export type DrugText = { readonly name: string; readonly mgEachTime: string; readonly timesPerDay: string };

/** The form as it is typed: texts by their places, so that nothing that was typed is lost. */
export type Draft = {
  readonly programmes: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** By programme. */
  readonly drugs: Readonly<Record<string, readonly DrugText[]>>;
};

/** The form with nothing in it but the day. */
export const emptyDraft = (programmes: readonly string[], today: string): Draft => ({
  programmes,
  texts: { visitedOn: today, outcome: 'done' },
  lists: {},
  drugs: {},
});

/** What stands at a place. */
export const textAt = ({ texts }: Draft, place: string): string => texts[place] ?? '';

/** What a programme's visit holds under a name: its own, or what is shared by all. */
export const textOf = (draft: Draft, programme: string, name: string): string =>
  draft.texts[placeIn(programme, name)] ?? textAt(draft, name);

/** The form with another text at a place. */
export const withText = (draft: Draft, place: string, text: string): Draft => ({
  ...draft,
  texts: { ...draft.texts, [place]: text },
});

/** The form with another list at a place. */
export const withList = (draft: Draft, place: string, list: readonly string[]): Draft => ({
  ...draft,
  lists: { ...draft.lists, [place]: list },
});

/** The form with other drugs of a programme. */
export const withDrugs = (draft: Draft, programme: string, drugs: readonly DrugText[]): Draft => ({
  ...draft,
  drugs: { ...draft.drugs, [programme]: drugs },
});

const NO_SYMPTOM = 'none';

/** The symptoms after one more choice: “none” and the others exclude each other. */
export const symptomsAfter = (before: readonly string[], now: readonly string[]): readonly string[] =>
  now.includes(NO_SYMPTOM) && !before.includes(NO_SYMPTOM)
    ? [NO_SYMPTOM]
    : now.filter((one) => one !== NO_SYMPTOM || now.length === 1);

const asText = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value === true ? ['yes'] : [];
};

const UNTYPED = new Set(['id', 'programme', 'staffId', 'lateEntryReason']);

type FormBody = NonNullable<FollowUp['form']>;

const nestedTexts = (programme: string, { insulin, referral }: FormBody): [string, string][] => {
  const parts = [
    ['insulin', insulin],
    ['referral', referral],
  ] as const;
  return parts.flatMap(([part, values]) =>
    Object.entries(values ?? {}).flatMap(([name, value]) =>
      asText(value).map((text): [string, string] => [placeIn(programme, `${part}.${name}`), text]),
    ),
  );
};

const drugText = (drug: NonNullable<FormBody['drugs']>[number]): DrugText => ({
  name: drug.name,
  mgEachTime: drug.mgEachTime?.toString() ?? '',
  timesPerDay: drug.timesPerDay?.toString() ?? '',
});

/** The form filled in with a visit as it was recorded, for its correction. */
export const draftOf = (visit: FollowUp, programmes: readonly Programme[]): Draft => {
  const { programme, symptoms = [], dangerSigns = [], form } = visit;
  const measured = sharedNames(programmes);
  const texts = Object.entries({ ...visit, ...form }).flatMap(([name, value]: [string, unknown]) =>
    UNTYPED.has(name)
      ? []
      : asText(value).map((text): [string, string] => [placeFor(programme, name, measured), text]),
  );
  return {
    programmes: [programme],
    texts: {
      ...Object.fromEntries([...texts, ...nestedTexts(programme, form ?? {})]),
      danger: dangerSigns.length > 0 ? 'yes' : 'no',
    },
    lists: { symptoms, dangerSigns },
    drugs: form?.drugs === undefined ? {} : { [programme]: form.drugs.map(drugText) },
  };
};

/** The form as text that `readDraft` reads. */
export const draftText = (draft: Draft): string => JSON.stringify(draft);

/** Reads a form that was kept; undefined where the text is none. */
export const readDraft = (text: string): Draft | undefined => {
  try {
    const kept: Draft | null = JSON.parse(text);
    return Array.isArray(kept?.programmes) ? kept : undefined;
  } catch {
    return undefined;
  }
};
