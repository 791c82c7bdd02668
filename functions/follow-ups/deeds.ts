import type { VisitId } from '../../domain/kernel/ids.ts';
import { FollowUpEvent, type FollowUpRecorded } from '../../events/follow-ups.ts';
import type { Entry } from '../residents/stored.ts';
import type { Deed } from './bodies.ts';

/** What was entered of one follow-up, in order: who recorded, corrected and overrode it, and the form as it stands. */
export type Deeds = {
  recorded: Deed | undefined;
  readonly corrections: Deed[];
  overridden: Deed | undefined;
  form: FollowUpRecorded['form'];
  lateEntryReason: string | undefined;
};

const TYPES: ReadonlySet<string> = new Set(FollowUpEvent.options.map(({ shape }) => shape.type.value));

const nothing = (): Deeds => ({
  recorded: undefined,
  corrections: [],
  overridden: undefined,
  form: undefined,
  lateEntryReason: undefined,
});

const add = (deeds: Deeds, event: FollowUpEvent, deed: Deed): void => {
  if (event.type === 'call-made@1') return;
  if (event.type === 'assessment-overridden@1') {
    deeds.overridden = deed;
    return;
  }
  if (event.type === 'follow-up-recorded@1') deeds.recorded = deed;
  else deeds.corrections.push(deed);
  deeds.form = event.form;
  deeds.lateEntryReason = event.lateEntryReason;
};

/** What was entered of each follow-up; nothing of one that came with an import and was left as it was. */
export const deedsIn = (entries: readonly Entry[]): ReadonlyMap<VisitId, Deeds> => {
  const all = new Map<VisitId, Deeds>();
  for (const { at, by, seq, events } of entries) {
    for (const body of events) {
      if (!TYPES.has(body.type)) continue;
      const event = FollowUpEvent.parse(body);
      if (event.type === 'call-made@1') continue;
      const deeds = all.get(event.followUpId) ?? nothing();
      all.set(event.followUpId, deeds);
      add(deeds, event, { at, by, version: seq });
    }
  }
  return all;
};
