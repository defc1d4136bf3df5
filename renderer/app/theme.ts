/** The look of the desk: Mantine's theme over the colours in palette.css. */
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = ['#e2f2f0', '#c9e6e3', '#a3d3ce', '#74bcb6', '#45a29b', '#1f8781', '#0b6e69', '#095e5a', '#074e4a', '#053d3a'];
const alert: MantineColorsTuple = ['#fde8e7', '#f9cdcb', '#f1a3a0', '#e67571', '#d84c47', '#c6312c', '#b4231f', '#981c19', '#7c1614', '#611110'];
// Shade 4 draws the edge of fields, 5 placeholders, 6 secondary text: each with the contrast that its use needs.
const gray: MantineColorsTuple = ['#f8fafa', '#eef1f3', '#e4e9ec', '#dfe5e8', '#87959d', '#667680', '#55656f', '#3c4b54', '#22333b', '#17242b'];
const dark: MantineColorsTuple = ['#e6edf0', '#c4d0d6', '#a3b3bb', '#8fa1aa', '#6d808a', '#24333a', '#1b2a31', '#10191d', '#0c1417', '#070d10'];

export const theme = createTheme({
  primaryColor: 'brand',
  // The same in the dark: white on it meets AA, which a lighter shade does not.
  primaryShade: 6,
  autoContrast: true,
  // Where black and white text have the same contrast (4.58): whichever is chosen meets AA.
  luminanceThreshold: 0.179,
  colors: { brand, alert, red: alert, gray, dark },
  black: '#17242b',
  fontFamily: "'Inter Variable', Inter, 'Noto Sans', 'DejaVu Sans', sans-serif",
  headings: { fontFamily: "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', 'Inter Variable', sans-serif", fontWeight: '700' },
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Textarea: { defaultProps: { size: 'sm' } },
    // A dialog's heading is not the page's banner.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } }, transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.45 } } },
  },
});
