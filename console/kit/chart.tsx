import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

import { afterPaint } from './after-paint.ts';
import { useLanguage } from './language.ts';

type Shape = {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** What the picture shows, in words: for who does not see it. */
  readonly label: string;
};

/** A picture of numbers. Its library is loaded when the first one is shown; the numbers stand beside it as text. */
export const Chart = ({ option, height, label }: Shape) => {
  const place = useRef<HTMLDivElement>(null);
  const locale = useLanguage() === 'en' ? 'EN' : 'ZH';
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let dispose = (): void => undefined;
    let isGone = false;
    // The words beside it do not wait for the picture.
    const callOff = afterPaint(() => {
      void import('./chart-library.ts').then(({ draw }) => {
        if (!isGone) dispose = draw(element, option, locale);
      });
    });
    return () => {
      isGone = true;
      callOff();
      dispose();
    };
  }, [option, locale]);
  return <div ref={place} style={{ height }} role="img" aria-label={label} />;
};
