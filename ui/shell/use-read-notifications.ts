import { useMutation } from '@tanstack/react-query';
import { api, queries, queryClient } from '../api';

export function useReadNotifications() {
  return useMutation({
    mutationFn: api.readNotifications,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.notifications().queryKey }),
  });
}
