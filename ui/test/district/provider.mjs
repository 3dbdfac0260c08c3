// A provider of accounts, as a district has one: OpenID Connect by somebody else's hand, on this machine alone. Said are its
// port and where the server's page is come back to; it prints its issuer once it listens. Two clients are registered: the
// server's page with a secret, and whatever comes back to a person's own machine, without one. Anybody signs in with any
// passphrase: whose account it is, the name says.

import { createServer } from 'node:net';
import Provider from 'oidc-provider';

const [said, page] = process.argv.slice(2);
/** Port 0 is any that is free: the issuer has to be known before it listens. */
const free = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
const port = Number(said) || (await free());
const issuer = `http://127.0.0.1:${port}`;

const person = (login, more = {}) => ({
  email: `${login}@district.example`,
  email_verified: true,
  preferred_username: login,
  ...more,
});
const ACCOUNTS = {
  'sub-ana': person('ana'),
  'sub-tom': person('tom'),
  'sub-nobody': person('nobody'),
  'sub-other-ana': person('ana'),
  'sub-elsewhere': person('ana', { email: 'ana@elsewhere.example' }),
  'sub-unverified': person('tom', { email_verified: false }),
};

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'kith', client_secret: 'a secret of the page', redirect_uris: [page] },
    {
      client_id: 'kith-laptop',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/signed-in'],
    },
  ],
  findAccount: (_, id) => ACCOUNTS[id] && { accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
  pkce: { required: () => true },
  cookies: { keys: ['a key of a test'] },
  features: { devInteractions: { enabled: true } },
});
provider.listen(port, '127.0.0.1', () => console.log(`issuer ${issuer}`));
