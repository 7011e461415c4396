import { useMutation } from '@tanstack/react-query';
import { api, queryClient, queries, type Credentials } from '../api';
import { rememberedName } from './remembered-name';

/** Logs in; the session is known everywhere at once. */
export function useLogin() {
  return useMutation({
    mutationFn: (credentials: Credentials) => api.login(credentials),
    onSuccess: (session, credentials) => {
      rememberedName.keepForThisTab(credentials.username);
      queryClient.setQueryData(queries.session().queryKey, session);
    },
  });
}
