import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { asForm, childrenOf, type FormComponent } from '../form-json';
import { isShown } from '../conditions';
import { ReadFields } from './read-fields';
import { ReadSection } from './read-section';

interface Props {
  form: unknown;
  data: Record<string, unknown>;
  /** At the right end of a section's head, for example a link to change it. */
  aside?: (section: FormComponent) => ReactNode;
  /** Level of the section titles, one below the title that stands over the form. */
  level?: 2 | 3;
}

/** A filled-in form to read: the same sections, labels on the left, values as text; needs no Form.io. */
export function FormReader({ form, data, aside, level = 2 }: Props) {
  const parts = partsToRead(asForm(form).components, data).filter(
    ({ section, row }) => isShown(section, data, row) && childrenOf(section).some(saysSomething),
  );
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {parts.map(({ section, row }) => (
        <ReadSection key={section.key} title={section.title ?? ''} aside={aside?.(section)} level={level}>
          <ReadFields components={childrenOf(section)} data={data} row={row} />
        </ReadSection>
      ))}
    </Box>
  );
}

/** Facts are looked up for the person who fills in; later they may be gone. */
const saysSomething = (component: FormComponent): boolean =>
  component.type !== 'facts' || (component.items?.length ?? 0) > 0;

interface Part {
  section: FormComponent;
  /** What the section's keys refer to */
  row: Row;
}
type Row = Record<string, unknown>;

/** Sections inside a container keep their titles; loose fields are read in a section without one. */
function partsToRead(components: FormComponent[], row: Row): Part[] {
  const parts: Part[] = [];
  for (const component of components) {
    const last = parts.at(-1);
    if (component.type === 'panel') parts.push({ section: component, row });
    else if (component.type === 'container' && component.components?.some(({ type }) => type === 'panel')) {
      parts.push(...partsToRead(component.components, (row[component.key] ?? {}) as Row));
    } else if (last?.section.key.startsWith('loose-')) last.section.components?.push(component);
    else
      parts.push({ section: { type: 'panel', key: `loose-${component.key}`, components: [component] }, row });
  }
  return parts;
}
