import { canSeeTag, mayChange, placeOf } from '../../domain/access/index.ts';
import { type Contract, end } from '../../domain/contracts/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import {
  amend,
  type Amend,
  type AmendWorld,
  evolve,
  hasConsentOn,
  type ResidentChange,
  type ResidentFile as Recorded,
  villageOn,
} from '../../domain/residents/index.ts';
import type { ContractEnded } from '../../events/contracts.ts';
import { contractPatches } from '../contracts/patches.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { amendResident } from './api.ts';
import { type Change, commitOf } from './commit.ts';
import { findToWrite, type Found } from './find.ts';
import { personBody } from './person-body.ts';
import { recorded } from './recorded.ts';
import { refusedOf } from './refused.ts';
import { fileAfter } from './resident-file.ts';
import { rowPatches } from './rows.ts';
import { holderOf, shownTo } from './same-number.ts';
import { viewContext } from './views.ts';

type Amending = Asked<typeof amendResident>;

type Amended = { readonly events: readonly ResidentChange[]; readonly after: Recorded };

/** The contracts that a death ends: on that day, or on their first where they would have begun later. */
const endedByDeath = (contracts: readonly Contract[], diedOn: LocalDate | undefined): ContractEnded[] =>
  diedOn === undefined
    ? []
    : contracts.flatMap(({ id: contractId, startsOn }) => {
        const endedOn = startsOn > diedOn ? startsOn : diedOn;
        const ended = end(contracts, { contractId, endedOn, reason: 'died' });
        return ended.ok ? ended.value : [];
      });

/** Where the person stands after the change; nobody is moved out of the asker's scope. */
const keptInScope = (
  { by }: Amending,
  { place, person, reference }: Found,
  { dates }: Recorded,
): Result<unknown, Refused> => {
  const regionCode = villageOn(dates, person.day);
  const after = placeOf({ regionCode, contract: person.contract }, reference.organisation);
  const allowed = mayChange(by, place, after);
  return allowed.ok ? allowed : err({ code: allowed.error.code });
};

const worldOf = (
  { today, now, body }: Amending,
  { reference }: Found,
  sameNumber: ResidentId | undefined,
): AmendWorld => ({
  today,
  sameNumber,
  isVillageKnown: (village) => reference.organisation.regions.some(({ code }) => code === village),
  // Without evidence a change of consent was refused before.
  said: body.consent ?? { by: 'self', at: now, method: 'online' },
});

/** Refuses a yes or no to SMS that nobody is recorded to have said, or said after now. */
const withoutEvidence = (
  { body, today, now, language }: Amending,
  { dates }: Recorded,
): Refused | undefined => {
  const { smsConsent, consent } = body;
  if (smsConsent === undefined || smsConsent === hasConsentOn(dates, today)) return undefined;
  if (consent === undefined)
    return {
      code: 'resident/consent-needed',
      errors: [{ path: 'body.consent', code: 'resident/consent-needed', message: 'consent' }],
    };
  return consent.at > now
    ? refusedOf({ code: 'resident/after-today', field: 'consent.at', today }, language)
    : undefined;
};

/** The changes as they are meant by somebody who may not know of every key group: those that they cannot see stay, and
 *  cannot be added, since whether that changes anything would tell. */
const withUnseen = ({ by, body }: Amending, { file }: Found): Result<Amend, Refused> => {
  const { consent: _said, keyGroups, ...changes } = body;
  if (keyGroups === undefined) return ok(changes);
  if (keyGroups.some((group) => !canSeeTag(by, group))) return err({ code: 'access/forbidden' });
  const unseen = file.history.resident.keyGroups.filter((group) => !canSeeTag(by, group));
  return ok({ ...changes, keyGroups: [...keyGroups, ...unseen] });
};

const decide = (
  asked: Amending,
  found: Found,
  sameNumber: ResidentId | undefined,
): Result<Amended, Refused> => {
  const changes = withUnseen(asked, found);
  if (!changes.ok) return changes;
  const before = recorded(found.file.stored);
  const refused = withoutEvidence(asked, before);
  if (refused !== undefined) return err(refused);
  const decided = amend(before, changes.value, worldOf(asked, found, sameNumber));
  if (!decided.ok) return err(refusedOf(decided.error, asked.language));
  const after = decided.value.reduce(evolve, before);
  const kept = keptInScope(asked, found, after);
  return kept.ok ? ok({ events: decided.value, after }) : kept;
};

/** The entry of an amendment: its facts, and the contracts that a death ends with it. */
const changeOf = (
  { by, now: at, reason, today }: Amending,
  { file, person }: Found,
  { events, after }: Amended,
): Change => {
  const isDeath = after.person.diedOn !== person.history.resident.diedOn;
  const ended = isDeath ? endedByDeath(file.history.contracts, after.person.diedOn) : [];
  return {
    events: [...events, ...ended],
    patches: [...rowPatches(file.rows, after, today), ...ended.flatMap(contractPatches)],
    at,
    by: by.userId,
    reason,
  };
};

/** Changes a resident's record field by field, all or nothing; what stays as it is leaves no trace. */
export const amendUseCase = useCase(amendResident, async (asked, ports) => {
  const { by, body, params, today } = asked;
  const [found, sameNumber] = await Promise.all([
    findToWrite(asked, ports, params.residentId),
    holderOf(body.idNumber, ports),
  ]);
  if (!found.ok) return found;
  const { file, reference } = found.value;
  const amended = decide(asked, found.value, sameNumber);
  if (!amended.ok) return err(await shownTo(asked, ports, amended.error));
  const saw = [file.id];
  if (amended.value.events.length === 0)
    return ok({ answer: personBody(file, by), version: file.version, saw });
  const change = changeOf(asked, found.value, amended.value);
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  const answer = personBody(fileAfter(file, commit), by);
  return ok({ answer, version: commit.head.version, saw, writes: { residents: [commit] } });
});
