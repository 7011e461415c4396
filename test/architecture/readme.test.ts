import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './source-files.js';

const folders = ['platform', 'definitions', 'ui', 'plugins', 'docs', 'test'];
const files = folders.flatMap((folder) => sourceFiles(folder, ['']).map((file) => file.path));
const names = new Set(files.map((file) => path.basename(file)));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const ignored = readFileSync('.gitignore', 'utf8').split('\n');

const documents = ['README.md', ...files.filter((file) => file.endsWith('.md'))];

/** What a document names as `code`: files by their ending, folders by the slash at their end. */
function placesIn(text: string): string[] {
  const codes = [...text.replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
  return codes.filter((code) => /^[\w.@-]+(\/[\w.@-]+)*(\.(ts|tsx|mjs|json|md|bpmn)|\/)$/.test(code));
}

/** Where the examples of a document are, its own folder, and the top; a bare file name may be anywhere. */
function isThere(place: string, document: string): boolean {
  if (ignored.includes(place)) return true;
  if (!place.includes('/') && names.has(place)) return true;
  const bases = [path.dirname(document), '.', 'test/definitions-example'];
  return bases.some((base) => existsSync(path.join(base, place)));
}

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names files and folders that are there', () => {
    expect(placesIn(text).filter((place) => !isThere(place, document))).toEqual([]);
  });

  it('links to what is there', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target!);
    const local = targets.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(path.join(path.dirname(document), target)))).toEqual([]);
  });

  it('names npm scripts that there are', () => {
    const asked = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('the check itself', () => {
  it('finds what is not there', () => {
    const text = 'See `kernel/nowhere.ts`, `nothing/`, `main.ts` and `a name`.';
    expect(placesIn(text).filter((place) => !isThere(place, 'platform/README.md'))).toEqual([
      'kernel/nowhere.ts',
      'nothing/',
    ]);
  });
});
