import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { NotificationService } from './notification-service.js';
import { NotificationsController } from './notifications.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [NotificationsController],
  providers: [NotificationService],
  exports: [NotificationService],
})
export class NotificationsModule {}
