import type { TeamId } from '../../../domain/kernel/ids.ts';
import { completedAge, plusDays, plusYears } from '../../../domain/kernel/time.ts';
import { signContracts } from '../../../functions/contracts/api.ts';
import { enrolResident } from '../../../functions/programmes/api.ts';
import { listResidents, registerResident } from '../../../functions/residents/api.ts';
import type { ListedResident } from '../../../functions/residents/bodies.ts';
import { happening } from './behaviour.ts';
import type { Appointment } from './diary.ts';
import { listAll } from './lists.ts';
import { today, type Year } from './year.ts';

const ELDERLY_FROM = 65;
const LAST_DAY = 364;

const PROGRAMMES = new Set(['hypertension', 'diabetes']);

/** What happens to a person this year, each on a day of its own. */
const planPerson = (year: Year, teamId: TeamId, { id, birthDate, groups }: ListedResident): void => {
  const { chance, diary } = year;
  const first = today(year);
  const random = chance('year', id);
  const age = completedAge(birthDate, first);
  const plan = (after: number, appointment: Appointment): void =>
    diary.plan(plusDays(first, after), { ...appointment, teamId, residentId: id });
  const isManaged = groups.some((group) => PROGRAMMES.has(group));
  const [, dies] = happening.died.find(([from]) => age >= from) ?? [0, 0];
  const leaves = random.between(0, LAST_DAY);
  if ((age >= ELDERLY_FROM || isManaged) && random.chance(happening.examined))
    plan(random.between(...happening.examDays), { kind: 'exam' });
  if (random.chance(dies)) plan(leaves, { kind: 'death' });
  else if (random.chance(happening.moved)) plan(leaves, { kind: 'move' });
};

/** Plans the year of everybody on a team's panel. Gives the panel. */
export const planPanel = async (year: Year, teamId: TeamId): Promise<readonly ListedResident[]> => {
  const members = await listAll(year.desk, listResidents, { by: teamId, query: { teamId } });
  for (const member of members) planPerson(year, teamId, member);
  return members;
};

const PHONE_DIGITS = 8;

/** Somebody who moved in is registered, signs, and may bring a disease. */
const welcome = async (year: Year, teamId: TeamId, neighbour: ListedResident): Promise<void> => {
  const { desk, chance, count } = year;
  const day = today(year);
  const random = chance('newcomer', teamId, day);
  const phone = `139${String(random.between(0, 10 ** PHONE_DIGITS - 1)).padStart(PHONE_DIGITS, '0')}`;
  const body = {
    name: random.pick(['新来甲', '新来乙', '新来丙']),
    sex: random.pick(['F', 'M']),
    birthDate: plusYears(day, -random.between(20, 80)),
    regionCode: neighbour.regionCode,
    phone,
    phoneOwner: 'self',
    smsConsent: true,
  };
  const person = await desk.ask(registerResident, { by: teamId, body });
  if (person === undefined) return;
  const consent = { by: 'resident', at: day, method: 'signature' };
  const terms = { teamId, package: 'basic', startsOn: day, termYears: 1, consent };
  const signed = await desk.ask(signContracts, { by: teamId, body: { residentIds: [person.id], ...terms } });
  if (signed !== undefined) count('contracts');
  if (!random.chance(happening.newcomersEnrolled)) return;
  const enrolment = { programme: 'hypertension', enrolledOn: day };
  await desk.ask(enrolResident, { by: teamId, params: { residentId: person.id }, body: enrolment });
};

/** Lets people move in on a day, as many as a year brings to so large a panel. */
export const welcomeNewcomers = async (
  year: Year,
  teamId: TeamId,
  members: readonly ListedResident[],
): Promise<void> => {
  const random = year.chance('moves in', teamId, today(year));
  const neighbour = members[random.between(0, members.length - 1)];
  const share = (members.length * happening.newcomers) / happening.daysAYear;
  if (neighbour !== undefined && random.chance(share)) await welcome(year, teamId, neighbour);
};
