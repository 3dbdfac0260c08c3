// What holds for the whole screen? A quiet line above it: plain, good, needs a person, or wrong.

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';

export type Tone = 'plain' | 'good' | 'attention' | 'wrong';

const ICONS = { plain: Info, good: CircleCheck, attention: CircleAlert, wrong: TriangleAlert };

export interface BannerProps {
  tone?: Tone;
  children: React.ReactNode;
  actions?: React.ReactNode;
  /** 'alert' is read out at once. */
  role?: 'alert' | 'status' | 'note';
}

export function Banner({ tone = 'plain', children, actions, role = 'note' }: BannerProps) {
  const Icon = ICONS[tone];
  return (
    <div className="k-banner" data-tone={tone} role={role}>
      <Icon aria-hidden strokeWidth={1.75} />
      <div className="k-banner-words">{children}</div>
      {actions}
    </div>
  );
}
