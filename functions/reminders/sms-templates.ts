import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { listTemplates, setTemplate, showTemplate } from './api.ts';
import { wordingOf } from './plan-messages.ts';
import type { RegisteredTemplate, TemplateEntry } from './reminder-store.ts';

/** Shows the template that reminders are written with. */
export const showTemplateUseCase = useCase(showTemplate, async (_asked, ports) => {
  const settings = await ports.reminders.settings();
  const { version, approved, signature, optOut } = wordingOf(settings);
  const providerId = settings.template?.providerId;
  return ok({
    answer: { ...(providerId !== undefined && { providerId }), version, approved, signature, optOut },
    saw: [],
  });
});

/** Entries that are kept; a county registers a few a year. */
const MOST_ENTRIES = 200;

/** What two entries have in common that say the same, whenever they were made. */
const textOf = ({ providerId, version, approved, signature, optOut }: RegisteredTemplate): string =>
  JSON.stringify([
    providerId,
    version,
    approved,
    signature['zh-CN'],
    signature.en,
    optOut['zh-CN'],
    optOut.en,
  ]);

/** Registers the template that the provider has; what is registered already leaves no second entry. */
export const setTemplateUseCase = useCase(setTemplate, async ({ body, by, now: at }, ports) => {
  const before = await ports.reminders.settings();
  const latest = before.templates.at(-1);
  const isNew = latest === undefined || textOf(latest) !== textOf(body);
  const entry: TemplateEntry = { ...body, at, by: by.userId };
  const templates = isNew ? [...before.templates, entry].slice(-MOST_ENTRIES) : before.templates;
  const sms = { ...before, version: before.version + 1, template: body, templates };
  return ok({ answer: body, saw: [], writes: { sms } });
});

/** Since when a template has been approved as it was registered by an entry: from the first of the unbroken row of entries of
 *  its version that say so. */
const approvedAt = (entries: readonly TemplateEntry[], entry: TemplateEntry): string | undefined => {
  if (!entry.approved) return undefined;
  const same = entries
    .slice(0, entries.indexOf(entry) + 1)
    .filter(({ version, providerId }) => version === entry.version && providerId === entry.providerId);
  const refused = same.findLastIndex(({ approved }) => !approved);
  return same[refused + 1]?.at;
};

const USUAL_LIMIT = 50;

/** Lists what was registered; the cursor is a place in that list, counted from the first entry. */
export const listTemplatesUseCase = useCase(listTemplates, async ({ by, query }, ports) => {
  const owner = { userId: by.userId, list: 'sms-templates' };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const { templates } = await ports.reminders.settings();
  const end = Math.min(Number(cursor.value ?? templates.length), templates.length);
  const begin = Math.max(0, end - (query.limit ?? USUAL_LIMIT));
  const items = templates.slice(begin, end).toReversed();
  return ok({
    answer: {
      items: items.map((entry) => {
        const since = approvedAt(templates, entry);
        return {
          ...entry,
          ...(since !== undefined && { approvedAt: since }),
          isCurrent: entry === templates.at(-1),
        };
      }),
      next: cursorOut(begin > 0 ? String(begin) : undefined, owner, ports.keys),
    },
    saw: [],
  });
});
