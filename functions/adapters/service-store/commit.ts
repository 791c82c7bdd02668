import { err, ok, type Result, unreachable } from '../../../domain/kernel/result.ts';
import type { CommitRefusal, Keys, Receipt, Writes } from '../../kit/ports.ts';
import type { ResidentCommit, View } from '../../residents/stored.ts';
import { newId } from '../new-id.ts';
import { storeError } from '../store/errors.ts';
import { headKey, receiptKey, viewKey, viewsDueKey } from '../store/service-keys.ts';
import { packedItem } from '../store/packed-items.ts';
import type { Item, JsonObject, Table, TransactRefusal, Write } from '../store/table.ts';
import { entryItems } from './entry-pages.ts';
import { whoText } from './sealed-who.ts';
import { factsWords, headWords } from './view-words.ts';

const inboxBody = (view: View & { readonly kind: 'referral' }, seal: Keys['seal']): JsonObject => {
  const { direction, urgency, wants, programme, fromInstitutionId, appointmentOn } = view;
  return {
    name: seal(view.name),
    direction,
    urgency,
    wants,
    ...(programme === undefined ? {} : { programme }),
    ...(fromInstitutionId === undefined ? {} : { fromInstitutionId }),
    ...(appointmentOn === undefined ? {} : { appointmentOn }),
  };
};

const memberBody = (view: View & { readonly kind: 'member' }, seal: Keys['seal']): JsonObject => {
  const { sex, birthDate, regionCode, groups, contractUntil, suspected } = view;
  const until = contractUntil === undefined ? {} : { contractUntil };
  const found = suspected === undefined ? {} : { suspected: suspected.map((one) => ({ ...one })) };
  const name = seal(whoText(view));
  return { name, sex, birthDate, regionCode, groups: [...groups], ...until, ...found };
};

const bodyOf = (view: Exclude<View, { readonly kind: 'facts' }>, { seal }: Keys): JsonObject => {
  switch (view.kind) {
    case 'task': {
      const { snoozedUntil, lastSeen } = view;
      return { name: seal(view.name), ...(snoozedUntil === undefined ? {} : { snoozedUntil }), ...lastSeen };
    }
    case 'member':
      return memberBody(view, seal);
    case 'referral':
      return inboxBody(view, seal);
    case 'search':
      return {};
    default:
      return unreachable(view);
  }
};

const put = (item: Item): Write => ({ kind: 'put', item });

/** What a head is stored as. */
const headItem = ({ residentId, head }: Pick<ResidentCommit, 'residentId' | 'head'>): Item => {
  const { version, viewedOn, dueOn, isDated, views } = head;
  const byDay = viewsDueKey(dueOn, residentId, isDated === true ? 'dated' : 'lists');
  const at = { key: headKey(residentId), version, byDay };
  return packedItem(at, { version, viewedOn, dueOn, isDated, views }, headWords);
};

/** What the views of a resident are stored as. */
const viewItems = (
  { residentId, put: views }: Pick<ResidentCommit, 'residentId' | 'put'>,
  keys: Keys,
): Item[] =>
  views.map(({ place, view, version }) => {
    const at = { key: viewKey(residentId, place), version };
    return view.kind === 'facts'
      ? packedItem(at, view.facts, factsWords)
      : { ...at, body: bodyOf(view, keys) };
  });

const commitItems = (commit: ResidentCommit, keys: Keys): Item[] => [
  ...entryItems(commit, keys.seal),
  headItem(commit),
  ...viewItems(commit, keys),
];

const residentWrites = (commit: ResidentCommit, keys: Keys): Write[] => {
  const { residentId, remove } = commit;
  return [
    ...commitItems(commit, keys).map(put),
    ...remove.map(({ place, version }): Write => ({
      kind: 'delete',
      key: viewKey(residentId, place),
      version,
    })),
  ];
};

/** @param over the version of one that has expired and is still there, which the new one takes the place of */
const receiptItem = (receipt: Receipt, over = 0): Item => {
  const { id, version, ...rest } = receipt;
  return {
    key: receiptKey(id),
    version: over + 1,
    body: { id, ...rest, ...(version === undefined ? {} : { version }) },
    expiresAtS: receipt.expiresAtS,
  };
};

/** The version of a receipt under the same key that no longer counts, where it stood in the way. */
const expiredBefore = (
  { madeAtS }: Receipt,
  done: Result<'applied', TransactRefusal>,
): number | undefined => {
  if (done.ok || done.error.code !== 'store/condition' || done.error.index !== 0) return undefined;
  const { found } = done.error;
  return found?.expiresAtS !== undefined && found.expiresAtS <= madeAtS ? found.version : undefined;
};

/** Applies writes together; of none there is nothing to apply. */
const applied = async (
  table: Table,
  writes: readonly Write[],
): Promise<Result<'applied', TransactRefusal>> =>
  writes.length === 0 ? ok('applied') : table.transact({ token: newId(), writes });

/** Stores what a request changes with its receipt, all or nothing; `referenceWrites` are those of reference rows. */
export const commitOn = async (
  { table, keys }: { readonly table: Table; readonly keys: Keys },
  { residents = [] }: Writes,
  { receipt, reference }: { readonly receipt: Receipt | undefined; readonly reference: readonly Write[] },
): Promise<Result<'saved', CommitRefusal>> => {
  const rest = [...residents.flatMap((commit) => residentWrites(commit, keys)), ...reference];
  const transact = (first: readonly Write[]) => applied(table, [...first, ...rest]);
  let done = await transact(receipt === undefined ? [] : [put(receiptItem(receipt))]);
  const over = receipt && expiredBefore(receipt, done);
  if (receipt !== undefined && over !== undefined) done = await transact([put(receiptItem(receipt, over))]);
  if (done.ok) return ok('saved');
  if (done.error.code !== 'store/condition')
    throw storeError('store/refused', `the store refused a request's writes: ${done.error.code}`);
  const isRepeated = receipt !== undefined && done.error.index === 0;
  return err({ code: isRepeated ? 'store/repeated' : 'store/conflict' });
};

/** Stores the views of residents after an import, in place of what was there; nobody else writes meanwhile. */
export const saveViews = async (
  { table, keys }: { readonly table: Table; readonly keys: Keys },
  commits: readonly ResidentCommit[],
): Promise<void> => {
  const done = await table.putMany(commits.flatMap((commit) => commitItems(commit, keys)));
  if (!done.ok) throw storeError('store/refused', `views cannot be stored: ${done.error.code}`);
  const gone = commits.flatMap(({ residentId, remove }) =>
    remove.map(({ place }) => viewKey(residentId, place)),
  );
  if (gone.length > 0) await table.deleteMany(gone);
};
