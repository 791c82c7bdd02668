import { useEffect, useState } from 'react';

/** What a key asks for on the list. */
export type RowDeed = 'next' | 'previous' | 'call' | 'followUp';

const LETTERS: Readonly<Record<string, RowDeed>> = { j: 'next', k: 'previous', c: 'call', f: 'followUp' };
const ARROWS: Readonly<Record<string, RowDeed>> = { ArrowDown: 'next', ArrowUp: 'previous' };

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** What a key asks for. Arrows move only from row to row: elsewhere they scroll the page. */
export const deedOfKey = ({ key, ...held }: Key, isOnRow: boolean): RowDeed | undefined => {
  if (held.altKey || held.ctrlKey || held.metaKey) return undefined;
  return LETTERS[key.toLowerCase()] ?? (isOnRow ? ARROWS[key] : undefined);
};

/** Fields and whatever opens over the page keep their keys to themselves. */
const TAKEN =
  'input, textarea, select, form, [contenteditable], [role="dialog"], [role="combobox"], [role="menu"]';

/** The rows of the page, in their order. */
export const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];

/** Brings a row into view and lets the keys go on from it. */
export const focusRow = (row: HTMLElement | undefined): void => {
  const link = row?.querySelector<HTMLElement>('[data-open]');
  link?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
};

type Row = HTMLElement | undefined;
type Follow = (residentId: string) => void;

const rowOf = (event: KeyboardEvent): Row =>
  event.target instanceof HTMLElement
    ? (event.target.closest<HTMLElement>('[data-row]') ?? undefined)
    : undefined;

const isTaken = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest(TAKEN) !== null;

const act = (deed: RowDeed, current: Row, follow: Follow): void => {
  const all = rows();
  const at = current === undefined ? -1 : all.indexOf(current);
  const residentId = current?.dataset['row'];
  switch (deed) {
    case 'next':
      return focusRow(all[Math.min(at + 1, all.length - 1)]);
    case 'previous':
      return focusRow(all[Math.max(at - 1, 0)]);
    case 'call':
      return current?.querySelector<HTMLElement>('[data-call]')?.click();
    case 'followUp':
      return residentId === undefined ? undefined : follow(residentId);
  }
};

const KEPT = 'jiayi.today.keys';

/** Moves through the rows of the page by keys, unless whoever works here turned that off. */
export const useRowKeys = (follow: Follow): readonly [isOn: boolean, turn: (isOn: boolean) => void] => {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const current = rowOf(event);
      const deed = isTaken(event) ? undefined : deedOfKey(event, current !== undefined);
      if (deed === undefined) return;
      event.preventDefault();
      act(deed, current, follow);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, follow]);
  const turn = (next: boolean): void => {
    localStorage.setItem(KEPT, next ? 'on' : 'off');
    setOn(next);
  };
  return [isOn, turn];
};
