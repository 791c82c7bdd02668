import { accessPolicy } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { completedAge } from '../../domain/kernel/time.ts';
import {
  evolve,
  giveConsent,
  hasConsentOn,
  type ResidentChange,
  type ResidentFile as Recorded,
  residentOnDay,
  type ResidentRefusal,
  type SmsDecision,
  withdrawConsent,
} from '../../domain/residents/index.ts';
import { dataOf } from '../kit/data-of.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { recorded } from '../residents/recorded.ts';
import { rowPatches } from '../residents/rows.ts';
import { viewContext } from '../residents/views.ts';
import { setConsent } from './api.ts';
import type { ConsentBody } from './bodies.ts';
import { findHeld } from './find-own.ts';

type Asking = Asked<typeof setConsent>;

/** Who speaks: the holder of the phone, who is the guardian of a child. */
const decisionOf = ({ person }: Recorded, { today, now: at }: Asking): SmsDecision => {
  const isChild = completedAge(person.birthDate, today) < accessPolicy.ownRecordFromYears;
  const by = isChild ? 'guardian' : (person.phoneOwner ?? 'self');
  return { from: today, by, at, method: 'online' };
};

const decide = (before: Recorded, asked: Asking): Result<readonly ResidentChange[], ResidentRefusal> => {
  const { today, body } = asked;
  if (body.smsConsent === hasConsentOn(before.dates, today)) return ok([]);
  const say = body.smsConsent ? giveConsent : withdrawConsent;
  return say(before, decisionOf(before, asked), today);
};

/** Whether SMS may come, as answered. */
export const consentBody = (file: Recorded, today: Asking['today']): ConsentBody => {
  const { smsOptOutOn } = residentOnDay(file, today);
  return { smsConsent: hasConsentOn(file.dates, today), ...(smsOptOutOn !== undefined && { smsOptOutOn }) };
};

/** Gives or withdraws consent to SMS from today on; what stays as it is leaves no trace. */
export const setConsentUseCase = useCase(setConsent, async (asked, ports) => {
  const { by, now: at, params, today, ifMatch, reason } = asked;
  const found = await findHeld(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, reference } = found.value;
  if (ifMatch !== undefined && ifMatch !== file.version) return err({ code: 'state/stale' });
  const before = recorded(file.stored);
  const decided = decide(before, asked);
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const events = decided.value;
  const after = events.reduce(evolve, before);
  const answer = consentBody(after, today);
  if (events.length === 0) return ok({ answer, version: file.version, saw: [file.id] });
  const change = { events, patches: rowPatches(file.rows, after, today), at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  return ok({ answer, version: commit.head.version, saw: [file.id], writes: { residents: [commit] } });
});
