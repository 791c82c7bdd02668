import * as z from 'zod';

import { clinicDate, type LocalDate } from '../../../domain/kernel/time.ts';
import type { Log } from '../../kit/log.ts';
import type { BegunRun, InParts, Maps } from '../../kit/parts.ts';
import type { Ports } from '../../kit/ports.ts';
import type { WorkDone } from '../../kit/work.ts';
import { cloudLog } from './cloud-log.ts';
import { readEnvironment } from './environment.ts';
import { logged } from './logged-work.ts';
import { openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';

const ofRun = { useCase: z.string(), run: z.string() };

/** What a state machine starts a Lambda with: the first step of some work, with what its execution was given, a part of it,
 *  its last step, or the word that it broke off. */
const Start = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('begin'),
    useCase: z.string(),
    input: z.object({ asked: z.string().optional() }),
  }),
  z.object({ step: z.literal('carry-out'), part: z.string(), ...ofRun }),
  z.object({ step: z.literal('finish'), ...ofRun }),
  z.object({ step: z.literal('break-off'), error: z.string(), ...ofRun }),
]);
type Start = z.infer<typeof Start>;

/** A name of an error, as of `States.Timeout`. */
const NAME = /^[A-Za-z][\w./-]{0,63}$/;

/** What a step did, and what the state machine is told of the parts that are to be carried out next. */
type Stepped = { readonly done: WorkDone; readonly next?: BegunRun };

const stepOf = async <Tools>(work: InParts<Tools>, tools: Tools, start: Start): Promise<Stepped> => {
  if (start.step === 'begin') {
    const next = await work.begin(tools, start.input.asked);
    return { done: { parts: next.parts.length }, next };
  }
  const { run } = start;
  if (start.step === 'carry-out') return { done: await work.carryOut(tools, run, start.part) };
  if (start.step === 'finish') {
    const { done, parts } = await work.finish(tools, run);
    return { done, next: { run, parts } };
  }
  await work.breakOff(tools, run, NAME.test(start.error) ? start.error : 'unknown');
  return { done: {} };
};

/** The handler of a Lambda that state machines start for the steps and parts of their work; a step that parts follow on is
 *  answered with those.
 *  @param toolsOf what the work is done with at that time */
export const mapHandler =
  <Tools>(maps: Maps<Tools>, toolsOf: () => Tools, log: Log) =>
  async (event: unknown): Promise<BegunRun | undefined> => {
    const start = Start.parse(event);
    const { useCase } = start;
    const work = Object.hasOwn(maps, useCase) ? maps[useCase] : undefined;
    if (work === undefined) throw new Error(`this Lambda does not carry ${useCase}`);
    let next: BegunRun | undefined;
    await logged(log, useCase, async () => {
      const stepped = await stepOf(work, toolsOf(), start);
      ({ next } = stepped);
      return stepped.done;
    });
    return next;
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
