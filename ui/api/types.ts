/** The wire shapes as the server's OpenAPI document names them. */
export type Tone = 'neutral' | 'open' | 'waiting' | 'running' | 'done' | 'stopped';
export interface FieldError {
  path: string;
  message: string;
  rule?: string;
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  warnings?: FieldError[];
}
export interface Credentials {
  username: string;
  password: string;
}
export interface OrganisationRef {
  id: string;
  name: string;
  type?: string;
  code?: string;
}
export interface PersonRef {
  id: string;
  name: string;
}
export interface Session {
  person: PersonRef | null;
  organisation: OrganisationRef | null;
  roles: { id: string; title: string }[];
  home: string | null;
  csrf: string | null;
  expiresAt: string | null;
}
export interface Application {
  title: string;
  subtitle: string;
  owner: string;
  contact: string;
  locale: string;
  timeZone: string;
  release: string;
  states: Record<string, Tone>;
  portal: string | null;
  loginMethods: string[];
  demo: boolean;
}
export interface MenuItem {
  id: string;
  title: string;
  icon?: string;
  to?: string;
  count?: number;
  overdue?: boolean;
  kind: 'group' | 'caption' | 'entry';
  items?: MenuItem[];
}
export interface Menu {
  items: MenuItem[];
}
export interface Fact {
  label: string;
  value: string;
}
export interface FileRef {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}
export interface ListedFile extends FileRef {
  step: string;
  field: string;
  url: string;
  at: string | null;
  by: string | null;
}
export interface Stage {
  label: string;
  status: 'done' | 'current' | 'todo' | 'skipped';
  at: string | null;
}
export interface InstanceHead {
  id: string;
  process: string;
  processName: string;
  number: string | null;
  title: string;
  state: string | null;
  organisation: OrganisationRef | null;
  startedAt: string;
  endedAt: string | null;
  facts: Fact[];
  stages: Stage[];
}
export interface Step {
  element: string;
  title: string;
  at: string;
  by: PersonRef | null;
  organisation: OrganisationRef | null;
  formTitle: string;
  form: unknown;
  data: Record<string, unknown>;
  count: number;
}
export interface Offer {
  key: string;
  label: string;
  kind: 'task' | 'action' | 'start';
  element: string;
  due: string | null;
}
export interface Diagram {
  xml: string;
  done: string[];
  flows: string[];
  active: { element: string; note: string }[];
}
export interface PrintRef {
  id: string;
  title: string;
  url: string;
}
export interface InstancePage {
  head: InstanceHead;
  diagram: Diagram | null;
  steps: Step[];
  files: ListedFile[];
  offers: Offer[];
  related: { view: string; title: string }[];
  prints: PrintRef[];
}
export interface TrailEntry {
  seq: number;
  at: string;
  command: string;
  element: string | null;
  title: string;
  detail: string;
  person: PersonRef | null;
  organisation: OrganisationRef | null;
  release: string;
  form: string | null;
  files: { name: string; sha256: string }[];
  hash: string;
  previousHash: string;
}
export interface Trail {
  entries: TrailEntry[];
  verified: boolean;
  brokenAt: number | null;
}
export interface WorkPage {
  key: string;
  kind: 'task' | 'action' | 'start';
  process: string;
  element: string;
  title: string;
  crumbs: string[];
  instance: InstanceHead | null;
  subject: InstanceHead | null;
  form: { id: string; version: string; title: string; json: unknown };
  data: Record<string, unknown>;
  draft: { savedAt: string; explicit: boolean; by: PersonRef } | null;
  guard: { ok: boolean; message: string | null; missing: { title: string; who: string; note: string }[] };
  due: string | null;
  submitLabel: string;
  review: boolean;
  reviewNote: string | null;
  offers: Offer[];
  earlier: {
    element: string;
    title: string;
    at: string;
    by: PersonRef | null;
    organisation: OrganisationRef | null;
    facts: Fact[];
  }[];
  prints: PrintRef[];
}
export interface DraftRequest {
  data: Record<string, unknown>;
  formVersion: string;
  explicit: boolean;
}
export interface DraftSaved {
  savedAt: string;
}
export interface Resolved {
  values: { path: string; value?: unknown }[];
  hints: { key: string; text: string }[];
  choices: { key: string; values: { label: string; value?: unknown }[] }[];
}
export interface SubmitRequest {
  data: Record<string, unknown>;
  formVersion: string;
  acceptedWarnings?: string[];
}
export interface Checked {
  errors: FieldError[];
  warnings: FieldError[];
  data: Record<string, unknown>;
}
export interface Completed {
  instance: InstanceHead;
  message: string;
  next: { title: string; who: string; due: string | null }[];
  print: PrintRef | null;
}
export type ColumnFormat =
  'text' | 'money' | 'number' | 'date' | 'datetime' | 'state' | 'due' | 'tag' | 'longtext' | 'files' | 'html';
export interface Column {
  path: string;
  title: string;
  format: ColumnFormat;
  width?: number;
  sortable: boolean;
  place?: 'title' | 'tag' | 'meta' | 'aside' | 'date' | 'hidden';
}
export interface Filter {
  path: string;
  title: string;
  operator: 'contains' | 'equals' | 'in' | 'between';
  format: ColumnFormat;
  choices?: { label: string; value: string }[];
}
export interface RowAction {
  kind: 'open' | 'work' | 'start' | 'view' | 'print' | 'edit';
  title: string;
  to: string;
  icon: 'view' | 'fill' | 'edit' | 'print' | 'list' | 'add';
}
export interface Row {
  id: string;
  to: string | null;
  cells: Record<string, unknown>;
  actions: RowAction[];
}
export interface List {
  id: string;
  title: string;
  crumbs: string[];
  layout: 'table' | 'cards';
  columns: Column[];
  filters: Filter[];
  tabs: { id: string; title: string; count: number | null }[];
  tab: string | null;
  sort: { path: string; direction: 'asc' | 'desc' } | null;
  page: number;
  pageSize: number;
  total: number;
  rows: Row[];
  toolbar: RowAction[];
  exportable: boolean;
  notice: string | null;
  facts: Fact[];
  empty: { title: string; text: string };
  prints: PrintRef[];
}
export interface RecordPage {
  id: string;
  type: string;
  title: string;
  tags: string[];
  state: string | null;
  facts: Fact[];
  changes: { field: string; before: string; after: string }[];
  html: string | null;
  files: ListedFile[];
  deadline: { title: string; at: string; explanation: string } | null;
  chain: { id: string; title: string; at: string; current: boolean }[];
  offers: Offer[];
  prints: PrintRef[];
  instance: { id: string; number: string | null } | null;
}
export interface WorkListItem {
  key: string;
  title: string;
  instanceTitle: string;
  number: string | null;
  due: string | null;
  note: string;
  openedAt: string;
}
export interface WorkList {
  total: number;
  overdue: number;
  dueToday: number;
  items: WorkListItem[];
}
export interface PrintPage {
  id: string;
  title: string;
  html: string;
  orientation: 'portrait' | 'landscape';
  printedBy: string | null;
  printedAt: string;
}
export interface Notification {
  id: string;
  title: string;
  text: string;
  at: string;
  read: boolean;
  to: string | null;
}
export interface Notifications {
  unread: number;
  items: Notification[];
}
