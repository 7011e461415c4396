import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { CurrentActor, CurrentPerson, type Actor, type PersonActor } from '../identity/index.js';
import { Api, notificationsSchema } from '../kernel/index.js';
import { NotificationService, type Notifications } from './notification-service.js';

const readRequestSchema = z.object({
  ids: z.array(z.uuid()).max(200).optional().describe('Absent: all of them'),
});

@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationService) {}

  @Get()
  @Api({ summary: 'What the person has been told, newest first', response: notificationsSchema })
  list(@CurrentActor() actor: Actor): Promise<Notifications> {
    return this.notifications.listFor(actor);
  }

  @Post('read')
  @Api({ summary: 'Marks notifications as read', body: readRequestSchema, response: notificationsSchema })
  async markRead(
    @CurrentPerson() actor: PersonActor,
    @Body() request: z.infer<typeof readRequestSchema>,
  ): Promise<Notifications> {
    await this.notifications.markRead(actor, request.ids ?? 'all');
    return this.notifications.listFor(actor);
  }
}
