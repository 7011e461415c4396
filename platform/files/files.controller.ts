import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, CurrentPerson, type Actor, type PersonActor } from '../identity/index.js';
import { Api, fileRefSchema, refuse, type FileRef } from '../kernel/index.js';
import { FileService, largestFile } from './file.service.js';

const uploadQuerySchema = z.object({
  types: z.string().max(200).optional().describe('Kinds by name, separated by commas: `pdf,docx`'),
  maxSize: z.coerce.number().positive().max(largestFile).default(largestFile).describe('MB'),
});
const downloadQuerySchema = z.object({ download: z.string().optional() });

/** Kinds that a browser shows by itself; none of them can run a script. */
const shown = ['application/pdf', 'image/jpeg', 'image/png'];

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly files: FileService) {}

  /** Limits are hints that spare the person a wait: a submission checks the class of its field again. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @Api({ summary: '上传文件', query: uploadQuerySchema, response: fileRefSchema, status: 201 })
  async upload(
    @CurrentPerson() actor: PersonActor,
    @Query() { types, maxSize }: z.infer<typeof uploadQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<FileRef> {
    if (!request.isMultipart()) throw refuse('file-missing');
    // one byte more than allowed, so that a file of exactly the limit passes
    const part = await request.file({
      limits: { files: 1, fileSize: Math.floor(maxSize * 1024 * 1024) + 1 },
    });
    if (!part) throw refuse('file-missing');
    return this.files.store({ name: part.filename, content: part.file }, actor, {
      types: types?.split(',') ?? null,
      maxSize,
    });
  }

  @Get(':id')
  @Api({ summary: '下载或预览文件', query: downloadQuerySchema })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { download }: z.infer<typeof downloadQuerySchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.files.open(id, actor);
    const how = download === undefined && shown.includes(file.type) ? 'inline' : 'attachment';
    void reply.headers({
      'cache-control': 'private, max-age=3600',
      // shown in a frame of our own pages only
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    });
    return new StreamableFile(content, {
      type: file.type,
      length: file.size,
      disposition: `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
