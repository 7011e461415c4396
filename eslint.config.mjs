import tseslint from 'typescript-eslint';

const strictAboutTypes = tseslint.configs.strictTypeChecked.map((config) => ({
  ...config,
  files: ['platform/**/*.ts', 'plugins/*/server/**/*.ts'],
}));

const strict = tseslint.configs.strict.map((config) => ({
  ...config,
  files: ['ui/**/*.{ts,tsx}', 'plugins/*/ui/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
}));

/** What TypeScript's own checks do not say, for every file. */
const everywhere = {
  files: ['**/*.{ts,tsx,mjs}'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-debugger': 'error',
    'no-else-return': 'error',
    'no-param-reassign': 'error',
    'no-unreachable': 'error',
    'no-unsafe-finally': 'error',
    'no-self-assign': 'error',
    'no-duplicate-imports': 'off',
    'object-shorthand': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    complexity: ['error', { max: 20 }],
  },
};

/** Where the strict set asks for more words than it gives safety. */
const relaxed = {
  files: ['**/*.{ts,tsx}'],
  rules: {
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/consistent-type-imports': 'off',
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-dynamic-delete': 'off',
  },
};
const relaxedTypes = {
  files: ['platform/**/*.ts', 'plugins/*/server/**/*.ts'],
  rules: {
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    '@typescript-eslint/no-confusing-void-expression': 'off',
    '@typescript-eslint/no-unnecessary-condition': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/require-await': 'off',
  },
};

/** A browser must be able to run under `script-src 'self'`, and a test may look at anything. */
const tests = {
  files: ['test/**/*.{ts,tsx}'],
  rules: { '@typescript-eslint/no-explicit-any': 'off', 'max-lines': 'off', 'no-warning-comments': 'off' },
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'var/**',
      'coverage/**',
      'test-results/**',
      'definitions/schemas/**',
      'ui/**/generated/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...strict,
  ...strictAboutTypes,
  {
    files: ['platform/**/*.ts', 'plugins/*/server/**/*.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  everywhere,
  relaxed,
  relaxedTypes,
  tests,
);
