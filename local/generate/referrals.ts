import { dateCell, type Day } from './days.ts';
import { COUNTY_HOSPITAL } from './organisation.ts';
import type { Patient } from './patients.ts';
import { careShape } from './care-shape.ts';
import type { Telling } from './telling.ts';

/** Why and after which visit somebody is referred. */
type Cause = { readonly day: Day; readonly nth: number; readonly reason: string };

type Course = { readonly checked: Day | undefined; readonly returned: Day | undefined };

/** A day that is known only once it has come. */
const ifCome = (day: Day, asOf: Day): Day | undefined => (day <= asOf ? day : undefined);

const drawCourse = ({ random }: Telling, day: Day, lastDay: Day): Course => {
  if (!random.chance(careShape.referralChecked)) return { checked: undefined, returned: undefined };
  const within = random.chance(0.85) ? random.between(2, 14) : random.between(15, 30);
  const checked = ifCome(day + within, lastDay);
  const returned = random.chance(0.4) ? ifCome(day + within + random.between(0, 5), lastDay) : undefined;
  return { checked, returned };
};

const writeDown = ({ files, random }: Telling, patient: Patient, { nth, day }: Cause): void => {
  const { person, programme, letter } = patient;
  files.referrals.add({
    id: `F${person.serial}-${letter}${nth}d`,
    residentId: person.id,
    programme,
    direction: 'down',
    reason: 'stable',
    urgency: 'routine',
    referredOn: dateCell(day),
    checkedOn: dateCell(random.chance(0.5) ? day : undefined),
    status: 'closed',
  });
};

/** Writes the referral after a visit, and the way back where the hospital sends the patient down again.
 *  @returns the day on which the team checked what became of it, where it did */
export const writeReferral = (telling: Telling, patient: Patient, cause: Cause): Day | undefined => {
  const { random, files } = telling;
  const { person, programme, letter } = patient;
  if (!random.chance(careShape.referralWritten)) return undefined;
  const { checked, returned } = drawCourse(telling, cause.day, person.lastDay);
  files.referrals.add({
    id: `F${person.serial}-${letter}${cause.nth}`,
    residentId: person.id,
    programme: random.chance(careShape.referralWithoutProgramme) ? undefined : programme,
    direction: 'up',
    reason: cause.reason,
    urgency: cause.reason === 'emergency' ? 'urgent' : 'routine',
    referredOn: dateCell(cause.day),
    toInstitutionId: random.chance(careShape.referralToCounty) ? COUNTY_HOSPITAL : undefined,
    checkedOn: dateCell(checked),
    returnedOn: dateCell(returned),
    status: checked === undefined ? 'sent' : 'closed',
  });
  if (returned !== undefined && random.chance(careShape.sentBackDown))
    writeDown(telling, patient, { ...cause, day: returned });
  return checked;
};
