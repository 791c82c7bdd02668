import { correctFollowUp, overrideFollowUp, recordFollowUps } from '../../functions/follow-ups/api.ts';
import { call } from '../kit/call.ts';
import { problemOf, UNREACHABLE } from '../kit/problem.ts';
import type { Write } from '../kit/waiting.ts';
import { correctionBody, type Entry, overrideBody, type OverrideBody, visitBody } from './body.ts';
import type { Draft, FollowUp } from './draft.ts';
import type { Programme } from './fields.ts';
import type { Assessment } from './use-previews.ts';

/** A form that is to be sent. */
export type Sending = {
  readonly residentId: string;
  readonly draft: Draft;
  /** The programmes of the visit. */
  readonly chosen: readonly Programme[];
  /** The visit that is corrected, as it was recorded. */
  readonly recorded?: FollowUp | undefined;
  readonly entry: Entry;
  /** Makes ids of visits and keys of writes. */
  readonly newId: () => string;
};

/** What was decided on a programme's visit. */
export type Decided = {
  readonly programme: string;
  readonly followUpId: string;
  readonly assessment: Assessment | null;
  /** What the doctor decided otherwise. */
  readonly override?: OverrideBody;
  /** Why that was refused, though the visit is recorded. */
  readonly overrideError?: unknown;
};

/** What became of a form: what was decided, and the writes that got no answer and are to wait. Where nothing got through,
 *  nothing is decided and everything waits. */
export type Sent = { readonly decided: readonly Decided[]; readonly waiting: readonly Write[] };

type Plan = {
  readonly first: Write;
  readonly overrides: readonly Extract<Write, { readonly route: 'follow-ups.override' }>[];
};

const firstOf = (
  { residentId, draft, chosen, recorded, entry, newId }: Sending,
  ids: readonly string[],
): Write => {
  const [only] = chosen;
  if (recorded !== undefined && only !== undefined) {
    const params = { residentId, followUpId: recorded.id };
    const body = correctionBody(draft, only, { ...entry, recorded });
    return { route: 'follow-ups.correct', asked: { params, body, key: newId() } };
  }
  const visits = chosen.map((programme, at) => ({ ...visitBody(draft, programme), id: ids[at] }));
  const body = { visits, ...entry };
  return { route: 'follow-ups.record', asked: { params: { residentId }, body, key: newId() } };
};

/** The writes of a form in their order: the visits, then what the doctor decided otherwise on each. The visits have their
 *  ids from here, so that a decision can wait with them. */
const planOf = (sending: Sending): Plan => {
  const { residentId, draft, chosen, recorded, newId } = sending;
  const ids = chosen.map(() => recorded?.id ?? newId());
  const overrides = chosen.flatMap(({ code }, at) => {
    const body = recorded === undefined ? overrideBody(draft, code) : undefined;
    const followUpId = ids[at];
    if (body === undefined || followUpId === undefined) return [];
    const asked = { params: { residentId, followUpId }, body, key: newId() };
    return [{ route: 'follow-ups.override' as const, asked }];
  });
  return { first: firstOf(sending, ids), overrides };
};

const LONGEST_MS = 15_000;
const soon = (): AbortSignal => AbortSignal.timeout(LONGEST_MS);
const GATEWAY_FAULTS = new Set([502, 503, 504]);

/** Says whether nobody was there to take the write: the connection is lost, or the service is down. */
const isOutOfReach = (error: unknown): boolean => {
  const { type, status } = problemOf(error);
  return type === UNREACHABLE || GATEWAY_FAULTS.has(status);
};

const sendFirst = async (first: Write): Promise<readonly Decided[]> => {
  if (first.route === 'follow-ups.record') {
    const { value } = await call(recordFollowUps, first.asked, soon());
    return value.items.map(({ followUpId, programme, ...assessment }) => ({
      followUpId,
      programme,
      assessment,
    }));
  }
  if (first.route === 'follow-ups.override') return [];
  const { id, programme, assessment } = (await call(correctFollowUp, first.asked, soon())).value;
  return [{ followUpId: id, programme, assessment }];
};

type Override = Plan['overrides'][number];

/** Decides otherwise on a visit that is recorded; a refusal stands beside the visit. */
export const decideOtherwise = async (decided: Decided, { asked }: Override): Promise<Decided> =>
  call(overrideFollowUp, asked, soon()).then(
    () => ({ ...decided, override: asked.body }),
    (overrideError: unknown) => ({ ...decided, override: asked.body, overrideError }),
  );

const isOf =
  ({ followUpId }: Decided) =>
  ({ asked }: Override): boolean =>
    asked.params.followUpId === followUpId;

/** One after another: they change the record of one resident. */
const sendOverrides = async (
  recorded: readonly Decided[],
  overrides: readonly Override[],
): Promise<readonly Decided[]> => {
  const decided: Decided[] = [];
  for (const one of recorded) {
    const override = overrides.find(isOf(one));
    decided.push(override === undefined ? one : await decideOtherwise(one, override));
  }
  return decided;
};

/** Sends a form. What got no answer is to wait, under the keys that it was sent with; a refusal of the visits is thrown,
 *  one of a doctor's decision stands beside the visit, which is recorded. */
export const sendForm = async (sending: Sending): Promise<Sent> => {
  const { first, overrides } = planOf(sending);
  let recorded: readonly Decided[] = [];
  try {
    recorded = await sendFirst(first);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    return { decided: [], waiting: [first, ...overrides] };
  }
  const decided = await sendOverrides(recorded, overrides);
  const unheard = decided.filter(({ overrideError: error }) => error !== undefined && isOutOfReach(error));
  return {
    decided: decided.map((one) => (unheard.includes(one) ? { ...one, overrideError: undefined } : one)),
    waiting: overrides.filter((override) => unheard.some((one) => isOf(one)(override))),
  };
};
