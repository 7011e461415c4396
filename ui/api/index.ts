export { api } from './api';
export { ApiProblem, offlineProblem, problemOf, problemOfText } from './api-problem';
export { csrf } from './csrf';
export { queries } from './queries';
export { queryClient } from './query-client';
export { urlOf, type QueryValues } from './send';
export { announceSessionExpired, onSessionExpired } from './session-expired';
export { useApplication, useSession } from './use-session';
export type * from './types';
