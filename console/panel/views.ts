/** A set of filters under a name, as the address of the panel has them. */
export type SavedView = { readonly name: string; readonly search: string };

const keyOf = (userId: string): string => `jiayi.panel-views.${userId}`;

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'search' in value &&
  typeof value.search === 'string';

/** The views that somebody saved in this browser; none where what is kept cannot be read. */
export const readViews = (userId: string): readonly SavedView[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
};

/** Keeps the views of somebody in this browser. */
export const keepViews = (userId: string, views: readonly SavedView[]): void =>
  localStorage.setItem(keyOf(userId), JSON.stringify(views));

/** Views with one more; one of the same name is replaced where it stands. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  views.some(({ name }) => name === view.name)
    ? views.map((one) => (one.name === view.name ? view : one))
    : [...views, view];

/** Views without the one of a name. */
export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((view) => view.name !== name);
