import * as z from 'zod';

import { clinicDate, type LocalDate } from '../../../domain/kernel/time.ts';
import { date } from '../../../events/fields.ts';
import type { Log } from '../../kit/log.ts';
import type { BegunRun, InParts, Maps } from '../../kit/parts.ts';
import type { Ports } from '../../kit/ports.ts';
import type { WorkDone } from '../../kit/work.ts';
import { cloudLog } from './cloud-log.ts';
import { readEnvironment } from './environment.ts';
import { logged } from './logged-work.ts';
import { openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';

const run = { useCase: z.string(), day: date, begunAt: z.iso.datetime() };

/** What a state machine starts a Lambda with: the first step of some work, a part of it, its last step, or the word that it
 *  broke off. */
const Start = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begin'), useCase: z.string() }),
  z.object({ step: z.literal('carry-out'), part: z.string(), ...run }),
  z.object({ step: z.literal('finish'), ...run }),
  z.object({ step: z.literal('break-off'), error: z.string(), ...run }),
]);

type Later = Exclude<z.infer<typeof Start>, { readonly step: 'begin' }>;

/** A name of an error, as of `States.Timeout`. */
const NAME = /^[A-Za-z][\w./-]{0,63}$/;

const goOn = async <Tools>(work: InParts<Tools>, tools: Tools, start: Later): Promise<WorkDone> => {
  const { day, begunAt } = start;
  if (start.step === 'carry-out') return work.carryOut(tools, { day, begunAt }, start.part);
  if (start.step === 'finish') return work.finish(tools, { day, begunAt });
  await work.breakOff(tools, { day, begunAt }, NAME.test(start.error) ? start.error : 'unknown');
  return {};
};

/** The handler of a Lambda that state machines start for the steps and parts of their work; the first step is answered with
 *  the parts that are left.
 *  @param toolsOf what the work is done with at that time */
export const mapHandler =
  <Tools>(maps: Maps<Tools>, toolsOf: () => Tools, log: Log) =>
  async (event: unknown): Promise<BegunRun | undefined> => {
    const start = Start.parse(event);
    const { useCase } = start;
    const work = Object.hasOwn(maps, useCase) ? maps[useCase] : undefined;
    if (work === undefined) throw new Error(`this Lambda does not carry ${useCase}`);
    let begun: BegunRun | undefined;
    await logged(log, useCase, async () => {
      if (start.step !== 'begin') return goOn(work, toolsOf(), start);
      begun = await work.begin(toolsOf());
      return { parts: begun.parts.length };
    });
    return begun;
  };

/** The handler of a Lambda that carries work on everybody out in parts; its world is opened before the first. */
export const serveMaps = (maps: Maps<{ readonly ports: Ports; readonly today: LocalDate }>) => {
  const environment = readEnvironment(process.env);
  return openedBeside(async () => {
    const { ports } = await openCloudWorld(environment);
    const toolsOf = () => ({ ports, today: clinicDate(ports.now()) });
    return mapHandler(maps, toolsOf, cloudLog(environment.stage));
  });
};
