import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../identity/index.js';
import { Api, printPageSchema, refuse, type PrintPage } from '../kernel/index.js';
import { PrintService } from './print-service.js';

const printQuerySchema = z.object({
  of: z.string().optional().describe('Id of the instance or record'),
  view: z.string().optional().describe('Id of the view whose rows are printed'),
  subject: z.string().optional().describe('Id of the instance that the view is about'),
});

@Controller('prints')
export class PrintsController {
  constructor(private readonly prints: PrintService) {}

  @Get(':id')
  @Api({
    summary: 'A printable page of an instance, a record or a view',
    query: printQuerySchema,
    response: printPageSchema,
  })
  open(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { of, view, subject }: z.infer<typeof printQuerySchema>,
  ): Promise<PrintPage> {
    if (view !== undefined) return this.prints.open(actor, id, { view, subject });
    if (of === undefined) throw refuse('not-found');
    return this.prints.open(actor, id, { of });
  }
}
