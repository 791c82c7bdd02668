import { Button } from 'antd';

import { commonWords } from './common-words.ts';
import { useWords } from './words.ts';

type Shape = {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
};

/** Reads the next page of a list; nothing where there is none. */
export const MorePages = ({ list }: Shape) => {
  const say = useWords(commonWords);
  if (!list.hasNextPage) return null;
  return (
    <Button className="no-print" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {say('more')}
    </Button>
  );
};
