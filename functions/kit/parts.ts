import type { LocalDate } from '../../domain/kernel/time.ts';
import { failureOf } from './failure.ts';
import type { WorkDone } from './work.ts';

/** Work of a day that was cut into parts, and when: what its parts and its end are told of it. */
export type PartedRun = { readonly day: LocalDate; readonly begunAt: string };

/** Work that is begun, and its parts that are still to be carried out. */
export type BegunRun = PartedRun & { readonly parts: readonly string[] };

/** Work on everybody that is cut into parts, which many may carry out at once and in any order. Each of its steps may be
 *  repeated; begun again, it lists what is left to do. */
export type InParts<Tools> = {
  /** Lists the parts that are to be carried out; none where there is nothing to do. */
  readonly begin: (tools: Tools) => Promise<BegunRun>;
  readonly carryOut: (tools: Tools, run: PartedRun, part: string) => Promise<WorkDone>;
  /** Puts together what came of the parts; throws where one is missing, counts nothing where there was nothing to do. */
  readonly finish: (tools: Tools, run: PartedRun) => Promise<WorkDone>;
  /** Notes that it broke off.
   *  @param error a name or a code */
  readonly breakOff: (tools: Tools, run: PartedRun, error: string) => Promise<void>;
};

/** Such work by use case. */
export type Maps<Tools> = Readonly<Record<string, InParts<Tools>>>;

/** Carries work out on one machine, a part after the other; what breaks it is noted and rises. */
export const inTurn = async <Tools>(work: InParts<Tools>, tools: Tools): Promise<WorkDone> => {
  const { parts, ...run } = await work.begin(tools);
  try {
    for (const part of parts) await work.carryOut(tools, run, part);
    return await work.finish(tools, run);
  } catch (error) {
    await work.breakOff(tools, run, failureOf(error).error);
    throw error;
  }
};
