// Which day? The system's own control writes it in the order of the system, which may be another language's: the day stands below it in
// the language that is spoken here.

import { exactly } from '../words/dates';
import { Field, type FieldProps } from '../widgets/Field';

/** A day that is whole; while it is typed the control tells of none. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const DayField = (props: Omit<FieldProps, 'type' | 'hint'>) => (
  <Field {...props} type="date" hint={DAY.test(props.value ?? '') ? exactly(props.value ?? '') : undefined} />
);
