import type { Components, Theme } from '@mui/material/styles';
import { color, cssVariables, radius } from './tokens';

const focusRing = { outline: `2px solid ${color.teal700}`, outlineOffset: 2 };

/** How the MUI components look everywhere; sizes follow the design's controls section. */
export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      ':root': cssVariables,
      body: { fontVariantNumeric: 'tabular-nums', overflowY: 'scroll' },
      a: { color: color.teal700 },
      ':focus-visible': focusRing,
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' },
      },
      '@media print': { body: { background: '#fff', color: '#000', overflow: 'visible' } },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&:focus-visible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        height: 34,
        padding: '0 14px',
        borderRadius: radius.control,
        whiteSpace: 'nowrap',
        '@media (max-width: 599.95px)': { height: 40 },
      },
      sizeSmall: {
        height: 28,
        padding: '0 10px',
        fontSize: 13,
        '@media (max-width: 599.95px)': { height: 36 },
      },
      sizeLarge: { height: 40, fontSize: 15 },
      outlined: {
        backgroundColor: color.white,
        borderColor: color.line2,
        color: color.ink,
        '&:hover': { borderColor: color.controlLine, backgroundColor: color.panel },
      },
    },
  },
  MuiIconButton: {
    styleOverrides: { root: { borderRadius: radius.control } },
  },
  MuiPaper: { defaultProps: { elevation: 0 } },
  MuiCard: {
    styleOverrides: {
      root: { border: `1px solid ${color.line}`, borderRadius: radius.card, boxShadow: 'none' },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        backgroundColor: color.white,
        fontSize: 14,
        '@media (max-width: 599.95px)': { fontSize: 16 },
        '& .MuiOutlinedInput-notchedOutline': { borderColor: color.controlLine },
        '&:hover:not(.Mui-error, .Mui-focused) .MuiOutlinedInput-notchedOutline': { borderColor: color.ink2 },
        '&.Mui-disabled, &.MuiInputBase-readOnly': { backgroundColor: color.bg },
      },
      input: {
        padding: '0 10px',
        height: 34,
        boxSizing: 'border-box',
        '&::placeholder': { color: color.placeholder, opacity: 1 },
        '@media (max-width: 599.95px)': { height: 42 },
      },
    },
  },
  MuiSelect: { styleOverrides: { select: { display: 'flex', alignItems: 'center', minHeight: 0 } } },
  MuiMenuItem: {
    styleOverrides: { root: { fontSize: 14, minHeight: 34, '&:focus-visible': { outlineOffset: -2 } } },
  },
  MuiTooltip: {
    defaultProps: { arrow: true, enterDelay: 300 },
    styleOverrides: { tooltip: { backgroundColor: color.ink, fontSize: 12, lineHeight: '18px' } },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { borderRadius: radius.dialog, boxShadow: '0 12px 40px rgba(18,32,37,.22)' },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: 18, lineHeight: '28px', fontWeight: 600, padding: '16px 20px 8px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px' } } },
  MuiBackdrop: {
    styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(18,32,37,.46)' } } },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 40, borderBottom: `1px solid ${color.line}` } } },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 40,
        minWidth: 0,
        padding: '0 0 2px',
        marginRight: 26,
        fontSize: 14,
        fontWeight: 400,
        '&.Mui-selected': { fontWeight: 600 },
        '&:focus-visible': { outlineOffset: -2 },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { height: 42, padding: '0 10px', fontSize: 14, borderBottomColor: color.hairline },
      head: {
        height: 38,
        fontSize: 13,
        fontWeight: 600,
        color: color.ink2,
        backgroundColor: color.panel,
        borderBottomColor: color.line,
      },
    },
  },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiSkeleton: { styleOverrides: { root: { backgroundColor: color.skeleton } } },
};
