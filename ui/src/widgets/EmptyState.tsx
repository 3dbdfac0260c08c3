// What stands where nothing is yet? An honest sentence and what to do next. No picture.

export interface EmptyStateProps {
  title: string;
  children?: React.ReactNode;
  actions?: React.ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="k-empty">
      <h2 className="k-empty-title">{title}</h2>
      {children && <p className="k-empty-words">{children}</p>}
      {actions && <div className="k-empty-actions">{actions}</div>}
    </div>
  );
}
