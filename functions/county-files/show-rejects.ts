import { ok } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { showRejects } from './api.ts';
import { inOneLanguage } from './county-error.ts';
import { findRejects } from './find-rejects.ts';
import { rowsOf } from './rows.ts';

const DEFAULT_LIMIT = 50;

type Reject = { file: string; line: number; column: string; code: string; message: string };

const rejectIn = (
  [file = '', line = '', column = '', code = '', message = '']: readonly string[],
  language: Language,
): Reject => ({ file, line: Number(line), column, code, message: inOneLanguage(message, language) });

type Span = { readonly from: number; readonly limit: number };

/** The rows of a page, the header not counted. */
const pageOf = (
  text: string,
  { from, limit }: Span,
  language: Language,
): { items: Reject[]; isLast: boolean } => {
  const items: Reject[] = [];
  let at = -1;
  for (const { cells } of rowsOf([text])) {
    if (at >= from + limit) return { items, isLast: false };
    if (at >= from) items.push(rejectIn(cells, language));
    at += 1;
  }
  return { items, isLast: true };
};

/** Lists the rows that an import left out, in the order of their files and lines, with reasons in the asker's language. */
export const showRejectsUseCase = useCase(showRejects, async ({ params, query, by, language }, ports) => {
  const owner = { userId: by.userId, list: `rejects ${params.importId}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const text = await findRejects({ by, id: params.importId }, ports);
  if (!text.ok) return text;
  const { limit = DEFAULT_LIMIT } = query;
  const from = Number(cursor.value ?? 0);
  const { items, isLast } = pageOf(text.value, { from, limit }, language);
  const next = cursorOut(isLast ? undefined : String(from + limit), owner, ports.keys);
  return ok({ answer: { items, next }, saw: [] });
});
