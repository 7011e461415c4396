import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ReleaseService } from '../definitions/index.js';
import { CurrentPerson, type PersonActor } from '../identity/index.js';
import { Api, refuse } from '../kernel/index.js';

/** A form as Form.io's own REST interface has it. */
const formSchema = z.looseObject({
  _id: z.string(),
  title: z.string(),
  name: z.string(),
  path: z.string(),
  type: z.literal('form'),
  display: z.literal('form'),
  components: z.array(z.unknown()),
});

@ApiTags('forms')
@Controller('forms')
export class FormsController {
  constructor(private readonly releases: ReleaseService) {}

  @Get(':id')
  @Api({ summary: '表单定义', response: formSchema })
  show(@CurrentPerson() _: PersonActor, @Param('id') id: string): z.infer<typeof formSchema> {
    const form = this.releases.current().forms.get(id)?.json;
    if (!form) throw refuse('not-found');
    const { title, components } = form;
    return { _id: id, title, name: id, path: id, type: 'form', display: 'form', components };
  }
}
