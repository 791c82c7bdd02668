import { PUBLIC_EVENTS, type PublicEvent } from '../../events/public.ts';
import { PUBLIC_PROGRAMMES } from '../../events/public-fields.ts';
import type { EventBody } from '../residents/stored.ts';

/** What an event is known by, wherever it comes from: the same each time that it is told. */
export type Told = Pick<PublicEvent, 'id' | 'recordedAt'>;

const BY_FACT = new Map(PUBLIC_EVENTS.map((each) => [each.of, each]));

const OPEN_PROGRAMMES: ReadonlySet<unknown> = new Set(PUBLIC_PROGRAMMES);

/** Tuberculosis and what follows it, and every disorder of the mind, as codes of ICD-10. @source architecture.md decision 9 */
const NEVER_TOLD = /^(A1[5-9]|B90|F\d)/;

/** A fact that names a programme is told only of those that others may know of; one of a disease that nobody may learn of
 *  is not told at all, although the disease itself never is. */
const isForOthers = (event: EventBody, names: readonly string[]): boolean => {
  const { programme, disease } = event;
  if (typeof disease === 'string' && NEVER_TOLD.test(disease)) return false;
  return !names.includes('programme') || OPEN_PROGRAMMES.has(programme);
};

/** What other systems are told of a fact: the fields of its public form and no other; undefined where it has none. */
export const publicEvent = (event: EventBody, told: Told): PublicEvent | undefined => {
  const form = BY_FACT.get(event.type);
  if (form === undefined) return undefined;
  const names = Object.keys(form.schema.shape);
  if (!isForOthers(event, names)) return undefined;
  const fields = names.flatMap((name): [string, unknown][] => (name in event ? [[name, event[name]]] : []));
  return form.schema.parse({ ...Object.fromEntries(fields), ...told, type: form.type });
};
