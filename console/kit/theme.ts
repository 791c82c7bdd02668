import type { ThemeConfig } from 'antd';

/** The colours of classes, states and charts. Each stands beside a word or a sign: colour is never the only one. */
export const colours = {
  primary: '#0b5c53',
  good: '#2a6b1f',
  warn: '#8a4b00',
  bad: '#b3261e',
  quiet: '#5b6670',
  band: '#d9ece7',
} as const;

/** How the console looks: calm, dense where work is dense, readable at AA. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.primary,
    colorLink: colours.primary,
    colorSuccess: colours.good,
    colorWarning: colours.warn,
    colorError: colours.bad,
    colorSuccessBg: '#eef6ec',
    colorSuccessBorder: '#bcd9b4',
    colorWarningBg: '#fdf5e6',
    colorWarningBorder: '#ecd3a4',
    colorErrorBg: '#fdf0ee',
    colorErrorBorder: '#efc1bc',
    colorInfo: colours.primary,
    colorInfoBg: '#eef6f4',
    colorInfoBorder: '#bfdcd5',
    colorTextSecondary: '#4c565f',
    colorTextTertiary: '#5b6670',
    colorTextDescription: '#4c565f',
    colorTextPlaceholder: '#656f78',
    colorBgLayout: '#ffffff',
    colorBorderSecondary: '#e4e8ea',
    borderRadius: 6,
    fontFamily: "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#f5f8f7', bodyBg: '#ffffff' },
    Menu: { itemBg: 'transparent', itemSelectedBg: colours.band, activeBarBorderWidth: 0 },
    Table: {
      headerBg: 'transparent',
      headerSplitColor: 'transparent',
      cellPaddingBlockMD: 8,
      cellPaddingInlineMD: 8,
    },
    Typography: { titleMarginBottom: 0, titleMarginTop: 0 },
  },
};
