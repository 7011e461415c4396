import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef, useState, type Ref } from 'react';
import type { FieldError } from '../api';
import { useDelayed } from '../page';
import { handleOf, type FormHandle } from './form-handle';
import { createForm } from './formio';
import type { FormioForm } from './formio-types';
import { PersonChanges } from './person-changes';
import { prepareForm } from './prepare-form';
import { Resolver, type Resolve } from './resolver';
import { forgetServerError, showServerErrors } from './server-errors';
import { WidgetMounts } from './widget-mounts';
import { WidgetPortals } from './widget-portals';
import './skin.css';
import './grid-skin.css';
import './calendar-skin.css';

export type ChangedBy = 'person' | 'server';

export interface FormHostProps {
  /** Plain Form.io JSON; a new object makes a new form. */
  form: unknown;
  /** What the form shows first; later changes of this object are ignored. */
  data: Record<string, unknown>;
  errors?: FieldError[];
  handle?: Ref<FormHandle>;
  /** The person has changed something, or the server has recomputed what depends on it. */
  onChange?: (data: Record<string, unknown>, by: ChangedBy) => void;
  /** The person has changed the field at this path, so that what was said about it no longer holds. */
  onFieldChange?: (path: string) => void;
  resolve?: Resolve;
}

const noErrors: FieldError[] = [];

/** A Form.io form inside React. Made once per form object; Form.io keeps the data, widgets are drawn by React. */
export default function FormHost(props: FormHostProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [mounts] = useState(() => new WidgetMounts());
  const [live, setLive] = useState<FormioForm | null>(null);
  const [resolving, setResolving] = useState(false);
  const computing = useDelayed(resolving);
  const narrow = useMediaQuery('(max-width:599.95px)');
  const { form: json, errors = noErrors } = props;

  useEffect(() => {
    const place = document.createElement('div');
    element.current?.append(place);
    const lives = new Life();
    void start(place, json, mounts, lives, latest).then((form) => {
      if (!form) return;
      listen(place, form, lives, latest, setResolving);
      assign(latest.current.handle, handleOf(form));
      setLive(form);
    });
    return () => {
      lives.end();
      assign(latest.current.handle, null);
      setLive(null);
      place.remove();
    };
  }, [json, mounts]);

  useEffect(() => {
    if (live) showServerErrors(live, errors);
  }, [live, errors]);

  const classes = ['form-host', narrow && 'is-narrow', computing && 'is-resolving'].filter(Boolean).join(' ');
  return (
    <Box className={classes} aria-busy={!live}>
      {/* what is typed before Form.io has its data would be written over */}
      <div ref={element} style={{ visibility: live ? 'visible' : 'hidden' }} />
      <WidgetPortals mounts={mounts} />
    </Box>
  );
}

/** Ends together with the effect that made it: whatever is still under way then is dropped. */
class Life {
  #endings: (() => void)[] = [];
  ended = false;
  onEnd(ending: () => void): void {
    this.#endings.push(ending);
  }
  end(): void {
    this.ended = true;
    this.#endings.forEach((ending) => ending());
  }
}

interface Latest {
  current: FormHostProps;
}

async function start(place: HTMLElement, json: unknown, mounts: WidgetMounts, life: Life, latest: Latest) {
  const options = { mounts, serverErrors: new Map<string, string>(), noAlerts: true, noLoader: true };
  const form = await createForm(place, prepareForm(json), options);
  const drop = () => form.destroy(true);
  if (life.ended) return void drop();
  life.onEnd(drop);
  await form.setSubmission({ data: structuredClone(latest.current.data) }, { noValidate: true });
  return life.ended ? undefined : form;
}

function listen(
  place: HTMLElement,
  form: FormioForm,
  life: Life,
  latest: Latest,
  onResolving: (underWay: boolean) => void,
): void {
  const changes = new PersonChanges(place, form);
  const resolver = new Resolver(form, latest, onResolving);
  life.onEnd(() => resolver.stop());
  form.on('change', () => {
    if (life.ended) return;
    const fields = changes.take();
    const data = structuredClone(form.submission.data);
    if (resolver.isAnswer(data)) return latest.current.onChange?.(data, 'server');
    if (fields.length === 0) return;
    for (const field of fields) {
      if (forgetServerError(form, field.path)) field.setCustomValidity([], true);
      latest.current.onFieldChange?.(field.path);
    }
    latest.current.onChange?.(data, 'person');
    resolver.ask();
  });
  tellBeforeLeaving(form, changes, life, latest);
}

/** Form.io tells of typing a moment later; when the page goes away within that moment it is told at once. */
function tellBeforeLeaving(form: FormioForm, changes: PersonChanges, life: Life, latest: Latest): void {
  const tell = () => {
    if (changes.any && !life.ended)
      latest.current.onChange?.(structuredClone(form.submission.data), 'person');
  };
  window.addEventListener('pagehide', tell);
  life.onEnd(() => window.removeEventListener('pagehide', tell));
}

function assign(ref: Ref<FormHandle> | undefined, value: FormHandle | null): void {
  if (typeof ref === 'function') ref(value);
  else if (ref) ref.current = value;
}
