export const loadFormHost = () => import('./form-host');

/** Fetches Form.io's chunk ahead of time; a module of its own, so that whoever asks for it loads nothing else. */
export const prefetchFormHost = (): void => void loadFormHost();
