import { dateText, dateTimeText, moneyText } from '../../format';
import { yuanInWords } from '../../widgets/yuan-in-words';
import { sameValue } from '../../widgets/same-value';
import { choicesOf, type FormComponent } from '../form-json';

/** A stored value as a person reads it; empty text when nothing was filled in. */
export function valueText(component: FormComponent, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((one) => valueText(component, one)).join('、');
  switch (component.type) {
    case 'money':
      return amountText(String(value));
    case 'datetime':
      return component.enableTime ? dateTimeText(String(value)) : dateText(String(value));
    case 'checkbox':
      return value === true ? '是' : '否';
    case 'select':
    case 'radio':
    case 'checklist':
      return choiceText(component, value);
    default:
      return `${plain(value)}${typeof component.suffix === 'string' ? ` ${component.suffix}` : ''}`;
  }
}

function amountText(amount: string): string {
  const words = yuanInWords(amount);
  return words ? `¥${moneyText(amount)}（${words}）` : amount;
}

function choiceText(component: FormComponent, value: unknown): string {
  const choice = choicesOf(component).find((one) => sameValue(one.value, value));
  return choice?.label ?? plain(value);
}

/** Organisations, people and dictionary entries are stored as objects that carry their name. */
function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, label } = value as { name?: unknown; label?: unknown };
  return typeof name === 'string' ? name : typeof label === 'string' ? label : '';
}
