const key = 'login-name';

/** The user name that a person wants to find in the login form again. Never the password. */
export const rememberedName = {
  read: (): string => localStorage.getItem(key) ?? '',
  write: (name: string): void => localStorage.setItem(key, name),
  forget: (): void => localStorage.removeItem(key),
  /** For logging in again in place after the session has expired. */
  keepForThisTab: (name: string): void => sessionStorage.setItem(key, name),
  ofThisTab: (): string => sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? '',
};
