import type { components } from './generated/schema';

type Schemas = components['schemas'];

/** The wire shapes by their names in the OpenAPI document; `generated/schema.ts` is made from it. */
export type Application = Schemas['Application'];
export type Checked = Schemas['Checked'];
export type Column = Schemas['Column'];
export type Completed = Schemas['Completed'];
export type Credentials = Schemas['Credentials'];
export type DraftRequest = Schemas['DraftRequest'];
export type Fact = Schemas['Fact'];
export type FieldError = Schemas['FieldError'];
export type FileRef = Schemas['FileRef'];
export type Filter = Schemas['Filter'];
export type InstanceHead = Schemas['InstanceHead'];
export type InstancePage = Schemas['InstancePage'];
export type List = Schemas['List'];
export type ListedFile = Schemas['ListedFile'];
export type MenuItem = Schemas['MenuItem'];
export type Notification = Schemas['Notification'];
export type Offer = Schemas['Offer'];
export type PersonRef = Schemas['PersonRef'];
export type PrintPage = Schemas['PrintPage'];
export type PrintRef = Schemas['PrintRef'];
export type Problem = Schemas['Problem'];
export type RecordPage = Schemas['RecordPage'];
export type Resolved = Schemas['Resolved'];
export type Row = Schemas['Row'];
export type RowAction = Schemas['RowAction'];
export type Session = Schemas['Session'];
export type Stage = Schemas['Stage'];
export type SubmitRequest = Schemas['SubmitRequest'];
export type Trail = Schemas['Trail'];
export type TrailEntry = Schemas['TrailEntry'];
export type WorkList = Schemas['WorkList'];
export type WorkPage = Schemas['WorkPage'];

export type Tone = Application['states'][string];
export type WorkListItem = WorkList['items'][number];
