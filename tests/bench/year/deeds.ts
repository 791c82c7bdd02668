import type { TeamId } from '../../../domain/kernel/ids.ts';
import { unreachable } from '../../../domain/kernel/result.ts';
import { completedAge } from '../../../domain/kernel/time.ts';
import { renewContract } from '../../../functions/contracts/api.ts';
import { uploadExams } from '../../../functions/exams/api.ts';
import {
  dispensePrescription,
  listPrescriptions,
  renewPrescription,
} from '../../../functions/prescriptions/api.ts';
import { acceptReferral, markSeen, returnReferral } from '../../../functions/referrals/api.ts';
import { amendResident, showResident } from '../../../functions/residents/api.ts';
import { renewing } from './behaviour.ts';
import type { Entry } from './diary.ts';
import { check, see } from './visits.ts';
import { today, type Year } from './year.ts';

const ADULT_FROM = 18;

/** Renews the prescription that runs out; for four weeks where more is refused. */
const refill = async (year: Year, { teamId: by, residentId }: Entry, programme: string): Promise<void> => {
  const { desk, chance, count } = year;
  const listed = await desk.ask(listPrescriptions, { by, params: { residentId }, query: { programme } });
  const last = listed?.items.find(({ status }) => status !== 'stopped');
  if (last === undefined) return;
  const renew = (days: number) => {
    const body = { days, assessed: true, patientConfirmed: true, recordNote: '病情稳定，续方' };
    return desk.ask(renewPrescription, { by, params: { residentId, prescriptionId: last.id }, body });
  };
  const most = Math.min(last.days, renewing.mostDays);
  const issued =
    (await renew(most)) ?? (most > renewing.usualDays ? await renew(renewing.usualDays) : undefined);
  if (issued === undefined) return;
  count('prescriptions');
  if (!chance('dispensed', issued.id).chance(renewing.dispensed)) return;
  const body = { place: { kind: 'institution', name: '卫生院药房' } };
  await desk.ask(dispensePrescription, { by, params: { residentId, prescriptionId: issued.id }, body });
};

/** Renews the contract that ends, unless the next one is signed. */
const renew = async (year: Year, { teamId: by, residentId }: Entry): Promise<void> => {
  const { desk, count } = year;
  const day = today(year);
  const story = await desk.ask(showResident, { by, params: { residentId } });
  const last = story?.contracts.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
  if (story === undefined || last === undefined || !['active', 'expired'].includes(last.status)) return;
  const who = completedAge(story.birthDate, day) < ADULT_FROM ? 'guardian' : 'resident';
  const body = { termYears: 1, consent: { by: who, at: day, method: 'signature' } };
  const renewed = await desk.ask(renewContract, { by, params: { contractId: last.id }, body });
  if (renewed !== undefined) count('contracts');
};

const leave = async (year: Year, { teamId: by, residentId, kind }: Entry): Promise<void> => {
  const { desk, ledger, world, count } = year;
  const body = { [kind === 'death' ? 'diedOn' : 'movedOutOn']: today(year) };
  if ((await desk.ask(amendResident, { by, params: { residentId }, body })) === undefined) return;
  ledger.left.set(residentId, world.clock.now().toISOString());
  count('left');
};

/** What the hospital does with somebody who was referred to it. */
const ANSWERS = {
  accept: { route: acceptReferral, body: {} },
  seen: { route: markSeen, body: { department: '心内科' } },
  return: { route: returnReferral, body: { diagnosis: '原发性高血压' } },
} as const;

const answerReferral = ({ desk, hospital: by }: Year, kind: keyof typeof ANSWERS, referralId: string) => {
  const { route, body } = ANSWERS[kind];
  return desk.ask(route, { by, params: { referralId }, body });
};

type Together = { readonly kind: 'visit' | 'exam' };

/** What an entry of the diary comes to that is carried out by itself. */
const carryOut = async (year: Year, entry: Exclude<Entry, Together>): Promise<unknown> => {
  switch (entry.kind) {
    case 'check':
      return check(year, entry, entry.programme);
    case 'refill':
      return refill(year, entry, entry.programme);
    case 'renewal':
      return renew(year, entry);
    case 'death':
    case 'move':
      return leave(year, entry);
    case 'accept':
    case 'seen':
    case 'return':
      return answerReferral(year, entry.kind, entry.referralId);
    default:
      return unreachable(entry);
  }
};

const HEADER = 'residentId,examinedOn,kind,sbp,dbp,fpg,result';

/** A vehicle examines people of a team and sends the day's file. */
const examine = async (year: Year, by: TeamId, entries: readonly Entry[]): Promise<void> => {
  const day = today(year);
  const rows = entries.map(({ residentId }) => {
    const random = year.chance('exam', residentId, day);
    const readings = [random.between(104, 146), random.between(62, 90), random.between(44, 72) / 10];
    return [
      residentId,
      day,
      'annual',
      ...readings,
      random.weighted([
        ['normal', 7],
        ['abnormal', 3],
      ]),
    ].join(',');
  });
  const body = `${[HEADER, ...rows].join('\n')}\n`;
  const answer = await year.desk.ask(uploadExams, { by, body });
  year.count('exams', answer?.recorded ?? 0);
};

/** Carries out what a day's diary holds: people who come for two programmes are seen once. Who has left comes no more. */
export const workDay = async (year: Year): Promise<void> => {
  const { diary, ledger } = year;
  const entries = diary.take(today(year)).filter(({ residentId }) => !ledger.left.has(residentId));
  const visits = entries.filter((entry) => entry.kind === 'visit');
  for (const own of Map.groupBy(visits, ({ residentId }) => residentId).values()) {
    const [first] = own;
    const programmes = [...new Set(own.map(({ programme }) => programme))];
    if (first !== undefined) await see(year, first, programmes);
  }
  const exams = entries.filter(({ kind }) => kind === 'exam');
  for (const [teamId, own] of Map.groupBy(exams, (entry) => entry.teamId)) await examine(year, teamId, own);
  for (const entry of entries)
    if (entry.kind !== 'visit' && entry.kind !== 'exam') await carryOut(year, entry);
};
