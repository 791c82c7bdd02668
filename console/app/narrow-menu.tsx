import { Drawer } from 'antd';

import { Pages, Who } from './menu-parts.tsx';
import { appWords } from './words.ts';
import { useWords } from '../kit/words.ts';

type Shape = { readonly isOpen: boolean; readonly onClose: () => void };

/** The menu of a narrow screen: it opens over the page. */
export const NarrowMenu = ({ isOpen, onClose }: Shape) => {
  const say = useWords(appWords);
  return (
    <Drawer placement="left" size={260} open={isOpen} onClose={onClose} title={say('product')}>
      <nav aria-label={say('menu')}>
        <Pages onChosen={onClose} />
      </nav>
      <Who />
    </Drawer>
  );
};
