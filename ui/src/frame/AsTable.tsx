// As which kind of file does a table leave Kith? One button for both: a workbook, in which what the figures mean stands on a
// sheet of its own, or a CSV.

import { FileSpreadsheet } from 'lucide-react';
import type { TableAs } from '../ipc';
import { Button } from '../widgets/Button';
import { Menu } from '../widgets/Menu';
import { t } from '../words';

const KINDS: readonly TableAs[] = ['xlsx', 'csv'];

export interface AsTableProps {
  label: string;
  isDisabled?: boolean;
  onGive: (how: TableAs) => void;
}

export function AsTable({ label, isDisabled, onGive }: AsTableProps) {
  return (
    <Menu
      label={label}
      trigger={
        <Button kind="quiet" icon={FileSpreadsheet} isDisabled={isDisabled}>
          {label}
        </Button>
      }
      commands={KINDS.map((how) => ({ id: how, label: t(`table-as-${how}`), onAction: () => onGive(how) }))}
    />
  );
}

/** Over the columns of the sheet that says what the figures mean. */
export const aboutHeadings = (coverage = t('report-head-coverage')): string[] => [
  t('about-what'),
  t('about-definition'),
  t('report-head-version'),
  coverage,
  t('report-head-rule'),
];
