// Whose passphrase is this? Said to a password manager alone: nobody sees it and no key reaches it.

export const HiddenName = ({ name }: { name: string }) => (
  <input
    className="k-hidden"
    type="text"
    name="username"
    autoComplete="username"
    value={name}
    readOnly
    tabIndex={-1}
    aria-hidden
  />
);
