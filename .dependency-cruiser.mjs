/**
 * The order of the platform's capabilities, lowest first: a folder may import the folders before it, and only
 * through their index.ts. This array is the one place that says so (platform/README.md explains it).
 */
export const capabilities = [
  'kernel',
  'engine',
  'definitions',
  'rehearsal',
  'identity',
  'access',
  'forms',
  'files',
  'records',
  'views',
  'prints',
  'trail',
  'outbox',
  'tasks',
  'menus',
  'notifications',
  'behaviours',
  'processes',
  'plugin-api',
  'demo',
];

const folder = (names) => `^platform/(${names.join('|')})/`;

const onlyDownwards = capabilities.slice(0, -1).map((capability, position) => ({
  name: `${capability}-only-downwards`,
  comment: `platform/${capability} may import only what stands before it in the order of capabilities.`,
  severity: 'error',
  from: { path: folder([capability]) },
  to: { path: folder(capabilities.slice(position + 1)) },
}));

const throughIndex = capabilities.map((capability) => ({
  name: `${capability}-through-index`,
  comment: `What others need of platform/${capability} is exported by its index.ts.`,
  severity: 'error',
  from: { pathNot: `^platform/${capability}/` },
  to: { path: `^platform/${capability}/`, pathNot: `^platform/${capability}/index\\.ts$` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...onlyDownwards,
    ...throughIndex,
    {
      name: 'no-cycles',
      comment: 'Types that refer to each other may; code that runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'capabilities-do-not-import-the-application',
      severity: 'error',
      from: { path: '^platform/[^/]+/' },
      to: { path: '^platform/[^/]+$' },
    },
    {
      name: 'engine-is-pure',
      comment: 'The engine is a pure function: nothing of the platform and no module that does I/O.',
      severity: 'error',
      from: { path: '^platform/engine/' },
      to: { path: ['^platform/(?!engine/)', '^node_modules/(@nestjs|sequelize|pg|graphile-worker)/'] },
    },
    {
      name: 'engine-does-no-io',
      comment: 'node:module is there to read the JSON descriptors of BPMN extensions at load, nothing else.',
      severity: 'error',
      from: { path: '^platform/engine/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?module$' },
    },
    {
      name: 'ui-imports-no-server-code',
      comment: "The browser's client is generated from the OpenAPI document.",
      severity: 'error',
      from: { path: '^ui/' },
      to: { path: ['^platform/', '^plugins/[^/]+/server/'] },
    },
    {
      name: 'server-imports-no-ui-code',
      severity: 'error',
      from: { path: '^(platform|plugins/[^/]+/server)/' },
      to: { path: '^(ui|plugins/[^/]+/ui)/' },
    },
    {
      name: 'plugin-server-through-plugin-api',
      severity: 'error',
      from: { path: '^plugins/[^/]+/server/' },
      to: { path: '^platform/(?!plugin-api/index\\.ts$)' },
    },
    {
      name: 'plugin-ui-through-widget-contracts',
      severity: 'error',
      from: { path: '^plugins/[^/]+/ui/' },
      to: { path: '^ui/(?!widgets/)' },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^platform/[^/]+/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      // a clone that has not been built yet has no dist/
      to: { couldNotResolve: true, pathNot: '/dist/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
