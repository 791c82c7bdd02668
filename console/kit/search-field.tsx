import { type ReactNode, useRef, useState } from 'react';

import './search-field.css';
import { commonWords } from './common-words.ts';
import { useWords } from './words.ts';

const ICON = { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': true, focusable: false } as const;
const STROKE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' } as const;

const Icon = ({ children }: { readonly children: ReactNode }) => (
  <svg {...ICON} {...STROKE}>
    {children}
  </svg>
);

type Shape = {
  /** What is searched, for who hears the page and, while nothing is typed, for who sees it. */
  readonly label: string;
  readonly placeholder: string;
  readonly className: string;
  /** What was searched for already. */
  readonly initial?: string;
  /** Enter, the button, and emptying the field search. */
  readonly onSearch: (query: string) => void;
};

/** A field that searches, with a button to search and one to empty it. */
export const SearchField = ({ label, placeholder, className, initial = '', onSearch }: Shape) => {
  const common = useWords(commonWords);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(initial);
  const empty = (): void => {
    setQuery('');
    field.current?.focus();
    onSearch('');
  };
  return (
    <form
      className={`search-field ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(query);
      }}
    >
      <input
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      {query === '' ? null : (
        <button type="button" className="search-empty" aria-label={common('emptyField')} onClick={empty}>
          <Icon>
            <path d="M4 4l8 8M12 4l-8 8" />
          </Icon>
        </button>
      )}
      <button type="submit" className="search-go" aria-label={common('search')}>
        <Icon>
          <circle cx="7" cy="7" r="4.6" />
          <path d="M10.6 10.6L14 14" />
        </Icon>
      </button>
    </form>
  );
};
