import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eaf1fd',
  '#d3e1f9',
  '#a9c4f2',
  '#82abed',
  '#6398ea',
  '#3f7be0',
  '#2f69cf',
  '#2456b3',
  '#1c4690',
  '#15366f',
];

/** Mantine's greys for the dark theme, a little cold, the darkest for the page. */
const dark: MantineColorsTuple = [
  '#d5d9de',
  '#b6bcc4',
  '#a5adb6',
  '#8d959e',
  '#3b4249',
  '#2f353b',
  '#1c2024',
  '#16191d',
  '#121518',
  '#0d0f11',
];

/** System fonts, one accent, small radii. Red is not an accent: pieces use `--danger` for what is overdue or critical. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: false, transitionProps: { duration: 80 }, closeButtonProps: { 'aria-label': 'Close' } } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});

/** Mantine's own grey text is too pale to read at night; these pass 4.5 : 1 on every surface that we use. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#16191d',
    '--mantine-color-dimmed': '#545b64',
    '--mantine-color-placeholder': '#6b727b',
    '--mantine-color-error': '#b3211f',
  },
  dark: {
    '--mantine-color-body': '#14171a',
    '--mantine-color-text': '#e7e9ec',
    '--mantine-color-dimmed': '#a5adb6',
    '--mantine-color-placeholder': '#8d959e',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-default': '#1e2226',
    '--mantine-color-default-hover': '#272c31',
    '--mantine-color-default-border': '#3b4249',
    '--mantine-color-anchor': '#82abed',
  },
});
