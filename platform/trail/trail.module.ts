import { Module } from '@nestjs/common';
import { TrailLog } from './trail-log.js';

@Module({ providers: [TrailLog], exports: [TrailLog] })
export class TrailModule {}
