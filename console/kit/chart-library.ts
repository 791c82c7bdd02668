import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** Draws a picture into an element and keeps its size; answers what takes it away again. */
export const draw = (element: HTMLElement, option: EChartsCoreOption, locale: 'ZH' | 'EN'): (() => void) => {
  const chart = init(element, undefined, { renderer: 'svg', locale });
  /** Whatever width it is given on paper, the whole picture is on it. */
  const fit = (): void =>
    element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  chart.setOption({ animation: false, ...option });
  fit();
  const watch = new ResizeObserver(() => {
    chart.resize();
    fit();
  });
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
};
