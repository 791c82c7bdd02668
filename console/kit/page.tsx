import { Flex, Typography } from 'antd';
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
      <Flex className="page-head" justify="space-between" align="end" gap="middle" wrap>
        <div>
          <Typography.Title level={1}>{title}</Typography.Title>
          {note === undefined ? null : <Typography.Text type="secondary">{note}</Typography.Text>}
        </div>
        {actions === undefined ? null : (
          <Flex gap="small" wrap className="no-print">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </div>
  );
};
