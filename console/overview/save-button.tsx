import { Button } from 'antd';

import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { type Caption, savePicture } from './picture.ts';

type Shape = {
  /** What the picture is of, beside the button's own words: for who hears them alone. */
  readonly label: string;
  /** Makes the drawing when it is asked for; undefined where there is nothing to draw. */
  readonly draw: () => string | undefined;
  readonly caption: Caption;
};

/** Saves a drawing of the page as a PNG that says by itself what it shows. */
export const SaveButton = ({ label, draw, caption }: Shape) => {
  const say = useWords(compareWords);
  const save = (): void => {
    const drawing = draw();
    if (drawing !== undefined)
      void savePicture(drawing, caption, `${caption.title}-${label}-${caption.on}.png`);
  };
  return (
    <Button
      size="small"
      aria-label={`${say('savePicture')} ${label}`}
      onClick={save}
      className="save no-print"
    >
      {say('savePicture')}
    </Button>
  );
};
