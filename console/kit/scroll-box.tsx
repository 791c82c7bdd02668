import type { ReactNode } from 'react';

/** Holds what may be wider than the page, such as a table with many columns: it scrolls in itself, by keyboard too. */
export const ScrollBox = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard (WCAG 2.1.1)
  <div className="scroll-box" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
