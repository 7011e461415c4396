import { createTheme } from '@mui/material/styles';
import { zhCN } from '@mui/material/locale';
import { components } from './components';
import { color, font, radius } from './tokens';

/** The one MUI theme of the product. */
export const theme = createTheme(
  {
    palette: {
      primary: { main: color.teal700, dark: color.teal600, light: color.teal200, contrastText: color.white },
      secondary: { main: color.ink2 },
      error: { main: color.error, light: color.errorTint },
      warning: { main: color.warning, light: color.warningTint },
      success: { main: color.success, light: color.successTint },
      info: { main: color.info, light: color.infoTint },
      text: { primary: color.ink, secondary: color.ink2, disabled: color.ink3 },
      divider: color.line,
      background: { default: color.bg, paper: color.white },
    },
    spacing: 4,
    shape: { borderRadius: radius.control },
    breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1200, xl: 1600 } },
    typography: {
      fontFamily: font.sans,
      fontWeightBold: 600,
      fontSize: 14,
      htmlFontSize: 16,
      h1: { fontSize: 20, lineHeight: '30px', fontWeight: 600 },
      h2: { fontSize: 15, lineHeight: '24px', fontWeight: 600 },
      h3: { fontSize: 14, lineHeight: '22px', fontWeight: 600 },
      body1: { fontSize: 14, lineHeight: 1.6 },
      body2: { fontSize: 13, lineHeight: '20px' },
      caption: { fontSize: 12, lineHeight: '18px' },
      button: { fontSize: 14, fontWeight: 500, textTransform: 'none' },
    },
    components,
  },
  zhCN,
);
