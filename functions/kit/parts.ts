import { failureOf } from './failure.ts';
import type { WorkDone } from './work.ts';

/** Work that is begun: the name by which its steps and parts are told of it, and the parts that are now to be carried out. */
export type BegunRun = { readonly run: string; readonly parts: readonly string[] };

/** What came of parts: what was done, and the parts that follow from them, none where the work is at its end. */
export type Followed = { readonly done: WorkDone; readonly parts: readonly string[] };

/** Work on everybody that is cut into parts, which many may carry out at once and in any order. Each of its steps may be
 *  repeated; begun again, it lists what is left to do. */
export type InParts<Tools> = {
  /** Lists the parts that are to be carried out; none where there is nothing to do.
   *  @param asked what was asked for, where it was not the clock that began it */
  readonly begin: (tools: Tools, asked: string | undefined) => Promise<BegunRun>;
  readonly carryOut: (tools: Tools, run: string, part: string) => Promise<WorkDone>;
  /** Puts together what came of the parts, and lists those that follow; throws where one is missing, counts nothing where
   *  there was nothing to do. */
  readonly finish: (tools: Tools, run: string) => Promise<Followed>;
  /** Notes that it broke off.
   *  @param error a name or a code */
  readonly breakOff: (tools: Tools, run: string, error: string) => Promise<void>;
};

/** Such work by use case. */
export type Maps<Tools> = Readonly<Record<string, InParts<Tools>>>;

/** Carries work out on one machine, a part after the other; what breaks it is noted and rises.
 *  @returns what its last step did */
export const inTurn = async <Tools>(
  work: InParts<Tools>,
  tools: Tools,
  asked?: string,
): Promise<WorkDone> => {
  const begun = await work.begin(tools, asked);
  const { run } = begun;
  try {
    for (let parts = begun.parts; ;) {
      for (const part of parts) await work.carryOut(tools, run, part);
      const followed = await work.finish(tools, run);
      if (followed.parts.length === 0) return followed.done;
      ({ parts } = followed);
    }
  } catch (error) {
    await work.breakOff(tools, run, failureOf(error).error);
    throw error;
  }
};
