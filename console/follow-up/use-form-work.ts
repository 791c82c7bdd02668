import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';

import type { showResident } from '../../functions/residents/api.ts';
import { paths } from '../kit/paths.ts';
import { refused } from '../kit/problem.ts';
import { dropWaiting, keepWaiting, type Waiting, type Write } from '../kit/waiting.ts';
import type { Entry } from './body.ts';
import { type Draft, draftOf, draftText, emptyDraft, type FollowUp, readDraft, textAt } from './draft.ts';
import { doubtsOf, faultsOf, type Faults, missingIn } from './faults.ts';
import { type Programme, sharedNames } from './fields.ts';
import { focusOn, type Form } from './form-context.ts';
import { sendForm, type Sent } from './send.ts';
import { useDraft } from './use-draft.ts';
import { usePreviews } from './use-previews.ts';

/** What the page knows before anything is typed. */
export type Given = {
  readonly story: z.infer<typeof showResident.answer>;
  readonly programmes: readonly Programme[];
  /** The latest first. */
  readonly visits: readonly FollowUp[];
  readonly me: { readonly userId: string; readonly today: string };
  /** The programme that the page was opened for. */
  readonly asked?: string | undefined;
  /** The visit that is to be corrected. */
  readonly recorded?: FollowUp | undefined;
  /** What waited and was refused when it was sent. */
  readonly item?: Waiting | undefined;
};

/** Where a resident is managed. */
export const enrolledIn = ({ story }: Pick<Given, 'story'>): readonly string[] =>
  story.programmes.flatMap(({ programme, managedSince }) => (managedSince === undefined ? [] : [programme]));

const initialDraft = (given: Given): Draft => {
  const { recorded, programmes, me, asked, item } = given;
  const waited = item === undefined ? undefined : readDraft(item.form);
  if (waited !== undefined) return waited;
  if (recorded !== undefined) return draftOf(recorded, programmes);
  const enrolled = enrolledIn(given);
  const wanted = asked !== undefined && programmes.some(({ code }) => code === asked) ? [asked] : enrolled;
  return emptyDraft(wanted, me.today);
};

const entryOf = (draft: Draft, isConfirmed: boolean): Entry => {
  const reason = textAt(draft, 'lateEntryReason').trim();
  return {
    ...(isConfirmed && { confirmed: true }),
    ...(reason !== '' && { lateEntryReason: reason }),
  };
};

type Failure = { readonly error: unknown; readonly draft: Draft };

/** What was refused holds until the field is changed. */
const stillFaulty = (
  { error, draft: then }: Failure,
  now: Draft,
  order: Parameters<typeof faultsOf>[1],
): Faults =>
  new Map(
    [...faultsOf(error, order)].filter(
      ([place]) => textAt(now, place) === textAt(then, place) && now.drugs === then.drugs,
    ),
  );

const keep = ({ me, story, recorded }: Given, draft: Draft, writes: readonly Write[]): void => {
  const id = crypto.randomUUID();
  const search = new URLSearchParams({
    waiting: id,
    ...(recorded === undefined ? {} : { correct: recorded.id }),
  });
  keepWaiting(me.userId, {
    id,
    about: story.name,
    back: `${paths.followUp(story.id)}?${search.toString()}`,
    form: draftText(draft),
    writes,
  });
};

const useFaults = (given: Given, draft: Draft, failure: Failure) => {
  const { programmes, story, visits, recorded } = given;
  const chosen = programmes.filter(({ code }) => draft.programmes.includes(code));
  const before = { birthDate: story.birthDate, visits, correcting: recorded?.id };
  const previews = usePreviews(draft, chosen, before);
  const measured = sharedNames(programmes);
  const order = { sent: chosen.map(({ code }) => code), measured };
  const faults = new Map([
    ...previews.flatMap(({ error, programme }) => [...faultsOf(error, { sent: [programme.code], measured })]),
    ...stillFaulty(failure, draft, order),
  ]);
  return { chosen, previews, faults, doubts: doubtsOf(draft, programmes) };
};

type Kept = ReturnType<typeof useDraft>;

/** What follows once a form was sent, or is to wait. */
const useFinish = (given: Given, { draft, drop }: Kept) => {
  const client = useQueryClient();
  const [sent, setSent] = useState<Sent>();
  const finish = (done: Sent): void => {
    const { item, me } = given;
    drop();
    if (item !== undefined) dropWaiting(me.userId, item.id);
    if (done.waiting.length > 0) keep(given, draft, done.waiting);
    if (done.decided.length > 0) void client.invalidateQueries();
    setSent(done);
    window.scrollTo(0, 0);
  };
  return { sent, finish, forget: () => setSent(undefined) };
};

const newId = (): string => crypto.randomUUID();

/** The work of the page: the draft, what the service says to it while it is typed, and its sending. */
export const useFormWork = (given: Given) => {
  const { recorded, item, me, story, programmes, visits } = given;
  const part = item?.id ?? recorded?.id;
  const kept = useDraft({ user: me.userId, residentId: story.id, part }, initialDraft(given));
  const { draft, change, restoredAt } = kept;
  const came = item?.refused === undefined ? null : refused(item.refused);
  const [failure, setFailure] = useState<Failure>({ error: came, draft });
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const { sent, finish, forget } = useFinish(given, kept);
  const { chosen, previews, faults, doubts } = useFaults(given, draft, failure);
  const send = (isConfirmed: boolean): void => {
    setSaving(true);
    const entry = entryOf(draft, isConfirmed);
    void sendForm({ residentId: story.id, draft, chosen, recorded, entry, newId })
      .then(finish, (error: unknown) => setFailure({ error, draft }))
      .finally(() => setSaving(false));
  };
  const save = (isConfirmed = false): void => {
    setTried(true);
    const [first] = [...missingIn(draft), ...doubts.keys()];
    if (first !== undefined) focusOn(first);
    else if (!isSaving) send(isConfirmed);
  };
  const begin = (): void => {
    kept.begin();
    forget();
    setTried(false);
    setFailure({ error: null, draft });
  };
  const missing = isTried ? missingIn(draft) : new Set<string>();
  const known = { chosen, programmes, residentId: story.id, visits, correcting: recorded?.id };
  const form: Form = { draft, change, faults, doubts, missing, today: me.today, ...known };
  return { form, previews, save, begin, isSaving, sent, error: failure.error, restoredAt };
};
