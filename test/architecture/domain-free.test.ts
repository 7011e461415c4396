import { domainIdsOfWords, domainLabels, domainWords, wordsOf } from './domain-words.js';
import { sourceFiles } from './source-files.js';

const code = ['platform', 'ui', 'plugins'].flatMap((folder) =>
  sourceFiles(folder, ['.ts', '.tsx', '.mjs', '.json', '.css', '.html', '.sql']),
);

describe('platform, ui and plugins know no domain', () => {
  const words = domainWords();
  const labels = domainLabels();

  it('finds the words of the bundle', () => {
    expect(words.size).toBeGreaterThan(10);
    expect(labels.size).toBeGreaterThan(10);
  });

  it('uses no English word of the bundle', () => {
    const found = code.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          [...new Set(wordsOf(line))]
            .filter((word) => words.has(word))
            .map((word) => `${path}:${index + 1} ${word}`),
        ),
    );
    expect(found).toEqual([]);
  });

  it('uses no id of the bundle', () => {
    const ids = [...domainIdsOfWords()].map((id) => new RegExp(`\\b${id}\\b`));
    const found = code.flatMap(({ path, text }) =>
      ids.filter((id) => id.test(text)).map((id) => `${path} ${id.source}`),
    );
    expect(found).toEqual([]);
  });

  it('uses no Chinese name of the bundle', () => {
    const found = code.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          [...labels].filter((label) => line.includes(label)).map((label) => `${path}:${index + 1} ${label}`),
        ),
    );
    expect(found).toEqual([]);
  });
});
