// The CommonJS door has the same types.
import scaledmail = require('scaledmail');

const client = new scaledmail.Client();
const receipt: Promise<scaledmail.Receipt> = client.orders.createCustom({
  provider: 'buy',
  providers: { google: { domains: [{ domain: 'a.com', firstName: 'A', lastName: 'B' }], mailboxesPerDomain: 3 } },
});
const failure: typeof scaledmail.ScaledMailError = scaledmail.TimeoutError;
void [receipt, failure, scaledmail.default === scaledmail.Client];
