// Which keys? Drawn as keys, read as words.

export const Kbd = ({ children }: { children: string }) => <kbd className="k-kbd">{children}</kbd>;
