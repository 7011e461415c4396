import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { IdentityModule } from '../identity/index.js';
import { Choices } from './choices.js';
import { FormService } from './form.service.js';
import { FormsController } from './forms.controller.js';
import { SubmissionValidator } from './submission-validator.js';
import { Validator } from './validator.js';

/** Forms on the server. `LookupSource` and `FileSource` come from global modules of capabilities above. */
@Module({
  imports: [DefinitionsModule, IdentityModule],
  controllers: [FormsController],
  providers: [Choices, Validator, SubmissionValidator, FormService],
  exports: [FormService],
})
export class FormsModule {}
