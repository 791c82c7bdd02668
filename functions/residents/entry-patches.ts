import { ServiceDone, ServiceReopened } from '../../events/contracts.ts';
import { ExamEvent } from '../../events/exams.ts';
import { FollowUpRecorded } from '../../events/follow-ups.ts';
import { ReferralEvent } from '../../events/referrals.ts';
import { contractPatches } from '../contracts/patches.ts';
import { examPatches } from '../exams/rows.ts';
import { recordedPatch } from '../follow-ups/rows.ts';
import { referralPatches } from '../referrals/rows.ts';
import type { Entry, EventBody, Patch } from './stored.ts';

type Teller = (event: EventBody) => readonly Patch[];

const examTeller: Teller = (event) => examPatches(ExamEvent.parse(event));

const referralTeller: Teller = (event) => referralPatches(ReferralEvent.parse(event));

/** The events that say their own rows. */
const TELLERS: ReadonlyMap<string, Teller> = new Map<string, Teller>([
  ['follow-up-recorded@1', (event) => [recordedPatch(FollowUpRecorded.parse(event))]],
  ['service-done@1', (event) => contractPatches(ServiceDone.parse(event))],
  ['service-reopened@1', (event) => contractPatches(ServiceReopened.parse(event))],
  ...ExamEvent.options.map(({ shape }) => [shape.type.value, examTeller] as const),
  ...ReferralEvent.options.map(({ shape }) => [shape.type.value, referralTeller] as const),
]);

const toldIn = ({ patches, events }: Entry): readonly Patch[] => {
  const told = events.flatMap((event) => TELLERS.get(event.type)?.(event) ?? []);
  return told.length === 0 ? patches : [...told, ...patches];
};

/** A command reads the same entries before and after its own. */
const known = new WeakMap<Entry, readonly Patch[]>();

/** What an entry changes of the rows. A recorded follow-up, an exam, a referral and a service that was done say their own
 *  rows, so that these are not stored twice. */
export const patchesOf = (entry: Entry): readonly Patch[] => {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const patches = toldIn(entry);
  known.set(entry, patches);
  return patches;
};
