// What has to be said before it can be done? It stands where it is said, and is read aloud.

export const Missed = ({ children }: { children: string }) => (
  <p className="visit-missing" role="alert">
    {children}
  </p>
);
