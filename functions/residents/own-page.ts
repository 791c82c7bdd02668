import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { type Asker, findToSee, type Found } from './find.ts';

const USUAL_LIMIT = 50;

/** Who asks for a page of what a resident's record holds, and for which. */
type PageOfRecord = Asker & {
  readonly params: { readonly residentId: Found['file']['id'] };
  readonly query: { readonly limit?: number | undefined; readonly cursor?: string | undefined };
};

/** What a list is called, for its cursors, and what stands in it, the latest first: text order of places is time order. */
type ListOfRecord<Item> = {
  readonly name: string;
  readonly itemsOf: (found: Found) => readonly Item[];
  readonly placeOf: (item: Item) => string;
};

/** A page of a record for somebody who may see it, and the cursor of the next. */
export const pageOfRecord = async <Item>(
  asked: PageOfRecord,
  ports: Pick<Ports, 'residents' | 'reference' | 'keys'>,
  { name, itemsOf, placeOf }: ListOfRecord<Item>,
): Promise<
  Result<{ readonly found: Found; readonly page: readonly Item[]; readonly next: string | null }, Refused>
> => {
  const { by, params, query } = asked;
  const { limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: `${name} ${params.residentId}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return err(cursor.error);
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return found;
  const before = cursor.value;
  const rest = itemsOf(found.value).filter((item) => before === undefined || placeOf(item) < before);
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    found: found.value,
    page,
    next: cursorOut(last === undefined ? undefined : placeOf(last), owner, ports.keys),
  });
};
