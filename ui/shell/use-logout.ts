import { useMutation } from '@tanstack/react-query';
import { api } from '../api';

/** Ends the session. The page is left as a whole, so nothing of the person stays in memory. */
export function useLogout() {
  return useMutation({
    mutationFn: api.logout,
    onSuccess: () => {
      sessionStorage.clear();
      window.location.assign('/login');
    },
  });
}
