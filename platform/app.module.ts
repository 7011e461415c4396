import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DefinitionsModule } from './definitions/index.js';
import { IdentityModule } from './identity/index.js';
import { KernelModule, type Kernel } from './kernel/index.js';

/** The capabilities, in dependency order. */
export const capabilities: Type[] = [DefinitionsModule, IdentityModule];

@Module({})
export class AppModule {
  static with(kernel: Kernel, modules: readonly Type[] = capabilities): DynamicModule {
    return { module: AppModule, imports: [KernelModule.with(kernel), ...modules] };
  }
}
