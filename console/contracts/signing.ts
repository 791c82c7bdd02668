import { isLocalDate, lastDayOfYears } from '../../domain/kernel/time.ts';
import { consentOf, type ConsentDraft, noConsent } from './consent.ts';
import type { Contract, Listed, Package, SigningBody, Story, TermYears } from './contract-types.ts';

/** Somebody of the household, and until when they have a contract. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly idNumber?: string | undefined;
  readonly contractUntil?: string | undefined;
};

/** What is entered to sign. */
export type Signing = {
  readonly residentIds: readonly string[];
  readonly teamId?: string | undefined;
  readonly package?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly termYears: TermYears;
  readonly consent: ConsentDraft;
};

const latestOf = (days: readonly string[]): string | undefined => days.toSorted().at(-1);

const contractUntil = (contracts: readonly Pick<Contract, 'status' | 'until'>[]): string | undefined =>
  latestOf(
    contracts.filter(({ status }) => status === 'active' || status === 'pending').map(({ until }) => until),
  );

/** Who may sign together: the resident whose page it is, then the others of the household. */
export const membersOf = (story: Story, household: readonly Listed[]): Member[] => {
  const { id, name, sex, birthDate, idNumber, contracts } = story;
  const others = household.filter((one) => one.id !== id);
  return [{ id, name, sex, birthDate, idNumber, contractUntil: contractUntil(contracts) }, ...others];
};

/** Whether somebody's contract still runs on the first day: the service refuses terms that overlap. */
export const isTaken = ({ contractUntil: until }: Member, startsOn: string | undefined): boolean =>
  until !== undefined && (startsOn === undefined || until >= startsOn);

/** The packages that are offered on a day: of each code the version that began last. */
export const packagesOn = (packages: readonly Package[], day: string | undefined): Package[] => {
  const offered = new Map<string, Package>();
  for (const one of packages) {
    const held = offered.get(one.code);
    const isLater = held === undefined || one.from > held.from;
    if (day !== undefined && one.from <= day && isLater) offered.set(one.code, one);
  }
  return [...offered.values()];
};

/** The last day of a term that starts on a day; undefined until the day is said. */
export const lastDayOf = ({ startsOn, termYears }: Pick<Signing, 'startsOn' | 'termYears'>) =>
  startsOn !== undefined && isLocalDate(startsOn) ? lastDayOfYears(startsOn, termYears) : undefined;

/** What a signing begins with: the resident, unless they have a contract, for a year from today. */
export const beginSigning = (
  members: readonly Member[],
  { today, teamId }: { readonly today: string; readonly teamId: string | undefined },
): Signing => ({
  residentIds: members.slice(0, 1).flatMap((one) => (isTaken(one, today) ? [] : [one.id])),
  teamId,
  startsOn: today,
  termYears: 1,
  consent: noConsent(today),
});

/** What may be missing of a signing. */
export type Missing = 'members' | 'pack' | 'startsOn' | 'team' | 'consent';

/** What is still to be said, in the order of the page. A draft needs no consent. */
export const missingIn = (signing: Signing, isDraft: boolean): Missing[] => {
  const needs: readonly (readonly [Missing, boolean])[] = [
    ['members', signing.residentIds.length === 0],
    ['pack', signing.package === undefined],
    ['startsOn', signing.startsOn === undefined],
    ['team', signing.teamId === undefined],
    ['consent', !isDraft && consentOf(signing.consent) === undefined],
  ];
  return needs.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
};

/** What is sent to sign or to draft; undefined while something is missing. */
export const signingBody = (signing: Signing, isDraft: boolean): SigningBody | undefined => {
  const { residentIds, teamId, startsOn, termYears } = signing;
  const consent = consentOf(signing.consent);
  if (teamId === undefined || startsOn === undefined || signing.package === undefined) return undefined;
  if (missingIn(signing, isDraft).length > 0) return undefined;
  return {
    residentIds,
    teamId,
    package: signing.package,
    startsOn,
    termYears,
    ...(consent === undefined ? {} : { consent }),
    ...(isDraft ? { draft: true } : {}),
  };
};

/** A signing from another day on: who has a contract then is taken out, and a package that is not offered. */
export const movedTo = (
  signing: Signing,
  startsOn: string | undefined,
  { members, packages }: { readonly members: readonly Member[]; readonly packages: readonly Package[] },
): Signing => {
  const free = new Set(members.filter((one) => !isTaken(one, startsOn)).map(({ id }) => id));
  const isOffered = packagesOn(packages, startsOn).some(({ code }) => code === signing.package);
  return {
    ...signing,
    startsOn,
    residentIds: signing.residentIds.filter((id) => free.has(id)),
    package: isOffered ? signing.package : undefined,
  };
};

/** What a signing chooses from. */
export type SignChoices = {
  readonly members: readonly Member[];
  readonly packages: readonly Package[];
  readonly today: string;
  readonly teamId: string | undefined;
};
