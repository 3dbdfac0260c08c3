// What is drawn when a room breaks, or could not be read? A clear sentence and a way on; never a blank window.

import { Component } from 'react';
import { t } from '../words';
import { failureOf, Refused } from '../ipc';
import { failureWords } from '../words/failure';
import { Button } from '../widgets/Button';
import { EmptyState } from '../widgets/EmptyState';

/** What could not be read, with a way to try again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = error instanceof Refused ? failureWords(failureOf(error)) : t('broken-words');
  return (
    <div className="page" role="alert">
      <EmptyState title={t('broken-title')} actions={<Button onPress={onRetry}>{t('do-retry')}</Button>}>
        {words}
      </EmptyState>
    </div>
  );
}

/** Catches a room that breaks while it is drawn. With another key (another room) it begins anew. */
export class Boundary extends Component<{ children: React.ReactNode }, { error: unknown }> {
  state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  render() {
    if (this.state.error === null) return this.props.children;
    return <Trouble error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
