export { FireTimer, type TimerResult } from './commands/fire-timer.js';
export { RetryIncident } from './commands/retry-incident.js';
export { SubmitWork } from './commands/submit-work.js';
export { Incidents, type Incident } from './incidents.js';
export { ProcessesModule } from './processes.module.js';
export { WorkDrafts } from './work-drafts.js';
export { startWorkKey, taskWorkKey } from './work-key.js';
export { WorkPages } from './pages/work-page.js';
export type { Submission } from './submission.js';
