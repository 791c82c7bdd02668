import { startTransition, useEffect, useState } from 'react';

import { afterPaint } from '../kit/after-paint.ts';

/** As many rows as the tallest screens show at once. */
const FIRST = 24;

/** A list as it is drawn: at first what is seen of it at once, and the rest as soon as that is shown. `of` tells one list
 *  from the next, undefined while the next is still being read; a list that only grew stays whole. */
export const useGrown = <Item>(items: readonly Item[], of: string | undefined): readonly Item[] => {
  const [whole, setWhole] = useState<string>();
  const isWhole = of === undefined || whole === of;
  useEffect(() => {
    if (isWhole) return undefined;
    return afterPaint(() => startTransition(() => setWhole(of)));
  }, [isWhole, of]);
  return isWhole ? items : items.slice(0, FIRST);
};
