import { createRequire } from 'node:module';
import { DmnModdle } from 'dmn-moddle';
import { explainXml, unreadable } from '../compile/explain-xml.js';
import { warningToFinding, type ModdleElement, type ModdleWarning } from '../compile/moddle.js';
import type { Finding } from '../types.js';

interface Package {
  uri: string;
}

const resource = createRequire(import.meta.url);
const model = resource('dmn-moddle/resources/dmn/json/dmn13.json') as Package;
const diagram = resource('dmn-moddle/resources/dmn/json/dmndi13.json') as Package;

/** The same namespace in another edition of the specification. */
const edition = ({ uri }: Package, year: string): string => uri.replace('20191111', year);

/**
 * The reader knows DMN 1.3. Tables, expressions and requirements are written the same in the versions around it,
 * under other namespaces; what only another version has is unknown to the reader, and so refused.
 */
const versions: { model: string; diagram: string }[] = [
  { model: model.uri, diagram: diagram.uri },
  { model: 'http://www.omg.org/spec/DMN/20151101/dmn.xsd', diagram: diagram.uri },
  {
    model: 'http://www.omg.org/spec/DMN/20180521/MODEL/',
    diagram: 'http://www.omg.org/spec/DMN/20180521/DMNDI/',
  },
  { model: edition(model, '20211108'), diagram: diagram.uri },
  { model: edition(model, '20230324'), diagram: edition(diagram, '20230324') },
];

/** Reads a DMN file. dmn-moddle only warns of what it then drops, so every warning is an error here. */
export async function readDmn(xml: string): Promise<{ root: ModdleElement | null; findings: Finding[] }> {
  const version = versions.find(({ model: uri }) => xml.includes(`"${uri}"`) || xml.includes(`'${uri}'`));
  if (!version) return { root: null, findings: [unreadable('DMN', '没有 DMN 1.1 至 1.5 的命名空间')] };
  const reader = new DmnModdle({
    dmn: { ...model, uri: version.model },
    dmndi: { ...diagram, uri: version.diagram },
  });
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    return {
      root: rootElement as ModdleElement,
      findings: (warnings as ModdleWarning[]).map((warning) => warningToFinding(warning, 'DMN')),
    };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: ModdleWarning[] };
    const told = warnings.map((warning) => warningToFinding(warning, 'DMN'));
    return { root: null, findings: [...told, unreadable('DMN', explainXml(message, 'DMN').text)] };
  }
}
