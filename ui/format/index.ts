export {
  dateText,
  dateTimeText,
  dayNumber,
  dayText,
  deadlineText,
  isDateOnly,
  monthDayText,
  setTimeZone,
  timeText,
  weekdayText,
} from './dates';
export { moneyText, sizeText } from './numbers';
export { isRestDay, setRestDays } from './working-days';
export { countdownText, remainingUntil, type Remaining, type Urgency } from './urgency';
