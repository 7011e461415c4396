import { feelUses } from '../lint/feel-uses.js';
import { defineRule } from '../lint/lint-rule.js';

/** Every template's marks are paired and known. */
export const templateSyntax = defineRule('template-syntax', (context) =>
  feelUses(context).broken.map(({ file, element, message }) => ({
    file,
    element,
    message,
    fix: '检查 {{…}}、{{#if …}}…{{/if}} 和 {{#each … in …}}…{{/each}} 是否成对。',
  })),
);
