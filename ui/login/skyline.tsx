import Box from '@mui/material/Box';

/** Line drawing at the foot of the login panel: some houses and a bridge. */
export function Skyline() {
  return (
    <Box
      component="svg"
      viewBox="0 0 680 200"
      aria-hidden
      sx={{
        width: 1,
        maxWidth: 680,
        fill: 'none',
        stroke: '#A9C3C9',
        strokeWidth: 1.5,
        strokeLinejoin: 'round',
        strokeLinecap: 'round',
      }}
    >
      <path d="M0 176h680" strokeWidth="2" />
      <g opacity=".95">
        <path d="M30 176V104l46-38 46 38v72M20 112l56-46 56 46M64 176v-36h26v36M42 118h18v16H42zM94 118h18v16H94z" />
        <path d="M128 176v-56h68v56M120 126l42-32 42 32M142 136h16v14h-16zM168 136h16v14h-16z" />
      </g>
      <g opacity=".6">
        <path d="M30 44h92M30 38v12M122 38v12M438 36h100M438 30v12M538 30v12" />
        <ellipse cx="214" cy="134" rx="13" ry="17" />
        <path d="M214 151v25" />
        <ellipse cx="420" cy="146" rx="10" ry="13" />
        <path d="M420 159v17" />
        <ellipse cx="646" cy="126" rx="16" ry="20" />
        <path d="M646 146v30M668 176v-62h-8" />
      </g>
      <path
        d="M232 176c30-66 146-66 176 0M250 176c28-46 112-46 140 0M262 146v-14M290 132v-12M320 128v-13M350 132v-12M378 146v-14M230 152c40-58 140-58 180 0"
        opacity=".75"
      />
      <path d="M240 176c10 24 40 26 80 26s70-2 80-26" opacity=".6" />
      <g opacity=".95">
        <path d="M438 176V62h100v114M438 80h100M452 96h18v15h-18zM479 96h18v15h-18zM506 96h18v15h-18zM452 124h18v15h-18zM479 124h18v15h-18zM506 124h18v15h-18zM474 176v-26h28v26" />
        <path d="M538 176v-70h80v70M550 122h56M550 140h56M550 158h56" />
      </g>
    </Box>
  );
}
