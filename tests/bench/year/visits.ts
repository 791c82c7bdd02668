import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { recordFollowUps } from '../../../functions/follow-ups/api.ts';
import type { RecordedBody } from '../../../functions/follow-ups/bodies.ts';
import { checkReferral, sendReferral } from '../../../functions/referrals/api.ts';
import { courseShape, visitShape } from '../../../local/generate/care-shape.ts';
import type { Random } from '../../../local/generate/random.ts';
import { course, referring } from './behaviour.ts';
import type { Entry } from './diary.ts';
import { today, type Year } from './year.ts';

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** Readings around a person's own level, by programme. */
const MEASURED: Readonly<Record<string, (own: Random, visit: Random) => Readonly<Record<string, number>>>> = {
  hypertension: (own, visit) => {
    const { mean, people, visits, range } = course.sbp;
    const sbp = within(Math.round(mean + people * own.bell() + visits * visit.bell()), range);
    const { share, visits: scatter, range: dbpRange } = course.dbpOfSbp;
    return { sbp, dbp: within(Math.round(share * sbp + scatter * visit.bell()), dbpRange) };
  },
  diabetes: (own, visit) => {
    const { mean, people, visits, range } = course.fpg;
    return { fpg: within(oneDecimal(mean + people * own.bell() + visits * visit.bell()), range) };
  },
};

const EMERGENCIES: Readonly<Record<string, object>> = course.emergency;

/** What else comes up at a visit, and how it is written down. */
const HAPPENED = {
  plain: {},
  emergency: {},
  complication: { complication: 'new' },
  reaction: { adverseReaction: 'present' },
  incomplete: { mode: 'phone' },
  lost: { mode: 'phone', outcome: 'lost' },
  refused: { mode: 'phone', outcome: 'refused' },
} as const;

const UNMEASURED: ReadonlySet<string> = new Set(['incomplete', 'lost', 'refused']);

/** What a visit of a person in a programme is today. */
const visitBody = ({ chance, world }: Year, residentId: ResidentId, programme: string): object => {
  const visitedOn = world.clock.today();
  const random = chance('visit', residentId, programme, visitedOn);
  const happened = random.weighted(courseShape.happenings);
  const measured = MEASURED[programme]?.(chance('course', residentId, programme), random) ?? {};
  const mode = random.weighted(visitShape.modes);
  return {
    programme,
    visitedOn,
    visitedAt: '09:30',
    mode,
    outcome: 'done',
    ...(UNMEASURED.has(happened) ? {} : measured),
    ...(happened === 'emergency' ? EMERGENCIES[programme] : {}),
    ...HAPPENED[happened],
  };
};

const GOES_ON: ReadonlySet<string> = new Set(['refer', 'urgent_referral']);

/** Refers to the county's hospital, which takes, sees and returns people in the days after. */
const refer = async (
  year: Year,
  { teamId, residentId }: Entry,
  { programme, action }: RecordedBody,
): Promise<void> => {
  const { desk, chance, diary, count, hospital } = year;
  const day = today(year);
  const random = chance('refer', residentId, programme, day);
  const urgency = action === 'urgent_referral' ? 'urgent' : 'routine';
  const body = { direction: 'up', urgency, reason: '随访控制不满意', programme, toInstitutionId: hospital };
  const sent = await desk.ask(sendReferral, { by: teamId, params: { residentId }, body });
  if (sent === undefined) return;
  count('referrals');
  year.openReferrals.set(`${residentId} ${programme}`, sent.id);
  const own = { teamId, residentId, referralId: sent.id };
  diary.plan(plusDays(day, random.between(...referring.acceptedAfterDays)), { ...own, kind: 'accept' });
  diary.plan(plusDays(day, random.between(...referring.seenAfterDays)), { ...own, kind: 'seen' });
  if (random.chance(referring.returned))
    diary.plan(plusDays(day, random.between(...referring.returnedAfterDays)), { ...own, kind: 'return' });
};

/** Sees a person in one or several programmes, and refers where the rules ask for it. */
export const see = async (year: Year, entry: Entry, programmes: readonly string[]): Promise<void> => {
  const { desk, chance, count } = year;
  const { teamId, residentId } = entry;
  const visits = programmes.map((programme) => visitBody(year, residentId, programme));
  const recorded = await desk.ask(recordFollowUps, { by: teamId, params: { residentId }, body: { visits } });
  for (const one of recorded?.items ?? []) {
    count('visits');
    const random = chance('written', residentId, one.programme, today(year));
    if (GOES_ON.has(one.action) && random.chance(referring.written)) await refer(year, entry, one);
  }
};

/** Makes sure what became of a referral; where none was written, the person is seen. */
export const check = async (year: Year, entry: Entry, programme: string): Promise<void> => {
  const key = `${entry.residentId} ${programme}`;
  const referralId = year.openReferrals.get(key);
  if (referralId === undefined) return see(year, entry, [programme]);
  year.openReferrals.delete(key);
  await year.desk.ask(checkReferral, { by: entry.teamId, params: { referralId }, body: {} });
};
