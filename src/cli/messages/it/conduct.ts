/** Texts of one area: the rules of conduct of a case, with what was found. */
import type { ReviewFinding, ReviewedRule } from '../../../domain/conductReview.ts';
import type { PhraseFault } from '../../../domain/phraseLint.ts';
import { contacts } from './contacts.ts';

const RULES: Readonly<Record<ReviewedRule, string>> = {
  R1: 'orario di chiamate e visite',
  R2: 'nessun contatto nei festivi',
  R3: 'al massimo una conversazione al giorno e tre alla settimana',
  R4: 'al massimo due chiamate al giorno e sei alla settimana',
  R5: 'al massimo quattro richieste per e-mail o PEC in trenta giorni',
  R10: 'visite a persone dal terzo mese di ritardo',
  R11: 'nessuna minaccia, nessun falso stile giudiziario nei modelli',
  R12: 'almeno dieci giorni ai consumatori',
  R13: 'nessuna contestazione in attesa di risposta',
  R15: 'informativa sui dati nelle lettere a persone',
  R18: 'nessuna minaccia di segnalazione a banche dati',
  R19: 'nessuna procedura concorsuale',
};

const FINDINGS: Readonly<Partial<Record<ReviewFinding, string>>> = {
  phrase: 'da rileggere nei modelli',
  'short-term': 'la strategia dà meno di dieci giorni: ai consumatori se ne danno dieci',
  'dispute-open': 'fuori da lettere e passi finché non si risponde',
  'all-disputed': 'tutto è contestato: prima la risposta scritta',
  'no-privacy-notice': "i modelli modificati tolgono l'informativa sui dati",
};

const FAULTS: Readonly<Record<PhraseFault, string>> = {
  threat: 'minaccia',
  'false-judicial': 'falso stile giudiziario',
  'credit-bureau': 'segnalazione a banche dati',
  'third-party': 'terze persone',
};

export const conduct = () => ({
  option: 'le regole di condotta, una per una: ok, !! oppure NO',
  title: 'Regole di condotta',
  states: { ok: 'ok', warn: '!!', refuse: 'NO' },
  rules: RULES,
  finding: (finding: ReviewFinding): string => FINDINGS[finding] ?? findingOfContact(finding),
  until: (day: string) => `dal ${day}`,
  phrase: (file: string, phrase: string, fault: PhraseFault, rule: string) =>
    `${file}: "${phrase}" (${FAULTS[fault]}, ${rule})`,
  withoutPrivacy: (file: string) => `${file}: manca l'informativa sui dati (R15)`,
  doctor: {
    none: 'modelli delle lettere: quelli del programma',
    fine: (count: number) => `modelli modificati: ${count}, nessuna frase da rileggere`,
    found: 'modelli modificati: frasi da rileggere',
    remedy: 'correggi i file in templates/, oppure toglili: valgono quelli del programma',
  },
});

function findingOfContact(finding: ReviewFinding): string {
  const words = contacts();
  return words.conduct(finding as Parameters<typeof words.conduct>[0]);
}
