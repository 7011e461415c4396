let token: string | null = null;

/** The write token of the present session; set by whoever reads or makes a session. */
export const csrf = {
  get: (): string | null => token,
  set: (value: string | null): void => {
    token = value;
  },
  /** Header for writes that do not go through the client, for example uploads with progress. */
  header: (): Record<string, string> => (token ? { 'x-csrf-token': token } : {}),
};
