/** A valid company, and the text of its settings; each test changes one thing. */
import { settingsTemplate, type SettingsAnswers } from '../../src/cli/settings/settingsTemplate.ts';

const acme: SettingsAnswers = {
  language: 'it',
  company: {
    name: 'Acme S.r.l.',
    address: 'Via delle Prove 1',
    postcode: '50100',
    city: 'Firenze',
    vat_number: '99900000003',
    iban: 'IT60 X054 2811 1010 0000 0123 456',
  },
  collectors: [{ name: 'Laura Neri', role: 'Ufficio crediti' }],
};

/** The settings of Acme with lines replaced: `{ 'iban = ': 'iban = "x"' }` replaces the line that begins so. */
export function acmeText(changes: Readonly<Record<string, string>> = {}): string {
  let lines = settingsTemplate(acme).split('\n');
  for (const [beginning, line] of Object.entries(changes)) {
    const index = lines.findIndex((candidate) => candidate.startsWith(beginning));
    if (index === -1) throw new Error(`no line begins with ${beginning}`);
    lines = [...lines.slice(0, index), ...line.split('\n'), ...lines.slice(index + 1)];
  }
  return lines.join('\n');
}

/** The flags of `init` for Acme. */
export const acmeFlags = Object.entries({
  '--company': 'Acme S.r.l.',
  '--vat': '99900000003',
  '--address': 'Via delle Prove 1',
  '--postcode': '50100',
  '--city': 'Firenze',
  '--iban': 'IT60X0542811101000000123456',
  '--collector': 'Laura Neri',
}).flat();
