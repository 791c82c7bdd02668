import type { ResidentId } from '../../domain/kernel/ids.ts';
import { mobileNumber, type MobileNumber } from '../../domain/kernel/phone.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { answerIn, meaningOf, type Meaning } from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { aliasOf } from '../residents/aliases.ts';
import { commitOf } from '../residents/commit.ts';
import { residentFile, type ResidentFile } from '../residents/resident-file.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { viewContext } from '../residents/views.ts';
import { answerOf, type Said } from './answer-events.ts';
import { hearSms } from './api.ts';
import type { HeardSms, QueuedText } from './heard.ts';
import { phoneHash } from './message-id.ts';
import { answeredIn, questionsTo } from './open-questions.ts';

type Hearing = Asked<typeof hearSms>;

/** People written in one transaction: each takes some of the hundred items that it may have. */
const PEOPLE_TOGETHER = 8;

/** The records whose phone it is; one that was merged speaks through the one that was kept. */
const peopleOf = async (
  { residents }: Pick<Ports, 'residents'>,
  ids: readonly ResidentId[],
  phone: MobileNumber,
): Promise<readonly ResidentFile[]> => {
  const stored = await residents.loadMany(ids);
  return stored
    .flatMap((one) => (one === undefined ? [] : [residentFile(one)]))
    .filter((file) => mobileNumber(file.history.resident.phone) === phone)
    .filter(({ id, entries }) => aliasOf(id, entries) === undefined);
};

type Change = { readonly file: ResidentFile; readonly commit: ResidentCommit };

const changesOf = async (
  { by, today, now: at }: Hearing,
  { reference, keys }: Ports,
  { people, said }: { readonly people: readonly ResidentFile[]; readonly said: Said },
): Promise<readonly Change[]> => {
  const context = viewContext((await reference()).organisation, keys, today);
  return people.flatMap((file) => {
    const answered = answerOf(file, said);
    if (answered.events.length === 0) return [];
    const change = { ...answered, at, by: by.userId, reason: undefined };
    return [{ file, commit: commitOf(file, change, context) }];
  });
};

/** Who left is confirmed to have left, and who wrote to people is told that they read it; nothing else is answered. */
const REPLIES: ReadonlyMap<Meaning['kind'], QueuedText['kind']> = new Map([
  ['opt_out', 'opted-out'],
  ['message', 'received'],
]);

const replyOf = (
  { kind }: Meaning,
  { body, today: since }: Hearing,
  { phone, first }: { readonly phone: MobileNumber; readonly first: ResidentId | undefined },
): QueuedText | undefined => {
  const reply = REPLIES.get(kind);
  return reply === undefined || first === undefined
    ? undefined
    : { kind: reply, name: body.id, residentId: first, phone, since };
};

/** Stores all but the last few people, who go with the answer itself; false where somebody else came first. What was
 *  stored before stays, and is found done when the answer is decided anew. */
const storeFirst = async (ports: Ports, commits: readonly ResidentCommit[]): Promise<boolean> => {
  for (let at = 0; at + PEOPLE_TOGETHER < commits.length; at += PEOPLE_TOGETHER) {
    const done = await ports.commit({ residents: commits.slice(at, at + PEOPLE_TOGETHER) }, undefined);
    if (!done.ok) return false;
  }
  return true;
};

const lastOf = (commits: readonly ResidentCommit[]): readonly ResidentCommit[] =>
  commits.slice(Math.floor(Math.max(0, commits.length - 1) / PEOPLE_TOGETHER) * PEOPLE_TOGETHER);

/** What concerns nobody leaves nothing: it may come again. */
const nobody = ({ body: { id } }: Hearing) =>
  ok({ answer: { id, meaning: 'nobody' as const, people: 0 }, saw: [] });

/** An answer of an earlier part of the same message that was stored before it broke off. */
const isNew = ({ entries }: ResidentFile, replyId: string): boolean =>
  !entries.some(({ events }) => events.some((event) => event['replyId'] === replyId));

/** Takes an answer by SMS: for everybody of that phone, once under its id. It concerns nobody where no record has the
 *  number. @source reminders.md, Answers */
export const hearSmsUseCase = useCase(hearSms, async (asked, ports) => {
  const { body, today, now: at } = asked;
  const { id, text } = body;
  const answer = answerIn(text);
  const phone = mobileNumber(body.phone);
  if (phone === undefined) return nobody(asked);
  const [before, ids, asking] = await Promise.all([
    ports.reminders.heard(id),
    ports.residents.search(ports.keys.hash('phone', phone)),
    questionsTo(ports, { phoneHash: phoneHash(ports.keys, phone), answer, today }),
  ]);
  if (before !== undefined)
    return ok({ answer: { id, meaning: before.meaning, people: before.people }, saw: [] });
  const people = await peopleOf(ports, ids, phone);
  if (people.length === 0) return nobody(asked);
  const closed = new Set(people.flatMap(({ entries }) => answeredIn(entries)));
  const open = asking.filter((question) => !closed.has(question.id));
  const meaning = meaningOf(answer, open, today);
  const said: Said = { meaning, replyId: id, text, at, today, peopleOfPhone: people.length };
  const fresh = people.filter((file) => isNew(file, id));
  const changes = await changesOf(asked, ports, { people: fresh, said });
  const commits = changes.map(({ commit }) => commit);
  if (!(await storeFirst(ports, commits))) return err({ code: 'store/conflict' });
  const reply = replyOf(meaning, asked, { phone, first: changes[0]?.file.id });
  const heard: HeardSms = { id, meaning: meaning.kind, people: people.length, at, reply };
  return ok({
    answer: { id, meaning: meaning.kind, people: people.length },
    saw: people.map((file) => file.id),
    writes: { residents: lastOf(commits), heard },
  });
});
