import type * as z from 'zod';

import type { issuePrescription, listPrescriptions } from '../../functions/prescriptions/api.ts';
import type { Asked } from '../kit/request.ts';

/** A prescription as the service lists it. */
export type Prescription = z.infer<typeof listPrescriptions.answer>['items'][number];
/** What a page of the list tells besides the prescriptions. */
export type Listed = z.infer<typeof listPrescriptions.answer>;
/** What issues a prescription, or checks one. */
export type IssueBody = Asked<typeof issuePrescription>['body'];

/** A drug while it is typed. */
export type DrugDraft = {
  readonly key: number;
  readonly name: string;
  readonly dose: string;
  readonly timesPerDay?: number | undefined;
};

/** A prescription while it is written. */
export type Draft = {
  readonly programme?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly days?: number | undefined;
  readonly drugs: readonly DrugDraft[];
  readonly assessed: boolean;
  readonly patientConfirmed: boolean;
  readonly recordNote: string;
  readonly staffId?: string | undefined;
};

type Drug = Prescription['drugs'][number];

const drugDraft = ({ name, dose = '', timesPerDay }: Drug, key: number): DrugDraft => ({
  key,
  name,
  dose,
  timesPerDay,
});

/** A prescription with nothing said but its programme. */
export const emptyDraft = (today: string, programme: string | undefined): Draft => ({
  programme,
  issuedOn: today,
  drugs: [{ key: 0, name: '', dose: '' }],
  assessed: false,
  patientConfirmed: false,
  recordNote: '',
});

type Like = { readonly programme: string; readonly days: number; readonly drugs: readonly Drug[] };

/** A prescription like an earlier one. What was assessed and confirmed then is not taken over: it is asked anew. */
export const draftLike = ({ programme, days, drugs }: Like, today: string): Draft => ({
  ...emptyDraft(today, programme),
  days,
  drugs: drugs.map(drugDraft),
});

/** Drugs with one more, empty. */
export const withDrug = (drugs: readonly DrugDraft[]): DrugDraft[] => [
  ...drugs,
  { key: Math.max(-1, ...drugs.map(({ key }) => key)) + 1, name: '', dose: '' },
];

/** A prescription whose drugs are named as the reader names them. */
export const namedBy = (nameOf: (name: string) => string, one: Prescription): Prescription => ({
  ...one,
  drugs: one.drugs.map((drug) => ({ ...drug, name: nameOf(drug.name) })),
});

/** A drug as a line of text: `氨氯地平 5 mg ×1`. */
export const drugText = ({ name, dose, timesPerDay }: Omit<Drug, 'code'>): string =>
  [name, dose ?? '', timesPerDay === undefined ? '' : `×${timesPerDay}`]
    .filter((part) => part !== '')
    .join(' ');

/** What somebody had before: each drug, dose and number of times once, the latest first. */
export const suggestionsOf = (
  prescriptions: readonly Pick<Prescription, 'drugs'>[],
): ReadonlyMap<string, Drug> =>
  new Map(
    prescriptions
      .flatMap(({ drugs }) => drugs)
      .map((drug) => [drugText(drug), drug] as const)
      // The first of a text stands, as the list begins with the latest.
      .toReversed(),
  );

/** What may be missing of a prescription. */
export type Missing = 'needsProgramme' | 'needsDrugs' | 'needsDays' | 'needsIssuedOn';

const namedDrugs = ({ drugs }: Draft): DrugDraft[] => drugs.filter(({ name }) => name.trim() !== '');

/** What is still to be said before it can be checked, in the order of the page. */
export const missingIn = (draft: Draft): Missing[] => {
  const needs: readonly (readonly [Missing, boolean])[] = [
    ['needsProgramme', draft.programme === undefined],
    ['needsDrugs', namedDrugs(draft).length === 0],
    ['needsDays', draft.days === undefined],
    ['needsIssuedOn', draft.issuedOn === undefined],
  ];
  return needs.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
};

const drugParts = ({ name, dose, timesPerDay }: DrugDraft) => ({
  name: name.trim(),
  ...(dose.trim() === '' ? {} : { dose: dose.trim() }),
  ...(timesPerDay === undefined ? {} : { timesPerDay }),
});

/** What is sent to check or to issue; undefined while something is missing. Lines without a name are left out. */
export const issueBody = (draft: Draft): IssueBody | undefined => {
  const { programme, days, issuedOn, assessed, patientConfirmed, staffId } = draft;
  const recordNote = draft.recordNote.trim();
  if (programme === undefined || days === undefined || issuedOn === undefined) return undefined;
  if (missingIn(draft).length > 0) return undefined;
  return {
    programme,
    issuedOn,
    days,
    drugs: namedDrugs(draft).map(drugParts),
    assessed,
    patientConfirmed,
    ...(recordNote === '' ? {} : { recordNote }),
    ...(staffId === undefined ? {} : { staffId }),
  };
};
