import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Form } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import { canonicalJson, type FieldError } from '../kernel/index.js';
import { chosenValue } from './check-choice.js';
import { checkFiles, fileId } from './check-files.js';
import { checkRules } from './check-rules.js';
import { brokenKind, brokenLimit } from './check-value.js';
import { Choices } from './choices.js';
import { computeValues } from './compute-values.js';
import type { CoreError } from './core-result.js';
import { placesOf, put, type Place } from './field-values.js';
import { FileSource } from './file-source.js';
import type { FormContext } from './form-context.js';
import type { Field, FormModel } from './form-model.js';
import type { FormScope } from './form-scope.js';
import type { ValidatedForm } from './form.service.js';
import { messageOf } from './messages.js';
import { Validator } from './validator.js';

/** Hiding a field can change computed values, which can hide another; more rounds than these no form needs. */
const rounds = 4;

/** The checks of a submission, in order: kinds of values, Form.io's rules, choices, files, the form's own rules. */
@Injectable()
export class SubmissionValidator {
  constructor(
    private readonly validator: Validator,
    private readonly choices: Choices,
    private readonly files: FileSource,
  ) {}

  /** `scope.data` becomes the clean data. */
  async validate(
    form: Form,
    model: FormModel,
    scope: FormScope,
    context: FormContext,
  ): Promise<ValidatedForm> {
    const errors = new ErrorList();
    removeBrokenKinds(model, scope.data, errors);
    await this.runCore(form, model, scope, context, errors);
    await this.checkChoices(model, scope, context, errors);
    await this.checkFiles(model, scope, context, errors);
    const rules = checkRules(form.rules, scope);
    rules.errors.forEach((error) => errors.add(error));
    return { data: scope.data, errors: errors.all, warnings: rules.warnings };
  }

  /** Form.io's validation and our computed values, until neither changes the data any more. */
  private async runCore(
    form: Form,
    model: FormModel,
    scope: FormScope,
    { release }: FormContext,
    errors: ErrorList,
  ): Promise<void> {
    let broken: CoreError[] = [];
    for (let round = 1, before = ''; round <= rounds; round += 1) {
      computeValues(model, scope, release.bundle.timeZone);
      const result = await this.validator.run(form, scope.data);
      const isUnchanged = isDeepStrictEqual(result.data, scope.data);
      replace(scope.data, result.data);
      broken = result.errors;
      if (isUnchanged) break;
      const after = canonicalJson(scope.data);
      if (after === before) break;
      before = after;
    }
    addCoreErrors(model, scope.data, broken, errors);
    for (const { field, place } of filledPlaces(model, scope.data)) {
      const rule = field.locked ? null : brokenLimit(field.component, place.value);
      if (rule) errors.addRule(field, place.path, rule);
    }
  }

  private async checkChoices(
    model: FormModel,
    scope: FormScope,
    { release, tx }: FormContext,
    errors: ErrorList,
  ): Promise<void> {
    for (const field of model.fields) {
      if (field.locked) continue;
      const places = filledOf(field, scope.data);
      const choices = places.length > 0 ? await this.choices.of(field.component, scope, release, tx) : null;
      if (!choices) continue;
      for (const place of places) {
        const value = chosenValue(field.component, place.value, choices);
        if (value === undefined) errors.addRule(field, place.path, 'choice');
        else put(place, value);
      }
    }
  }

  private async checkFiles(
    model: FormModel,
    scope: FormScope,
    { actor, tx }: FormContext,
    errors: ErrorList,
  ): Promise<void> {
    const places = filledPlaces(model, scope.data).filter(
      ({ field }) => field.component.type === 'file' && !field.locked,
    );
    if (places.length === 0) return;
    const ids = places.flatMap(({ place }) => idsIn(place.value));
    const found = await this.files.find([...new Set(ids)], actor, tx);
    for (const { field, place } of places) {
      const { component, label } = field;
      const offered = component.value === undefined ? null : scope.evaluate(component.value);
      const checked = checkFiles(
        { path: place.path, label, value: place.value as Json[] },
        component.fileClass,
        found,
        new Set(idsIn(offered)),
      );
      checked.errors.forEach((error) => errors.add(error));
      put(place, checked.value);
    }
  }
}

/** At most one error for each place: the first one found is the one to mend first. */
class ErrorList {
  private readonly byPath = new Map<string, FieldError>();
  private readonly unplaced: FieldError[] = [];

  add(error: FieldError): void {
    if (error.path === '') this.unplaced.push(error);
    else if (!this.byPath.has(error.path)) this.byPath.set(error.path, error);
  }

  addRule({ component, label }: Field, path: string, rule: string): void {
    this.add({ path, message: messageOf({ rule, label, component }), rule });
  }

  get all(): FieldError[] {
    return [...this.byPath.values(), ...this.unplaced];
  }
}

/** Values of a wrong kind would confuse what comes after: they are noted and taken out. */
function removeBrokenKinds(model: FormModel, data: Variables, errors: ErrorList): void {
  for (const { field, place } of filledPlaces(model, data)) {
    const rule = field.locked ? null : brokenKind(field.component, place.value);
    if (!rule) continue;
    errors.addRule(field, place.path, rule);
    put(place, null);
  }
}

function addCoreErrors(model: FormModel, data: Variables, broken: CoreError[], errors: ErrorList): void {
  for (const { path, place, rule } of broken) {
    const field = model.fields.find((candidate) => candidate.place === place);
    // Form.io checks the first row of a grid that has none
    if (!field || field.locked || !placesOf(field, data).some((actual) => actual.path === path)) continue;
    // said by `required` and by our own check of the list
    if (rule === 'array' || rule === 'array_nonempty') continue;
    errors.addRule(field, path, rule);
  }
}

type FilledPlace = Place & { value: Json };

function filledOf(field: Field, data: Variables): FilledPlace[] {
  return placesOf(field, data).filter((place): place is FilledPlace => place.value !== undefined);
}

function filledPlaces(model: FormModel, data: Variables): { field: Field; place: FilledPlace }[] {
  return model.fields.flatMap((field) => filledOf(field, data).map((place) => ({ field, place })));
}

function idsIn(value: Json): string[] {
  return Array.isArray(value) ? value.flatMap((item) => fileId(item) ?? []) : [];
}

/** In place: expressions read this very object. */
function replace(data: Variables, by: Variables): void {
  for (const key of Object.keys(data)) delete data[key];
  Object.assign(data, by);
}
