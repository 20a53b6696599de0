import { expect, it, test } from 'vitest';
import { severalContacts } from '../../../src/intake/cell/severalContacts.ts';
import { readGood } from '../readText.ts';

test.each<[string, readonly string[]]>([
  ['051 123456 / 333 4567890', ['051 123456', '333 4567890']],
  ['051 123 / 333 4567890', ['051 123', '333 4567890']],
  ['051123456;3334567890', ['051123456', '3334567890']],
  ['051 123456 - 333 4567890', ['051 123456', '333 4567890']],
  ['051 123456 o 333 4567890', ['051 123456', '333 4567890']],
  ['+39 051 123456, +39 333 4567890', ['+39 051 123456', '+39 333 4567890']],
  ['051 123456 / +39051123456', ['051 123456']],
  // One number, its prefix or an extension apart.
  ['051/123456', ['051/123456']],
  ['0551/234567', ['0551/234567']],
  ['051 - 123456', ['051 - 123456']],
  ['051 123456/7', ['051 123456/7']],
  ['051-123456', ['051-123456']],
  ['chiedere in ufficio', ['chiedere in ufficio']],
])('%s: %j', (cell, numbers) => {
  const [phone, ...others] = numbers;
  expect(severalContacts({ phone: cell }, undefined)).toEqual({
    phone,
    ...(others.length === 0 ? {} : { otherContacts: others.map((value) => ({ kind: 'phone', value })) }),
  });
});

test.each<[string, readonly string[]]>([
  ['a@x.it', ['a@x.it']],
  ['a@x.it; b@y.it', ['a@x.it', 'b@y.it']],
  ['a@x.it,b@y.it / c@z.it', ['a@x.it', 'b@y.it', 'c@z.it']],
  ['Ada <a@x.it>; Bea <b@y.it>', ['a@x.it', 'b@y.it']],
  ['a@x.it A@X.IT', ['a@x.it']],
  ['nessuna', []],
])('%s: %j', (cell, mailboxes) => {
  const [email, ...others] = mailboxes;
  expect(severalContacts({ email: cell }, undefined)).toEqual({
    ...(email === undefined ? {} : { email }),
    ...(others.length === 0 ? {} : { otherContacts: others.map((value) => ({ kind: 'email', value })) }),
  });
});

it('are read in a list', async () => {
  const { items } = await readGood(
    'Cliente;Telefono;Pec;Numero;Scadenza;Importo\nRossi;051 123456 / 333 4567890;a@pec.it b@pec.it;1;31/12/2026;1,00',
  );
  expect(items[0]?.debtor).toEqual({
    name: 'Rossi',
    phone: '051 123456',
    pec: 'a@pec.it',
    otherContacts: [
      { kind: 'phone', value: '333 4567890' },
      { kind: 'pec', value: 'b@pec.it' },
    ],
  });
});
