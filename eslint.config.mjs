import reactHooks from 'eslint-plugin-react-hooks';
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
    'object-shorthand': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    'no-control-regex': 'error',
    // a switch counts once: its cases are read one by one
    complexity: ['error', { max: 25, variant: 'modified' }],
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
    '@typescript-eslint/no-base-to-string': 'off',
    '@typescript-eslint/no-confusing-void-expression': 'off',
    '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    '@typescript-eslint/no-unnecessary-condition': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/require-await': 'off',
  },
};

const hooks = {
  files: ['ui/**/*.{ts,tsx}', 'plugins/*/ui/**/*.{ts,tsx}'],
  plugins: { 'react-hooks': reactHooks },
  rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
};

/** A test may look at anything, and its tables may be long. */
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
  hooks,
  tests,
);
