import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'react-router';
import { queries, type MenuItem } from '../api';
import { ProblemNote } from '../page';
import { currentEntry } from './current-entry';
import { MenuList } from './menu-list';
import { useOpenGroups } from './use-open-groups';

const none: MenuItem[] = [];

/** The role's menu. On pages that no entry names, the entry one came from stays marked. */
export function SideMenu({ person, onFollow }: { person: string; onFollow?: () => void }) {
  const menu = useQuery({ ...queries.menu(person), refetchInterval: 60_000 });
  const items = menu.data?.items ?? none;
  const place = useLocation();
  const last = useRef<string | undefined>(undefined);
  const current = currentEntry(items, place)?.id ?? last.current;
  last.current = current;
  const groups = useOpenGroups(items, current);
  return (
    <Box component="nav" aria-label="主菜单" sx={{ py: 2 }}>
      {menu.isError && <ProblemNote error={menu.error} onRetry={() => void menu.refetch()} />}
      <MenuList
        items={items}
        current={current}
        isOpen={groups.isOpen}
        onToggle={groups.toggle}
        onFollow={onFollow}
      />
    </Box>
  );
}
