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
  const sections = sectionsToRead(asForm(form).components).filter((section) => isShown(section, data));
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {sections.map((section) => (
        <ReadSection key={section.key} title={section.title ?? ''} aside={aside?.(section)} level={level}>
          <ReadFields components={childrenOf(section)} data={data} row={data} />
        </ReadSection>
      ))}
    </Box>
  );
}

/** Loose fields are read in a section without a title. */
function sectionsToRead(components: FormComponent[]): FormComponent[] {
  const sections: FormComponent[] = [];
  for (const component of components) {
    const last = sections.at(-1);
    if (component.type === 'panel') sections.push(component);
    else if (last?.key.startsWith('loose-')) last.components?.push(component);
    else sections.push({ type: 'panel', key: `loose-${component.key}`, components: [component] });
  }
  return sections;
}
