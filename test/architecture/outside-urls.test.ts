import { sourceFiles } from './source-files.js';

/** Names that look like addresses and are never fetched, and this host itself. */
const allowed = [
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)/,
  // reserved for what does not exist (RFC 2606)
  /^https?:\/\/[a-z.]+\.invalid\b/,
  /^http:\/\/www\.omg\.org\//,
  /^http:\/\/camunda\.org\/schema\//,
  // names of the BPMN extensions of other engines, which import understands
  /^http:\/\/(activiti|flowable)\.org\/bpmn$/,
  /^https?:\/\/bpmn\.io\/schema/,
  /^http:\/\/www\.w3\.org\//,
  /^https?:\/\/json-schema\.org\//,
  /^https:\/\/unpkg\.com\/@camunda\/zeebe-element-templates-json-schema/,
];

describe('addresses in the code', () => {
  it('name no host outside', () => {
    const found = ['platform', 'ui', 'plugins']
      .flatMap((folder) => sourceFiles(folder, ['.ts', '.tsx', '.mjs', '.json', '.css', '.html']))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?:https?|wss?):\/\/[^\s'"`<>)\\]+/g)]
          .map(([url]) => url)
          .filter((url) => !url.includes('${') || !url.startsWith('http://${'))
          .filter((url) => !allowed.some((pattern) => pattern.test(url)))
          .map((url) => `${path} ${url}`),
      );
    expect(found).toEqual([]);
  });
});
