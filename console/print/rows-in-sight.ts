import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed: then everything is drawn that is otherwise drawn as it comes into view. */
export const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture as soon as the event is told: what is drawn later is not on the paper.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
};

/** The height and width in which a table scrolls and draws only the rows in sight. */
type Scroll = { readonly x: number; readonly y: number };

/** What makes a table draw only the rows in sight; while the page is printed it draws all that it has. */
export const useRowsInSight = (scroll: Scroll): { virtual?: true; scroll?: Scroll } =>
  usePrinting() ? {} : { virtual: true, scroll };
