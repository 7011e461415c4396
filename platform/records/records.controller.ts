import { Controller, Get, Param } from '@nestjs/common';
import { CurrentActor, type Actor } from '../identity/index.js';
import { Api, recordPageSchema, type RecordPage } from '../kernel/index.js';
import { RecordPages } from './record-page.js';

@Controller('records')
export class RecordsController {
  constructor(private readonly pages: RecordPages) {}

  @Get(':type/:id')
  @Api({
    summary: 'One business record as far as the person, or a visitor, may read it',
    response: recordPageSchema,
  })
  open(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id') id: string,
  ): Promise<RecordPage> {
    return this.pages.open(actor, type, id);
  }
}
