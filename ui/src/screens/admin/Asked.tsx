// What is drawn of a question that is not answered yet, or could not be? A quiet word, or why with a way to ask again.

import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { t } from '../../words';
import { whyWords } from './said';

interface AskedProps<T> {
  of: UseQueryResult<T, Error>;
  children: (told: T) => React.ReactNode;
}

export function Asked<T>({ of, children }: AskedProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isError)
    return (
      <div role="alert">
        <EmptyState
          title={t('admin-not-told')}
          actions={<Button onPress={() => void of.refetch()}>{t('do-retry')}</Button>}
        >
          {whyWords(of.error)}
        </EmptyState>
      </div>
    );
  return (
    <p className="soft" role="status">
      {t('admin-asking')}
    </p>
  );
}
