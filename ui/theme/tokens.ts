/** The palette of the design; contrast figures stand beside the tokens in the design notes. */
export const color = {
  teal900: '#0B3A47',
  teal700: '#0F5568',
  teal600: '#17697F',
  teal200: '#B5CFD5',
  teal100: '#E3EEF0',
  teal50: '#F0F5F5',
  headerText2: '#CFE0E3',
  headerText3: '#A9C3C9',
  ink: '#1F282B',
  ink2: '#50595D',
  ink3: '#636B6F',
  placeholder: '#6A7276',
  controlLine: '#958E81',
  line2: '#C8C1B3',
  line: '#E3DED4',
  hairline: '#EEEAE2',
  bg: '#F5F3EE',
  panel: '#FAF9F6',
  white: '#FFFFFF',
  skeleton: '#EAE6DD',
  success: '#2B6B48',
  successTint: '#E6F0E9',
  successLine: '#B4D1BF',
  warning: '#855000',
  warningTint: '#FAF0DD',
  warningLine: '#E3C58D',
  ochre: '#B57614',
  error: '#AD2B24',
  errorTint: '#FAEAE7',
  errorLine: '#E3B3AC',
  info: '#2A5688',
  infoTint: '#E8EEF6',
  violet: '#5E4480',
  violetTint: '#EFEAF3',
  seal: '#B23A2E',
  badge: '#C9473B',
} as const;

export const font = {
  sans: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC Variable',sans-serif",
  serif: "'Source Han Serif SC','Noto Serif SC',STSong,SimSun,serif",
  mono: "ui-monospace,Consolas,'Courier New',monospace",
} as const;

export const radius = { control: 4, card: 6, dialog: 8, tag: 3, pill: 9 } as const;

const kebab = (name: string): string => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();

/** The palette as custom properties (`--teal-700`, `--ink-2`, `--line`, …) for plain style sheets. */
export const cssVariables: Record<string, string> = Object.fromEntries([
  ...Object.entries(color).map(([name, value]) => [`--${kebab(name)}`, value]),
  ['--font-sans', font.sans],
  ['--font-serif', font.serif],
  ['--font-mono', font.mono],
]);
