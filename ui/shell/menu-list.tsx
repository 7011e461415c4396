import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { MenuItem } from '../api';
import { color } from '../theme';
import { MenuCount } from './menu-count';
import { menuIcon } from './menu-icons';
import { workIn } from './work-in';

interface Props {
  items: MenuItem[];
  current: string | undefined;
  isOpen: (group: MenuItem) => boolean;
  onToggle: (group: MenuItem) => void;
  onFollow?: () => void;
  level?: number;
}

const heights = [34, 31, 29];
const indents = ['17px', '43px', '55px'];

/** One level of the menu; groups draw the next one under themselves. */
export function MenuList({ level = 0, ...props }: Props) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {props.items.map((item) => (
        <li key={item.id}>
          {item.kind === 'caption' && <Caption item={item} />}
          {item.kind === 'entry' && <Entry {...props} item={item} level={level} />}
          {item.kind === 'group' && <Group {...props} item={item} level={level} />}
        </li>
      ))}
    </Box>
  );
}

type PartProps = Props & { item: MenuItem; level: number };

function Caption({ item }: { item: MenuItem }) {
  return (
    <Box sx={{ pl: '43px', pt: '5px', lineHeight: '24px', fontSize: 12, color: color.ink3 }}>
      {item.title}
    </Box>
  );
}

function Entry({ item, level, current, onFollow }: PartProps) {
  const here = item.id === current;
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <ButtonBase
      component={Link}
      ref={row}
      to={item.to ?? '/home'}
      onClick={onFollow}
      aria-current={here ? 'page' : undefined}
      sx={{
        ...rowLook(level),
        ...(here && {
          bgcolor: color.teal100,
          color: color.teal700,
          fontWeight: 600,
          boxShadow: `inset 3px 0 ${color.teal700}`,
        }),
      }}
    >
      {level === 0 && <LeadingIcon name={item.icon} />}
      <span>{item.title}</span>
      <MenuCount count={item.count} overdue={item.overdue} />
    </ButtonBase>
  );
}

function Group({ item, level, isOpen, onToggle, ...rest }: PartProps) {
  const open = isOpen(item);
  const Chevron = open ? ExpandMoreOutlined : ChevronRightOutlined;
  return (
    <>
      <ButtonBase aria-expanded={open} onClick={() => onToggle(item)} sx={rowLook(level)}>
        {level === 0 && <LeadingIcon name={item.icon} />}
        <span>{item.title}</span>
        <Box component="span" sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
          {!open && <MenuCount {...workIn(item)} />}
          <Chevron aria-hidden sx={{ fontSize: 18, color: color.ink3 }} />
        </Box>
      </ButtonBase>
      {open && (
        <MenuList {...rest} items={item.items ?? []} isOpen={isOpen} onToggle={onToggle} level={level + 1} />
      )}
    </>
  );
}

function LeadingIcon({ name }: { name: string | undefined }) {
  const Icon = menuIcon(name);
  return <Icon aria-hidden sx={{ fontSize: 18, mr: 2, color: color.ink2 }} />;
}

function rowLook(level: number) {
  return {
    display: 'flex',
    justifyContent: 'flex-start',
    width: 1,
    minHeight: { xs: 42, md: heights[level] ?? 29 },
    pl: indents[level] ?? '63px',
    pr: 3,
    textAlign: 'left',
    fontFamily: 'inherit',
    fontSize: 14,
    lineHeight: '20px',
    color: color.ink,
    '&:hover': { bgcolor: color.teal50 },
    '&:focus-visible': { outlineOffset: -2 },
  } as const;
}
