import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { evolve, merge, residentOn, unmerge } from '../../domain/residents/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Done, type Refused, useCase } from '../kit/use-case.ts';
import { mergeResidents, unmergeResidents } from './api.ts';
import type { Story } from './bodies.ts';
import { liveEntries } from './aliases.ts';
import { type Change, commitOf } from './commit.ts';
import { findRecord, type Found } from './find.ts';
import { eventsFor, tellingOf, withoutRow } from './merged-events.ts';
import { givenBack, rowsBrought, unionFacts } from './merged-rows.ts';
import { recorded } from './recorded.ts';
import { refusedOf } from './refused.ts';
import { fileAfter } from './resident-file.ts';
import { rowPatches } from './rows.ts';
import { storyOf } from './story.ts';
import { viewContext } from './views.ts';

type Asking = Asked<typeof mergeResidents> | Asked<typeof unmergeResidents>;

type Pair = { readonly kept: Found; readonly other: Found };

/** Loads both records; the version that was seen is that of the kept one. */
const findPair = async (asked: Asking, ports: Ports): Promise<Result<Pair, Refused>> => {
  const { params, body, ifMatch } = asked;
  const ids: readonly [ResidentId, ResidentId] = [params.residentId, body.otherId];
  const [kept, other] = await Promise.all([
    findRecord(asked, ports, ids[0]),
    findRecord(asked, ports, ids[1]),
  ]);
  if (!kept.ok) return kept;
  if (!other.ok) return other;
  if (ifMatch !== undefined && ifMatch !== kept.value.file.version) return err({ code: 'state/stale' });
  return ok({ kept: kept.value, other: other.value });
};

type Changes = {
  readonly kept: Pick<Change, 'events' | 'patches'>;
  readonly other: Pick<Change, 'events' | 'patches'>;
};

/** Stores the changes of both in one, and tells the story of the kept one after them. */
const saved =
  (asked: Asking, { kept, other }: Pair, ports: Ports) =>
  (changes: Changes): Done<Story> => {
    const { by, now: at, reason, today } = asked;
    const whose = { at, by: by.userId, reason };
    const context = viewContext(kept.reference.organisation, ports.keys, today);
    const commit = commitOf(kept.file, { ...changes.kept, ...whose }, context);
    const otherCommit = commitOf(other.file, { ...changes.other, ...whose }, context);
    const file = fileAfter(kept.file, commit);
    const person = residentOn(file.history, today, defaultProfile);
    return {
      answer: storyOf({ file, person, by }),
      version: file.version,
      saw: [kept.file.id, other.file.id],
      writes: { residents: [commit, otherCommit] },
    };
  };

/** Makes the other record an alias: it leaves every list, and what is recorded under it is read with the kept one. */
export const mergeUseCase = useCase(mergeResidents, async (asked, ports) => {
  const pair = await findPair(asked, ports);
  if (!pair.ok) return pair;
  const { kept, other } = pair.value;
  const before = recorded(kept.file.stored);
  const decided = merge(before, recorded(other.file.stored));
  if (!decided.ok) return err(refusedOf(decided.error, asked.language));
  const facts = unionFacts(kept.file, other.file);
  const events = [...decided.value, ...facts];
  const after = events.reduce(evolve, before);
  const brought = rowsBrought(kept.file, other.file);
  const live = liveEntries(other.file.entries);
  const alone = withoutRow(
    live.flatMap((entry) => entry.events),
    other.file.history,
  );
  const told = eventsFor(kept.file.id, live, tellingOf({ patches: brought, events: alone }));
  const patches = [...rowPatches(kept.file.rows, after, asked.today), ...brought];
  return ok(
    saved(
      asked,
      pair.value,
      ports,
    )({
      kept: { events: [...events, ...told], patches },
      other: { events: decided.value, patches: [] },
    }),
  );
});

/** Makes both records stand alone again. What was recorded under the kept one since stays with it; what changed the other's
 *  own records goes back with them. */
export const unmergeUseCase = useCase(unmergeResidents, async (asked, ports) => {
  const pair = await findPair(asked, ports);
  if (!pair.ok) return pair;
  const { kept, other } = pair.value;
  const decided = unmerge(recorded(kept.file.stored), other.file.id);
  if (!decided.ok) return err(refusedOf(decided.error, asked.language));
  const events = decided.value;
  const parted = fileAfter(kept.file, {
    head: kept.file.stored.head,
    entry: { seq: kept.file.version + 1, at: asked.now, by: asked.by.userId, events, patches: [] },
  });
  const patches = rowPatches(parted.rows, recorded(parted.stored), asked.today);
  const back = givenBack(kept.file, other.file);
  return ok(
    saved(
      asked,
      pair.value,
      ports,
    )({
      kept: { events, patches },
      other: { events: [...events, ...back.events], patches: back.patches },
    }),
  );
});
