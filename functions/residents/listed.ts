import {
  canSeeResident,
  canSeeTag,
  placesIn,
  seeWholeRecord,
  type Subject,
  visibleFields,
} from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import type { CursorOwner } from '../kit/cursor.ts';
import type { MemberView, Ports } from '../kit/ports.ts';
import type { Asked } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import type { listResidents } from './api.ts';
import type { ListedResident } from './bodies.ts';
import type { ResidentFile } from './resident-file.ts';
import { panelName } from './panel-query.ts';
import { shareable, sharingWorld } from './sharing.ts';
import { memberRow } from './views.ts';

/** What a list is asked for with. */
export type Listing = Asked<typeof listResidents>;

/** A list that is asked for, and the world that answers. */
export type Asking = { readonly asked: Listing; readonly ports: Ports; readonly reference: Reference };

/** People on a page where nobody says how many. */
export const USUAL_LIMIT = 50;

/** Whose list it is, and which one: a cursor holds for nothing else. */
export const ownerOf = ({ by, query }: Listing, teamId: TeamId | undefined): CursorOwner => ({
  userId: by.userId,
  list: ['residents', teamId, query.householdId, query.query, panelName(query)].join(' '),
});

/** A row as the asker may see it; its name and phone are opened when they are read. */
const listed = (row: Omit<MemberView, 'kind' | 'teamId'>, by: Subject): ListedResident => {
  const { residentId: id, sex, birthDate, regionCode, groups, contractUntil, suspected } = row;
  return {
    id,
    get name() {
      return row.name;
    },
    sex,
    birthDate,
    regionCode,
    groups: groups.filter((group) => canSeeTag(by, group)),
    get phone() {
      return visibleFields(by).phone(row.phone);
    },
    ...(contractUntil !== undefined && { contractUntil }),
    ...(suspected !== undefined && { suspected: [...suspected] }),
  };
};

/** Shows members of panels to the asker, as far as they are in scope. */
export const membersFor = ({
  asked: { by, reason },
  reference: { organisation },
}: Asking): ((member: MemberView) => ListedResident | undefined) => {
  const place = placesIn(organisation);
  return (member) => {
    const { regionCode, teamId } = member;
    const at = place({ regionCode, contract: { teamId } });
    return canSeeResident(by, at, { reason }) ? listed(member, by) : undefined;
  };
};

/** Shows residents to the asker, as far as their whole record is theirs to read. */
export const residentsFor = ({
  asked,
  reference,
}: Asking): ((file: ResidentFile) => ListedResident | undefined) => {
  const { by, today } = asked;
  const place = placesIn(reference.organisation);
  const world = sharingWorld(reference, asked);
  return (file) => {
    const person = residentOn(file.history, today, defaultProfile);
    const at = place({ regionCode: file.history.resident.regionCode, contract: person.contract });
    const seen = seeWholeRecord(by, shareable(at, { file, person }), world);
    return seen.ok ? listed(memberRow(person), by) : undefined;
  };
};
