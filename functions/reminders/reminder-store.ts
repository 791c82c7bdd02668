import type { InstitutionId, ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { MobileNumber } from '../../domain/kernel/phone.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Delivery, Receipt, SendOutcome, ServiceTextKind } from '../../domain/reminders/index.ts';
import type { SkippedReminder } from '../county-files/county-store.ts';
import type { Heard, QueuedText } from './heard.ts';

/** The identity of a message: at most one goes out under it. The phone stands in it as a keyed hash.
 *  @source reminders.md, Exactly once in effect */
export type MessageId = { readonly day: LocalDate; readonly phoneHash: string; readonly template: string };

/** A reminder within a message. */
export type StoredSubject = {
  readonly residentId: ResidentId;
  /** Undefined where nobody looks after the resident. */
  readonly teamId?: TeamId | undefined;
  readonly kind: string;
  /** Empty where there is none. */
  readonly programme: string;
  readonly dueOn: LocalDate;
  readonly offsetDays: number;
};

/** A message as claimed, and how far it came since. */
export type StoredMessage = {
  readonly id: MessageId;
  /** Counts the steps; 1 as claimed. */
  readonly version: number;
  readonly institutionId: InstitutionId | undefined;
  readonly phone: MobileNumber;
  readonly text: string;
  readonly segments: number;
  readonly subjects: readonly StoredSubject[];
  readonly delivery: Delivery;
  /** It never arrived, and a person had it sent again. */
  readonly isResent?: boolean | undefined;
};

/** A call as a day's plan decided it: whom somebody was to reach, what about and why. */
export type DecidedCall = {
  readonly residentId: ResidentId;
  /** Undefined where nobody looks after the resident. */
  readonly teamId: TeamId | undefined;
  readonly kind: string;
  /** Empty where there is none. */
  readonly programme: string;
  readonly dueOn: LocalDate;
  readonly reason: string;
};

/** A text besides reminders, as claimed, and how far it came since; the template of its id is its kind. */
export type StoredText = Pick<
  StoredMessage,
  'id' | 'version' | 'institutionId' | 'text' | 'segments' | 'delivery'
> & {
  readonly kind: ServiceTextKind;
  readonly residentId: ResidentId;
};

/** What the sending of a day came to. */
export type ReminderRun = {
  readonly day: LocalDate;
  readonly state: 'running' | 'finished';
  readonly startedAt: string;
  readonly finishedAt?: string | undefined;
  readonly messages: number;
  readonly calls: number;
  readonly stale: number;
  /** Messages by how far they came; over all attempts of the day. */
  readonly states: Readonly<Record<string, number>>;
};

/** What a county registered with its provider, in place of the default wording's. */
export type RegisteredTemplate = {
  /** The name of the template at the provider. */
  readonly providerId: string;
  readonly version: string;
  readonly approved: boolean;
  readonly signature: { readonly 'zh-CN': string; readonly en: string };
  readonly optOut: { readonly 'zh-CN': string; readonly en: string };
};

/** What was registered once, when (ISO 8601 UTC) and by whom. */
export type TemplateEntry = RegisteredTemplate & { readonly at: string; readonly by: string };

/** What administrators set: the template, and what institutions may spend a month, in segments. */
export type SmsSettings = {
  /** Counts the changes. */
  readonly version: number;
  readonly template: RegisteredTemplate | undefined;
  /** Everything that was registered, in order; the last is `template`. */
  readonly templates: readonly TemplateEntry[];
  readonly monthlySegments: ReadonlyMap<InstitutionId, number>;
};

/** What an institution has spent in a month. */
export type Spent = { readonly version: number; readonly segments: number };

/** An institution's month, `YYYY-MM`. */
export type BudgetKey = { readonly month: string; readonly institutionId: InstitutionId };

/** What reminders keep besides residents. */
export type ReminderStore = {
  /** In the order of the ids, read strongly. */
  readonly find: (ids: readonly MessageId[]) => Promise<readonly (StoredMessage | undefined)[]>;
  /** Which of these phones have a message of the day, whatever its template, read strongly. */
  readonly claimedPhones: (day: LocalDate, phoneHashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Stores a message's next version; false where somebody else took that step, which for the first one means that it is
   *  claimed. */
  readonly save: (message: StoredMessage) => Promise<boolean>;
  /** As `save`, many together; gives those that were stored. */
  readonly saveAll: (messages: readonly StoredMessage[]) => Promise<readonly StoredMessage[]>;
  /** Notes which message a provider means by its own id. */
  readonly link: (providerId: string, id: MessageId) => Promise<void>;
  readonly linked: (providerId: string) => Promise<MessageId | undefined>;
  /** Every message of a day. */
  readonly ofDay: (day: LocalDate) => AsyncIterable<readonly StoredMessage[]>;
  /** The messages of a day that speak of a team's people, or of those without a team. */
  readonly ofTeam: (
    teamId: TeamId | undefined,
    day: LocalDate,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ) => Promise<{ readonly items: readonly MessageId[]; readonly next: string | undefined } | undefined>;
  /** Keeps the calls that a day's plan decided; what was decided first stays. */
  readonly recordCalls: (day: LocalDate, calls: readonly DecidedCall[]) => Promise<void>;
  /** The calls of a day about a team's people, or about those without a team. */
  readonly callsOf: (teamId: TeamId | undefined, day: LocalDate) => Promise<readonly DecidedCall[]>;
  /** The identities of the reminders in the messages of these days. */
  readonly claimedReminders: (days: readonly LocalDate[]) => Promise<ReadonlySet<string>>;
  readonly recordSkipped: (day: LocalDate, skipped: readonly SkippedReminder[]) => Promise<void>;
  /** The messages of a phone on some days. */
  readonly ofPhone: (phoneHash: string, days: readonly LocalDate[]) => Promise<readonly StoredMessage[]>;
  /** What an answer was taken for, where it came before. */
  readonly heard: (id: string) => Promise<Heard | undefined>;
  /** Every text that is to go out besides reminders. */
  readonly queued: () => AsyncIterable<readonly QueuedText[]>;
  readonly dequeue: (texts: readonly QueuedText[]) => Promise<void>;
  readonly findText: (id: MessageId) => Promise<StoredText | undefined>;
  /** The texts to a phone since a day, besides reminders. */
  readonly texts: (phoneHash: string, since: LocalDate) => Promise<readonly StoredText[]>;
  /** As `save`. */
  readonly saveText: (text: StoredText) => Promise<boolean>;
  readonly run: (day: LocalDate) => Promise<ReminderRun | undefined>;
  /** The latest day before this one whose sending was finished. */
  readonly lastFinished: (before: LocalDate) => Promise<LocalDate | undefined>;
  readonly saveRun: (run: ReminderRun) => Promise<void>;
  readonly settings: () => Promise<SmsSettings>;
  readonly spent: (keys: readonly BudgetKey[]) => Promise<readonly Spent[]>;
  /** Stores what is spent as the version after the one read; false where somebody else came first. */
  readonly saveSpent: (key: BudgetKey, spent: Spent) => Promise<boolean>;
};

/** Hands one message to a provider. It never throws for what a provider does; `reference` is the same for each try. */
export type SendSms = (message: {
  readonly reference: string;
  readonly phone: MobileNumber;
  readonly text: string;
}) => Promise<SendOutcome>;

/** Asks a provider what became of a message that may have been handed to it; undefined where it does not know yet. One
 *  that it surely never took has failed. */
export type AskReceipt = (message: {
  readonly reference: string;
  readonly day: LocalDate;
  readonly phone: MobileNumber;
}) => Promise<Receipt | undefined>;

/** How fast a provider may be asked. */
export type Pace = {
  /** A whole number. */
  readonly perSecond: number;
  /** Begins a call as soon as it may: never more than so many in any second. */
  readonly inTurn: <T>(call: () => Promise<T>) => Promise<T>;
};
