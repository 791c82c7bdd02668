import { accessPolicy } from '../../../domain/access/index.ts';
import type { Keys } from '../../kit/ports.ts';
import type { Entry, EventBody, Patch } from '../../residents/stored.ts';

const PERSONAL = new Set<string>(accessPolicy.sealedFields);

type Turn = (text: string) => string;

const inPatch = (patch: Patch, turn: Turn): Patch => {
  if (patch.file !== 'residents' || patch.set === null) return patch;
  const set = Object.entries(patch.set).map(([column, text]): [string, string] => [
    column,
    PERSONAL.has(column) && text !== '' ? turn(text) : text,
  ]);
  return { ...patch, set: Object.fromEntries(set) };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inFields = (fields: Readonly<Record<string, unknown>>, turn: Turn): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'changes' && isObject(value)) return [name, inFields(value, turn)];
      return [name, PERSONAL.has(name) && typeof value === 'string' && value !== '' ? turn(value) : value];
    }),
  );

/** The facts about a person's own record are the ones that say who somebody is, in whatever version. */
const SAYING_WHO = /^resident-(registered|corrected)@/;

const inEvent = (event: EventBody, turn: Turn): EventBody =>
  SAYING_WHO.test(event.type) ? { ...inFields(event, turn), type: event.type } : event;

const saysWho = ({ events, patches }: Entry): boolean =>
  events.some(({ type }) => SAYING_WHO.test(type)) || patches.some(({ file }) => file === 'residents');

/** An entry with what says who somebody is sealed, or opened again; the very entry where nothing says so. */
export const inEntry = (entry: Entry, turn: Keys['seal']): Entry =>
  saysWho(entry)
    ? {
        ...entry,
        events: entry.events.map((event) => inEvent(event, turn)),
        patches: entry.patches.map((patch) => inPatch(patch, turn)),
      }
    : entry;
