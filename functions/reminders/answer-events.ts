import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { isDangerous, type Meaning } from '../../domain/reminders/index.ts';
import { evolve, giveConsent, type SmsDecision, withdrawConsent } from '../../domain/residents/index.ts';
import type { ReminderEvent } from '../../events/reminders.ts';
import type { SmsConsentGiven, SmsConsentWithdrawn } from '../../events/residents.ts';
import { recorded } from '../residents/recorded.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import { rowPatches } from '../residents/rows.ts';
import type { EventBody, Patch } from '../residents/stored.ts';

/** An answer as it came in. */
export type Said = {
  readonly meaning: Meaning;
  readonly replyId: string;
  readonly text: string;
  /** The instant at which the service got it. */
  readonly at: string;
  readonly today: LocalDate;
  readonly peopleOfPhone: number;
};

/** What an answer changes of one resident; nothing where it is so already. */
export type Answered = { readonly events: readonly EventBody[]; readonly patches: readonly Patch[] };

const NOTHING: Answered = { events: [], patches: [] };

const consentChange = (
  { rows, stored }: ResidentFile,
  { at, today }: Said,
  decide: (
    file: ReturnType<typeof recorded>,
    said: SmsDecision,
  ) => readonly (SmsConsentGiven | SmsConsentWithdrawn)[],
): Answered => {
  const before = recorded(stored);
  const { phoneOwner } = before.person;
  const by = phoneOwner === 'family' ? 'family' : 'self';
  const events = decide(before, { from: today, by, at, method: 'sms' });
  if (events.length === 0) return NOTHING;
  return { events, patches: rowPatches(rows, events.reduce(evolve, before), today) };
};

/** Who has refused, or never agreed, stays as they are. */
const optOut = (file: ResidentFile, said: Said): Answered =>
  consentChange(file, said, (before, decision) => {
    const decided = withdrawConsent(before, decision, said.today);
    return decided.ok ? decided.value : [];
  });

/** In again is who was in before: nobody agrees for the first time by one word. */
const optIn = (file: ResidentFile, said: Said): Answered =>
  consentChange(file, said, (before, decision) => {
    if (!before.dates.consents.some(({ isGiven }) => isGiven)) return [];
    const decided = giveConsent(before, decision, said.today);
    return decided.ok ? decided.value : [];
  });

/** What an SMS may hold and no record: control characters, halves of characters, what turns the direction of writing. */
const UNSOUND = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const cleaned = (text: string): string => text.replaceAll(UNSOUND, ' ').trim() || '（空短信）';

const fact = (file: ResidentFile, event: ReminderEvent): Answered =>
  file.history.resident.diedOn === undefined ? { events: [event], patches: [] } : NOTHING;

/** What an answer changes of one resident of the phone. */
export const answerOf = (file: ResidentFile, said: Said): Answered => {
  const { meaning, replyId, at, peopleOfPhone } = said;
  const residentId: ResidentId = file.id;
  const reply = { residentId, replyId, at, peopleOfPhone };
  switch (meaning.kind) {
    case 'opt_out':
      return optOut(file, said);
    case 'opt_in':
      return optIn(file, said);
    case 'confirm':
      return fact(file, { type: 'visit-confirmed@1', ...reply, questionId: meaning.question.id });
    case 'rate': {
      const { question, score } = meaning;
      return fact(file, { type: 'service-rated@1', ...reply, questionId: question.id, score });
    }
    case 'reading': {
      const { kind: _kind, ...values } = meaning.reading;
      const isPregnant = file.history.resident.keyGroups.includes('pregnant');
      const danger = isDangerous(meaning.reading, defaultProfile, isPregnant);
      return fact(file, { type: 'reading-reported@1', ...reply, ...values, isDangerous: danger });
    }
    case 'message':
      return fact(file, { type: 'message-received@1', ...reply, text: cleaned(said.text) });
    default:
      return unreachable(meaning);
  }
};
