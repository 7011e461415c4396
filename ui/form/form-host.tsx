import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef, useState, type Ref } from 'react';
import type { FieldError, Resolved } from '../api';
import { applyResolved } from './apply-resolved';
import { handleOf, type FormHandle } from './form-handle';
import { createForm } from './formio';
import type { FormioForm, FormioInstance } from './formio-types';
import { prepareForm } from './prepare-form';
import { forgetServerError, showServerErrors } from './server-errors';
import { WidgetMounts } from './widget-mounts';
import { WidgetPortals } from './widget-portals';
import './skin.css';
import './grid-skin.css';
import './calendar-skin.css';

export interface FormHostProps {
  /** Plain Form.io JSON; a new object makes a new form. */
  form: unknown;
  /** What the form shows first; later changes of this object are ignored. */
  data: Record<string, unknown>;
  errors?: FieldError[];
  handle?: Ref<FormHandle>;
  /** The person has changed something. */
  onChange?: (data: Record<string, unknown>) => void;
  /** The person has changed the field at this path, so that what was said about it no longer holds. */
  onFieldChange?: (path: string) => void;
  resolve?: (data: Record<string, unknown>, signal: AbortSignal) => Promise<Resolved>;
}

const noErrors: FieldError[] = [];
const pauseBeforeResolve = 400;

/** A Form.io form inside React. Made once per form object; Form.io keeps the data, widgets are drawn by React. */
export default function FormHost(props: FormHostProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [mounts] = useState(() => new WidgetMounts());
  const [live, setLive] = useState<FormioForm | null>(null);
  const narrow = useMediaQuery('(max-width:599.95px)');
  const { form: json, errors = noErrors } = props;

  useEffect(() => {
    const place = document.createElement('div');
    element.current?.append(place);
    const lives = new Life();
    void start(place, json, mounts, lives, latest).then((form) => {
      if (!form) return;
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

  return (
    <Box className={narrow ? 'form-host is-narrow' : 'form-host'} aria-busy={!live}>
      <div ref={element} />
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
  if (life.ended) return undefined;
  listen(form, life, latest);
  return form;
}

interface Change {
  instance?: FormioInstance;
}

function listen(form: FormioForm, life: Life, latest: Latest): void {
  const ask = resolver(form, life, latest);
  form.on('change', ((_submission: unknown, flags: { changed?: Change } | undefined, modified: boolean) => {
    if (!modified || life.ended) return;
    const path = flags?.changed?.instance?.path;
    if (path !== undefined) {
      if (forgetServerError(form, path)) flags?.changed?.instance?.setCustomValidity([], true);
      latest.current.onFieldChange?.(path);
    }
    latest.current.onChange?.(structuredClone(form.submission.data));
    ask();
  }) as never);
}

/** Asks the server to recompute, a moment after the last change; only the newest answer counts. */
function resolver(form: FormioForm, life: Life, latest: Latest): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  const stop = () => {
    clearTimeout(timer);
    running?.abort();
  };
  life.onEnd(stop);
  return () => {
    stop();
    const { resolve } = latest.current;
    if (!resolve) return;
    timer = setTimeout(() => {
      const mine = (running = new AbortController());
      resolve(structuredClone(form.submission.data), mine.signal).then(
        (resolved) => !mine.signal.aborted && applyResolved(form, resolved),
        // Typing goes on without live values; the server computes them again on submission.
        () => undefined,
      );
    }, pauseBeforeResolve);
  };
}

function assign(ref: Ref<FormHandle> | undefined, value: FormHandle | null): void {
  if (typeof ref === 'function') ref(value);
  else if (ref) ref.current = value;
}
