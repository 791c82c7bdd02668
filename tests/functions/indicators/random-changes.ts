import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { rowKey } from '../../../functions/county-files/pack.ts';
import { commitOf } from '../../../functions/residents/commit.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import type { Patch } from '../../../functions/residents/stored.ts';
import { viewContext } from '../../../functions/residents/views.ts';
import { anId } from '../../given/values.ts';
import type { Chance } from '../../oracle/chance.ts';
import { VILLAGES } from './given-world.ts';

const TEAMS = ['T1', 'T2', 'T3'] as const;
const PROGRAMMES = ['hypertension', 'diabetes'] as const;
const TAGS = ['', 'pregnant', 'disabled', 'disabled|low_income', 'severe_mental'] as const;

/** What a change is made of: whose it is, on which day, and a number that nothing has had. */
type Making = {
  readonly chance: Chance;
  readonly residentId: string;
  readonly today: LocalDate;
  readonly serial: number;
};

/** A day up to today, often long ago: an entry that comes late. */
const late = ({ chance, today }: Making): LocalDate =>
  plusDays(today, -(chance.isOneIn(2) ? chance.wholeNumber(0, 20) : chance.wholeNumber(0, 500)));

/** The column of a set that is given only sometimes. */
const sometimes = (chance: Chance, name: string, value: string): Record<string, string> =>
  chance.isOneIn(2) ? { [name]: value } : {};

const visit = (making: Making): Patch => {
  const { chance, residentId, serial, today } = making;
  // Half of the time a visit that was recorded before is corrected.
  const id = `W-${residentId}-${chance.isOneIn(2) ? chance.wholeNumber(1, 3) : serial}`;
  const programme = chance.oneOf(PROGRAMMES);
  const readings =
    programme === 'hypertension'
      ? { sbp: String(chance.wholeNumber(110, 190)), dbp: String(chance.wholeNumber(60, 115)), fpg: '' }
      : { fpg: chance.oneOf(['3.2', '5.6', '6.9', '7.0', '9.4', '17.0']), sbp: '', dbp: '' };
  const mode = chance.oneOf(['clinic', 'home', 'phone']);
  const outcome = chance.oneOf(['done', 'done', 'done', 'lost', 'refused']);
  const on = { overrideNextOn: plusDays(today, 30), overrideReason: 'frail' };
  return {
    file: 'followups',
    key: rowKey('followups', [id]),
    set: {
      id,
      residentId,
      programme,
      visitedOn: late(making),
      mode,
      outcome,
      ...readings,
      ...(chance.isOneIn(8) ? on : {}),
    },
  };
};

const enrolment = (making: Making): Patch => {
  const { chance, residentId, today } = making;
  const programme = chance.oneOf(PROGRAMMES);
  const enrolledOn = chance.oneOf(['2022-03-10', '2024-01-10', plusDays(today, -3), plusDays(today, 2)]);
  return {
    file: 'enrolments',
    key: rowKey('enrolments', [residentId, programme, enrolledOn]),
    set: { residentId, programme, enrolledOn, ...sometimes(chance, 'closedOn', plusDays(today, 5)) },
  };
};

const contract = (making: Making): Patch => {
  const { chance, residentId, serial } = making;
  const id = `K-${residentId}-${chance.isOneIn(2) ? 1 : serial}`;
  const startsOn = late(making);
  return {
    file: 'contracts',
    key: rowKey('contracts', [id]),
    set: {
      id,
      residentId,
      teamId: chance.oneOf(TEAMS),
      package: 'basic',
      signedOn: startsOn,
      startsOn,
      termYears: chance.oneOf(['1', '2', '3']),
      ...(chance.isOneIn(3)
        ? { endedOn: plusDays(startsOn, chance.wholeNumber(1, 300)), endReason: 'other' }
        : {}),
    },
  };
};

const service = (making: Making): Patch => {
  const { chance, residentId, today } = making;
  const contractId = residentId.replace('R', 'C');
  const item = chance.oneOf(['bp_check', 'annual_exam']);
  const dueOn = plusDays(today, chance.wholeNumber(-20, 20));
  const doneOn = sometimes(chance, 'doneOn', today);
  return {
    file: 'services',
    key: rowKey('services', [contractId, item, dueOn]),
    set: { contractId, item, dueOn, ...doneOn },
  };
};

const exam = (making: Making): Patch => {
  const { residentId } = making;
  const examinedOn = late(making);
  return {
    file: 'exams',
    key: rowKey('exams', [residentId, examinedOn, 'annual']),
    set: { residentId, examinedOn, kind: 'annual' },
  };
};

/** One up or down, half of the time another day or direction of one that was recorded before. */
const referral = (making: Making): Patch => {
  const { chance, residentId, serial, today } = making;
  const id = `F-${residentId}-${chance.isOneIn(2) ? chance.wholeNumber(1, 2) : serial}`;
  return {
    file: 'referrals',
    key: rowKey('referrals', [id]),
    set: {
      id,
      residentId,
      direction: chance.oneOf(['up', 'down']),
      reason: 'sbp',
      urgency: 'routine',
      referredOn: chance.isOneIn(6) ? plusDays(today, 3) : late(making),
      status: 'sent',
      ...sometimes(chance, 'checkedOn', today),
    },
  };
};

/** Death, leaving and their being taken back; another village; key groups; a file and its use. */
const person = (making: Making): Patch => {
  const { chance, residentId, today } = making;
  const set = chance.oneOf<Record<string, string>>([
    { diedOn: plusDays(today, chance.wholeNumber(-30, 0)) },
    { diedOn: '', movedOutOn: '' },
    { movedOutOn: plusDays(today, chance.wholeNumber(-30, 10)) },
    { regionCode: chance.oneOf(VILLAGES) },
    { keyGroups: chance.oneOf(TAGS) },
    { ehrFiledOn: late(making), ehrLastUsedOn: today },
    { birthDate: plusDays(today, -chance.wholeNumber(2_500, 24_000)) },
  ]);
  return { file: 'residents', key: rowKey('residents', [residentId]), set };
};

const MAKE = [visit, visit, visit, enrolment, contract, service, exam, referral, person] as const;

/** Records something of somebody, as a use case does; false where that person has no contract to serve. */
export const changeSomebody = async (
  ports: Ports,
  { chance, today, serial }: { readonly chance: Chance; readonly today: LocalDate; readonly serial: number },
): Promise<void> => {
  const residentId = `R${chance.wholeNumber(1, 3)}-${String(chance.wholeNumber(1, 12)).padStart(2, '0')}`;
  const stored = await ports.residents.load(anId(residentId));
  if (stored === undefined) throw new Error(`${residentId} is of the county`);
  const file = residentFile(stored);
  const hasContract = file.history.contracts.some(({ id }) => id === residentId.replace('R', 'C'));
  const makers = MAKE.filter((make) => make !== service || hasContract);
  const patch = chance.oneOf([makers[0] ?? visit, ...makers])({ chance, residentId, today, serial });
  const { organisation } = await ports.reference();
  const change = {
    events: [],
    patches: [patch],
    at: ports.now().toISOString(),
    by: 'test',
    reason: undefined,
  };
  const commit = commitOf(file, change, viewContext(organisation, ports.keys, today));
  const saved = await ports.commit({ residents: [commit] }, undefined);
  if (!saved.ok) throw new Error(saved.error.code);
};
