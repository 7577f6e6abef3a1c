import { type ThemeConfig, theme } from 'antd'

/** Chinese sans as the system has it; figures stand in the same face with digits of one width. */
const sans =
  '-apple-system, "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "微软雅黑", sans-serif'

/** Ant Design in the colours of the page: one accent, square and quiet. */
export function antTheme(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#5fb3c0' : '#0b5f6e',
      colorError: isDark ? '#f0958d' : '#b3261e',
      // What stands chosen in a list: the page's tint, not one mixed from a dark accent.
      controlItemBgActive: isDark ? '#1d3a41' : '#e4f1f3',
      controlItemBgActiveHover: isDark ? '#24474f' : '#d5e9ec',
      fontFamily: sans,
      fontSize: 14,
      controlHeight: 28,
      borderRadius: 4,
      // Ant Design's own are too pale to be read: 4.5:1 at least.
      colorTextPlaceholder: isDark ? '#97a4aa' : '#5c686f',
      ...(isDark ? { colorBgContainer: '#1b2124', colorBgElevated: '#222a2e', colorBgLayout: '#12171a' } : {}),
    },
    components: {
      Splitter: { splitBarSize: 1, splitTriggerSize: 9, splitBarDraggableSize: 28 },
      ...(isDark ? { Button: { primaryColor: '#06181c' } } : {}),
    },
  }
}
