import type { Id, InstitutionId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { ancestors, type Organisation } from './organisation.ts';

/** The forms of an alliance of institutions [医联体]. @source 国办发〔2017〕32号, 二（一）–（四） */
export const ALLIANCE_KINDS = [
  'urban_group',
  'county_community',
  'specialist_alliance',
  'telemedicine_network',
] as const;
export type AllianceKind = (typeof ALLIANCE_KINDS)[number];

export type AllianceId = Id<'AllianceId'>;

/** An institution's time in an alliance, [from, until). It stands for every institution below it too. */
export type AllianceMember = {
  readonly institutionId: InstitutionId;
  readonly from: LocalDate;
  readonly until: LocalDate | undefined;
};

/** Institutions that work together; who ever was a member stays on record. */
export type Alliance = {
  readonly id: AllianceId;
  readonly name: string;
  readonly kind: AllianceKind;
  readonly leadInstitutionId: InstitutionId;
  /** The specialism of a specialist alliance; no other kind has one. */
  readonly programme: ProgrammeCode | undefined;
  readonly members: readonly AllianceMember[];
};

/** The members of an alliance on a day, in the order in which they joined. */
export const alliedOn = ({ members }: Alliance, day: LocalDate): AllianceMember[] =>
  members.filter(({ from, until }) => from <= day && (until === undefined || day < until));

/** Answers in which alliances two institutions meet on a day: each by the member that is itself or the closest one above it,
 *  and not both by the same member. */
export const alliancesBetween = (
  {
    organisation,
    alliances,
  }: { readonly organisation: Organisation; readonly alliances: readonly Alliance[] },
  [one, other]: readonly [InstitutionId, InstitutionId],
  day: LocalDate,
): Alliance[] => {
  const [oneUp, otherUp] = [ancestors(organisation, one), ancestors(organisation, other)];
  return alliances.filter((alliance) => {
    const members = new Set(alliedOn(alliance, day).map(({ institutionId }) => institutionId));
    const own = oneUp.find((id) => members.has(id));
    const theirs = otherUp.find((id) => members.has(id));
    return own !== undefined && theirs !== undefined && own !== theirs;
  });
};
