import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentActor, type Actor } from '../identity/index.js';
import { Api, listQuerySchema, listSchema, type List, type ListQuery } from '../kernel/index.js';
import { ViewService } from './view-service.js';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('views')
export class ViewsController {
  constructor(private readonly views: ViewService) {}

  @Get(':id')
  @Api({
    summary: 'One page of a list, of what the person may read',
    query: listQuerySchema,
    response: listSchema,
  })
  list(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() query: ListQuery): Promise<List> {
    return this.views.list(actor, id, query);
  }

  @Get(':id/export')
  @Api({ summary: 'The whole list as an Excel workbook', query: listQuerySchema })
  async export(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ListQuery,
  ): Promise<StreamableFile> {
    const { name, content } = await this.views.export(actor, id, query);
    return new StreamableFile(content, {
      type: workbook,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}
