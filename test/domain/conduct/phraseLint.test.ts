/** R11 and R18: what has no place in a letter, in both languages; and that the program's own letters are free of it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lintEnvelope, lintPhrases, type PhraseFault } from '../../../src/domain/conduct/phraseLint.ts';
import { projectDir } from '../../support/sources.ts';

test.each<[string, PhraseFault]>([
  ['Seguirà il pignoramento immediato dei Suoi beni.', 'threat'],
  ['L’ufficiale giudiziario entro 48 ore: ufficiale giudiziario immediato.', 'threat'],
  ['con conseguenze spiacevoli per Lei', 'threat'],
  ['Sarà sporta denuncia penale.', 'threat'],
  ['immediate seizure of your goods', 'threat'],
  ['This will have serious consequences', 'threat'],
  ['PREAVVISO DI ESECUZIONE', 'false-judicial'],
  ['ultimo avviso   prima\ndel pignoramento', 'false-judicial'],
  ['Notice of execution', 'false-judicial'],
  ['Il Suo nome sarà segnalato alla CRIF', 'credit-bureau'],
  ['iscrizione in Centrale Rischi', 'credit-bureau'],
  ['You will be put on a credit blacklist', 'credit-bureau'],
  ['informeremo il Suo datore di lavoro', 'third-party'],
  ['we shall inform your employer', 'third-party'],
])('%j is a %s', (text, fault) => {
  expect(lintPhrases(text).map((each) => each.fault)).toContain(fault);
});

test.each([
  'Decorso inutilmente il termine, ci rivolgeremo al giudice competente.',
  'La presente vale anche come costituzione in mora, ai sensi dell’art. 1219 del codice civile.',
  'Se un pagamento in un’unica soluzione Le crea difficoltà, siamo disponibili.',
  'After that day we shall turn to the competent court.',
  'This describes the consequences of late payment under the law.',
])('%j may be said', (text) => {
  expect(lintPhrases(text)).toEqual([]);
});

test('the rule and the phrase are told as they stand there', () => {
  expect(lintPhrases('Segnalazione alla Crif.')).toEqual([
    { rule: 'R18', fault: 'credit-bureau', phrase: 'Crif' },
  ]);
});

test.each([
  'Ufficio recupero crediti - Ferramenta Arvedi S.r.l.',
  'BIANCHI MARIO *** MOROSO ***',
  'ROSSI SRL (INSOLUTI)',
  'Preavviso di pignoramento',
  'Debt Collection Office',
  'Your overdue account',
])('%j must not be read on an envelope', (text) => {
  expect(lintEnvelope(text).map(({ rule }) => rule)).toContain('R8');
});

test.each(['VIA MOROSINI 12', 'Amoroso Carni S.n.c.', 'Comunicazione prot. 2026/0001 - pratica 1'])(
  '%j may be read on an envelope',
  (text) => {
    expect(lintEnvelope(text)).toEqual([]);
  },
);

const templates = path.join(projectDir, 'templates');
const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.hbs'),
);

test.each(files)('the program’s own template %s has none of it', (file) => {
  expect(lintPhrases(readFileSync(path.join(templates, file), 'utf8'))).toEqual([]);
});
