import { type ReactNode, useId, useState } from 'react';

import { problemOf, UNREACHABLE } from '../kit/problem.ts';
import { usePrinting } from '../print/rows-in-sight.ts';
import { useNames, useWords } from './speech.ts';
import type { Reading } from './ask.ts';
import { ownWords } from './words.ts';

type Titled = {
  readonly title: string;
  readonly children: ReactNode;
  /** Whether it is of use on a screen alone, as what is filled in there. */
  readonly isForScreen?: boolean;
};

/** A part of the page under its heading. */
export const Section = ({ title, children, isForScreen = false }: Titled) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={isForScreen ? 'no-print' : ''}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
};

const MINUTE_S = 60;

/** When to come again, where the service says so. */
const useWait = (): ((data: Readonly<Record<string, unknown>>) => string | undefined) => {
  const say = useWords(ownWords);
  return ({ retryAfterS }) => {
    if (typeof retryAfterS !== 'number') return undefined;
    return retryAfterS <= MINUTE_S
      ? say('waitSeconds', { seconds: retryAfterS })
      : say('waitMinutes', { minutes: Math.ceil(retryAfterS / MINUTE_S) });
  };
};

type Shown = {
  readonly error: unknown;
  /** Said instead of what the service says, by the problem's type. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly onAgain?: () => void;
};

/** Says why something was refused or failed, where it belongs; nothing where it did not. */
export const Trouble = ({ error, instead = {}, onAgain }: Shown) => {
  const say = useWords(ownWords);
  const nameOf = useNames(ownWords);
  const waitOf = useWait();
  if (error === null || error === undefined) return null;
  const { type, title, detail, errors, data } = problemOf(error);
  const own = title === '' ? say('failed') : title;
  const first = instead[type] ?? (type === UNREACHABLE ? say('unreachable') : own);
  const faults = errors.map(({ path, message }) => `${nameOf(path.replace('body.', ''))}: ${message}`);
  const lines = [detail, waitOf(data), ...faults].filter((line) => line !== undefined);
  return (
    <div className="trouble" role="alert">
      <strong>{first}</strong>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {onAgain === undefined ? null : (
        <button type="button" onClick={onAgain}>
          {say('retry')}
        </button>
      )}
    </div>
  );
};

type Awaited<T> = {
  readonly of: Reading<T>;
  readonly children: (value: T) => ReactNode;
  /** What is there all the same where it could not be read. */
  readonly otherwise?: ReactNode;
};

/** Shows what was read once it is here. */
export const Whole = <T,>({ of: { value, error, again }, children, otherwise }: Awaited<T>) => {
  const say = useWords(ownWords);
  if (error !== null)
    return (
      <>
        <Trouble error={error} onAgain={again} />
        {otherwise}
      </>
    );
  if (value !== undefined) return children(value);
  return <p role="status">{say('loading')}</p>;
};

type Many<T> = {
  readonly items: readonly T[];
  readonly first: number;
  /** Said where there is none. */
  readonly none: string;
  readonly children: (item: T, at: number) => ReactNode;
};

/** A list that begins short, and is whole on paper. */
export const Some = <T,>({ items, first, none, children }: Many<T>) => {
  const say = useWords(ownWords);
  const [isOpen, showAll] = useState(false);
  const isPrinting = usePrinting();
  const isAll = isOpen || isPrinting;
  if (items.length === 0) return <p className="quiet">{none}</p>;
  const left = items.length - first;
  return (
    <>
      <ul className="rows">{(isAll ? items : items.slice(0, first)).map(children)}</ul>
      {isAll || left <= 0 ? null : (
        <button type="button" onClick={() => showAll(true)}>
          {say('more', { left })}
        </button>
      )}
    </>
  );
};
