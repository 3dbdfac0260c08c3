// What is the sign of Kith? Drawn where it stands, in the colour of what is around it.

/** Two people and a third, joined by one line: the sign of Kith. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M8 22C9 12 17 8 24 9" fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" />
    <circle cx="8" cy="22" r="5" fill="currentColor" />
    <circle cx="24" cy="9" r="5" fill="currentColor" />
    <circle cx="22.5" cy="23.5" r="3.75" fill="none" stroke="currentColor" strokeWidth="2.25" />
  </svg>
);
