import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

type Shape = { readonly title: string; readonly note?: string; readonly children?: ReactNode };

/** The heading of a part of a page, what may be done in it at its right, and a quiet line below. */
export const SectionHead = ({ title, note, children }: Shape) => (
  <>
    <Flex className="organisation-head" justify="space-between" align="center" gap="small" wrap>
      <Typography.Title level={2}>{title}</Typography.Title>
      {children}
    </Flex>
    {note === undefined ? null : <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>}
  </>
);
