import { datagrid } from './datagrid';
import { editgrid } from './editgrid';
import { field } from './field';
import { label } from './label';
import { message } from './message';
import { panel } from './panel';

/** Form.io's Bootstrap templates, as far as this product draws them otherwise. */
export const templates = {
  datagrid: { form: datagrid },
  editgrid: { form: editgrid },
  field: { form: field },
  label: { form: label },
  message: { form: message },
  panel: { form: panel },
};
