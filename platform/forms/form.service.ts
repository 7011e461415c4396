import { Injectable } from '@nestjs/common';
import type { Component, Form } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import type { FieldError } from '../kernel/index.js';
import { checkRefused } from './check-refused.js';
import { Choices, type Choice } from './choices.js';
import { computeValues } from './compute-values.js';
import { hasServerRows, placesOf } from './field-values.js';
import type { FormContext } from './form-context.js';
import { modelOf, type FormModel } from './form-model.js';
import { FormScope } from './form-scope.js';
import { LookupSource } from './lookup-source.js';
import { normaliseData } from './normalise-data.js';
import { presentForm } from './present-form.js';
import { SubmissionValidator } from './submission-validator.js';

export interface ResolvedForm {
  /** Plain Form.io JSON with choices, hints and facts; `live` names the data keys that others depend on. */
  json: object;
  /** Prefilled values, or the draft with the server's values brought up to date. */
  data: Variables;
}

export interface Recomputed {
  values: { path: string; value: Json }[];
  hints: { key: string; text: string }[];
  choices: { key: string; values: Choice[] }[];
}

export interface ValidatedForm {
  /** What may be stored: unknown keys dropped, hidden fields cleared, the server's values computed. */
  data: Variables;
  errors: FieldError[];
  /** Things to confirm; `rule` is the id to confirm by. */
  warnings: FieldError[];
}

/** Forms on the server: what people get to see, what is computed while they type, what is accepted. */
@Injectable()
export class FormService {
  constructor(
    private readonly choices: Choices,
    private readonly lookups: LookupSource,
    private readonly submissions: SubmissionValidator,
  ) {}

  /** The form to fill in. @param draft data that was saved before; without it values are prefilled */
  async resolve(form: Form, context: FormContext, draft?: Variables): Promise<ResolvedForm> {
    const { model, scope } = await this.open(form, context, draft ?? {});
    computeValues(model, scope, context.release.bundle.timeZone, draft === undefined);
    const choices = await this.allChoices(model, scope, context);
    const json = presentForm(
      form,
      (component) => ({
        choices: choices.get(component) ?? null,
        hint: component.hint === undefined ? null : scope.text(component.hint),
        items: component.items?.map(({ label, value }) => ({ label, value: scope.text(value) })) ?? null,
      }),
      { live: model.live },
    );
    return { json, data: scope.data };
  }

  /** The form as it was filled in, for reading: no lookups, facts or hints, which would be those of the reader. */
  present(form: Form, context: FormContext, data: Variables): object {
    const scope = new FormScope(context, data);
    return presentForm(form, (component) => {
      if (component.type === 'facts') return undefined;
      return { choices: this.choices.fixed(component, scope, context.release), hint: null, items: null };
    });
  }

  /** What depends on the data typed so far: values of the server, hints, choices. */
  async recompute(form: Form, data: Variables, context: FormContext): Promise<Recomputed> {
    const { model, scope } = await this.open(form, context, data);
    computeValues(model, scope, context.release.bundle.timeZone);
    const choices = await this.allChoices(model, scope, context);
    return {
      values: model.valued
        .filter((field) => field.locked || hasServerRows(field))
        .flatMap((field) => placesOf(field, scope.data))
        .map(({ path, value }) => ({ path, value: value ?? null })),
      hints: model.fields.flatMap(({ component }) =>
        component.hint === undefined ? [] : [{ key: component.key, text: scope.text(component.hint) }],
      ),
      choices: [...choices].map(([component, values]) => ({ key: component.key!, values })),
    };
  }

  /**
   * Whether a submission may be accepted, and what is stored then.
   * @throws Refusal `form-not-checked` when a rule could not be run at all
   */
  async validate(form: Form, data: unknown, context: FormContext): Promise<ValidatedForm> {
    const { model, scope } = await this.open(form, context, data);
    const refused = checkRefused(form, data, scope, context);
    const validated = await this.submissions.validate(form, model, scope, context);
    return { ...validated, errors: [...refused, ...validated.errors] };
  }

  private async open(
    form: Form,
    context: FormContext,
    data: unknown,
  ): Promise<{ model: FormModel; scope: FormScope }> {
    const model = modelOf(form, Object.keys(context.release.functions(context.now)));
    const scope = new FormScope(context, normaliseData(model, data, context.release.bundle.timeZone));
    await scope.look(form, context, this.lookups);
    return { model, scope };
  }

  private async allChoices(
    model: FormModel,
    scope: FormScope,
    { release, tx }: FormContext,
  ): Promise<Map<Component, Choice[]>> {
    const found = new Map<Component, Choice[]>();
    for (const { component } of model.fields) {
      if (!component.source) continue;
      found.set(component, (await this.choices.of(component, scope, release, tx)) ?? []);
    }
    return found;
  }
}
