import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useEffect, useState, type MouseEvent } from 'react';
import type { InstanceHead } from '../api';
import { StateDot } from '../page';
import { color } from '../theme';

export interface Anchor {
  /** CSS selector of the section */
  selector: string;
  title: string;
}

interface Props {
  title: string;
  head: InstanceHead | null;
  anchors: Anchor[];
}

/** Appears when the head has scrolled away: what the page is about and the way to its sections. */
export function ScrolledBar({ title, head, anchors }: Props) {
  const { scrolled, current } = usePlace(anchors);
  if (!scrolled) return null;
  return (
    <Box component="nav" aria-label="表单分区" sx={look}>
      <Box sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {title}
      </Box>
      {head?.number && (
        <Box sx={{ fontSize: 13, color: color.ink2, whiteSpace: 'nowrap' }}>{head.number}</Box>
      )}
      {head?.state && (
        <Box sx={{ fontSize: 13 }}>
          <StateDot label={head.state} />
        </Box>
      )}
      <Box sx={{ ml: 'auto', display: 'flex', gap: 5, alignSelf: 'stretch', overflow: 'hidden' }}>
        {anchors.map(({ selector, title: name }) => (
          <Link
            key={selector}
            href="#"
            underline="none"
            aria-current={current === selector ? 'true' : undefined}
            onClick={(event: MouseEvent) => {
              event.preventDefault();
              document.querySelector(selector)?.scrollIntoView({ block: 'start' });
            }}
            sx={current === selector ? { ...anchor, ...here } : anchor}
          >
            {name}
          </Link>
        ))}
      </Box>
    </Box>
  );
}

const appearsAfter = 160;
const readingLine = 180;

function usePlace(anchors: Anchor[]) {
  const [place, setPlace] = useState<{ scrolled: boolean; current: string | null }>({
    scrolled: false,
    current: null,
  });
  useEffect(() => {
    const look = () => {
      const scrolled = window.scrollY > appearsAfter;
      const above = anchors.filter(({ selector }) => {
        const top = document.querySelector(selector)?.getBoundingClientRect().top;
        return top !== undefined && top < readingLine;
      });
      const current = (above.at(-1) ?? anchors[0])?.selector ?? null;
      setPlace((before) =>
        before.scrolled === scrolled && before.current === current ? before : { scrolled, current },
      );
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [anchors]);
  return place;
}

const look = {
  position: 'fixed',
  zIndex: 4,
  top: 'var(--header-height)',
  left: 'var(--menu-width)',
  right: 0,
  height: 42,
  px: 6,
  gap: 3,
  alignItems: 'center',
  display: { xs: 'none', md: 'flex' },
  bgcolor: color.white,
  borderBottom: `1px solid ${color.line}`,
  '@media print': { display: 'none' },
};
const anchor = {
  display: 'flex',
  alignItems: 'center',
  fontSize: 13,
  color: color.ink2,
  whiteSpace: 'nowrap',
  borderBottom: '2px solid transparent',
};
const here = { color: color.teal700, fontWeight: 600, borderBottomColor: color.teal700 };
