import Box from '@mui/material/Box';

/** The mark beside the system's name: a document in a frame. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 26 26"
      aria-hidden
      sx={{
        width: size,
        height: size,
        flex: 'none',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 1.7,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      }}
    >
      <rect x="1.5" y="1.5" width="23" height="23" rx="4.5" />
      <path d="M8 7h6.5L18 10.5V19H8zM14.5 7v3.5H18" />
      <path d="m10.5 14.4 1.8 1.8 3.2-3.4" />
    </Box>
  );
}
