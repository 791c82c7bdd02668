import { type ReactNode, useEffect } from 'react';

type Shape = {
  readonly title: string;
  /** One quiet line under the title. */
  readonly note?: ReactNode;
  /** What may be done on the page as a whole, at the right of its title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page: its one heading, what may be done, and its content. The tab is called by its title. */
export const Page = ({ title, note, actions, children }: Shape) => {
  useEffect(() => {
    document.title = `${title} · 家医 Jiayi`;
  }, [title]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {note === undefined ? null : <span className="quiet">{note}</span>}
        </div>
        {actions === undefined ? null : <div className="page-actions no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
};
