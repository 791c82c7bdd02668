import { Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';

import { useWords } from '../kit/words.ts';
import { termsWords } from './words.ts';

const WIDTH = 960;
const HEIGHT = 300;
const PEN = 5;

type Shape = {
  readonly drawn: string | undefined;
  /** Takes the picture's address after each stroke; undefined where it was cleared. */
  readonly onDrawn: (picture: string | undefined) => void;
};

/** Where the pen is on the canvas, whatever size that is shown in. */
const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) * WIDTH) / width, y: ((clientY - top) * HEIGHT) / height };
};

const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
  const pen = event.currentTarget.getContext('2d');
  if (pen === null) return;
  const { x, y } = placeOf(event);
  event.currentTarget.setPointerCapture(event.pointerId);
  pen.lineWidth = PEN;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(x, y);
  // A dot is a stroke too.
  pen.lineTo(x + 1, y);
  pen.stroke();
};

const goOn = (event: PointerEvent<HTMLCanvasElement>): void => {
  const pen = event.currentTarget.getContext('2d');
  const { x, y } = placeOf(event);
  pen?.lineTo(x, y);
  pen?.stroke();
};

/** A place to sign with a finger, a pen or the mouse. The picture stays on the page. */
export const SignaturePad = ({ drawn, onDrawn }: Shape) => {
  const say = useWords(termsWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDown, setDown] = useState(false);
  const lift = (): void => {
    if (isDown) onDrawn(canvas.current?.toDataURL('image/png'));
    setDown(false);
  };
  const clear = (): void => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    onDrawn(undefined);
  };
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={drawn === undefined ? say('signHere') : say('signed')}
        onPointerDown={(event) => {
          begin(event);
          setDown(true);
        }}
        onPointerMove={(event) => {
          if (isDown) goOn(event);
        }}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
      {drawn === undefined ? (
        <span className="signature-hint" aria-hidden>
          {say('signHere')}
        </span>
      ) : (
        <Button size="small" className="signature-clear" onClick={clear}>
          {say('clear')}
        </Button>
      )}
    </div>
  );
};
