import { Module } from '@nestjs/common';
import { ReleaseService } from './release-service.js';

/** The definitions of the running service. */
@Module({ providers: [ReleaseService], exports: [ReleaseService] })
export class DefinitionsModule {}
