import { WRITERS } from '../kit/roles.ts';

/** What may be done with a person from their page. */
export type Deed =
  'followUp' | 'sign' | 'renew' | 'prescribe' | 'refer' | 'enrol' | 'exam' | 'screen' | 'amend' | 'departed';

/** Why something cannot be done, as a key of `residentWords`. */
export type WhyNot = 'notYours' | 'isMerged' | 'hasDied' | 'hasMovedOut' | 'allManaged';

/** What is not begun with somebody who died or left; visits, exams and readings of earlier days may still be entered.
 *  @source domain/contracts/consent.ts refusalToSigner; domain/programmes enrol; domain/prescriptions; domain/referrals */
const BEGINS: ReadonlySet<Deed> = new Set(['sign', 'renew', 'prescribe', 'refer', 'enrol']);

type Person = {
  readonly aliasOf?: string | undefined;
  readonly diedOn?: string | undefined;
  readonly movedOutOn?: string | undefined;
  readonly programmes: readonly unknown[];
  readonly screening: readonly unknown[];
};

/** What is for somebody whom a programme does not manage. */
const SEEKS: ReadonlySet<Deed> = new Set(['enrol', 'screen']);

/** Who is screened for nothing any more is managed in everything. */
const isManagedInAll = ({ screening, programmes }: Person): boolean =>
  screening.length === 0 && programmes.length > 0;

/** Why a deed cannot be done now; undefined where the service may be asked, which has the last word. */
export const whyNot = (
  deed: Deed,
  { story, roles }: { readonly story: Person; readonly roles: readonly string[] },
): WhyNot | undefined => {
  if (!roles.some((role) => WRITERS.has(role))) return 'notYours';
  if (story.aliasOf !== undefined) return 'isMerged';
  if (BEGINS.has(deed) && story.diedOn !== undefined) return 'hasDied';
  if (BEGINS.has(deed) && story.movedOutOn !== undefined) return 'hasMovedOut';
  return SEEKS.has(deed) && isManagedInAll(story) ? 'allManaged' : undefined;
};
