/** Texts of one area: the rules of conduct of a case, with what was found. */
import type { ReviewFinding, ReviewedRule } from '../../../domain/conduct/conductReview.ts';
import type { PhraseFault } from '../../../domain/conduct/phraseLint.ts';
import { plural } from '../messages.ts';
import { contacts } from './contacts.ts';
import { il } from './articles.ts';

const RULES: Readonly<Record<ReviewedRule, string>> = {
  R1: 'orario di chiamate e visite',
  R2: 'nessun contatto nei festivi',
  R3: 'al massimo una conversazione al giorno e tre alla settimana',
  R4: 'al massimo due chiamate al giorno e sei alla settimana',
  R5: 'al massimo quattro richieste per e-mail o PEC in trenta giorni',
  R6: 'a persone nessuna voce registrata: chiama sempre qualcuno che parla',
  R7: 'quello che dicono altre persone non si annota',
  R8: 'niente del debito su buste e oggetti dei messaggi',
  R9: 'nessun avviso su porte, cancelli o cassette',
  R10: 'visite a persone dal terzo mese di ritardo',
  R11: 'nessuna minaccia, nessun falso stile giudiziario nei modelli',
  R12: 'almeno dieci giorni ai consumatori',
  R13: 'nessuna contestazione in attesa di risposta',
  R14: 'di ogni recapito di una persona si sa la provenienza',
  R15: 'informativa sui dati nelle lettere a persone',
  R16: 'i dati di persone non si tengono oltre il necessario',
  R17: 'a chi chiede dei propri dati si risponde entro un mese',
  R18: 'nessuna minaccia di segnalazione a banche dati',
  R19: 'nessuna procedura concorsuale',
  R20: "si scrive all'azienda, non alla casella di una persona",
};

const FINDINGS: Readonly<Partial<Record<ReviewFinding, string>>> = {
  phrase: 'da rileggere',
  'short-term': 'la strategia dà meno di dieci giorni: ai consumatori se ne danno dieci',
  'dispute-open': 'fuori da lettere e passi finché non si risponde',
  'all-disputed': 'tutto è contestato: prima la risposta scritta',
  'no-privacy-notice': "i modelli modificati tolgono l'informativa sui dati",
  'third-party-note': "annotato con la risposta di un'altra persona: da togliere",
  'notice-on-door': 'una visita ha lasciato un avviso in vista',
  'no-source': 'inseriti a mano: da dove vengono? dunning debtor CODICE --source',
  'kept-until': 'conclusa: i dati si tengono per le scritture contabili',
  'kept-too-long': 'conclusa, i dati non servono più: decidi se toglierli',
  'asked-about-data': 'una nota parla dei dati personali: serve una risposta',
  'named-mailbox': 'casella di una persona: meglio una casella aziendale',
};

/** Why only a person can say. */
const JUDGED: Readonly<Partial<Record<ReviewedRule, string>>> = {
  R6: 'il programma non chiama nessuno: come si chiama, lo sa chi chiama',
  R9: 'una visita è stata fatta: che cosa ha lasciato, lo sa chi è andato',
  R17: 'nessuna nota ne parla; se è arrivata una richiesta: dunning dossier',
};

const FAULTS: Readonly<Record<PhraseFault, string>> = {
  threat: 'minaccia',
  'false-judicial': 'falso stile giudiziario',
  'credit-bureau': 'segnalazione a banche dati',
  'third-party': 'terze persone',
  'on-envelope': 'si legge sulla busta',
};

export const conduct = () => ({
  option: 'le regole di condotta, una per una: ok, !!, NO o ? (decide una persona)',
  title: 'Regole di condotta',
  states: { ok: 'ok', warn: '!!', refuse: 'NO', person: '? ' },
  rules: RULES,
  finding: (finding: ReviewFinding): string => FINDINGS[finding] ?? findingOfContact(finding),
  judged: (rule: ReviewedRule): string => JUDGED[rule] ?? RULES[rule],
  until: (day: string) => `dal ${day}`,
  by: (finding: ReviewFinding, day: string) =>
    ({ 'kept-until': `fino al ${day}`, 'kept-too-long': `dal ${day}` })[finding as string] ??
    `entro ${il(day)}`,
  phrase: (file: string, phrase: string, fault: PhraseFault, rule: string) =>
    `${file}: "${phrase}" (${FAULTS[fault]}, ${rule})`,
  withoutPrivacy: (file: string) => `${file}: manca l'informativa sui dati (R15)`,
  doctor: {
    none: 'modelli delle lettere: quelli del programma',
    fine: (count: number) => `modelli modificati: ${count}, nessuna frase da rileggere`,
    broken: 'modelli di lettera che non si possono usare: le lettere non escono',
    found: 'frasi da rileggere nei testi delle lettere',
    remedy: 'correggi i file in templates/, oppure toglili: valgono quelli del programma',
    settingsRemedy: 'correggi dunning.toml',
    kept: (years: number) => `dati di persone: nessuno oltre ${plural(years, 'anno', 'anni')} dalla fine`,
    keptTooLong: (count: number, years: number, since: string) =>
      `${plural(count, 'persona', 'persone')} senza pratiche da più di ${plural(years, 'anno', 'anni')} (dal ${since}): i dati non servono più (R16)`,
    keptRemedy: 'decidi chi togliere; il periodo è privacy.retention_years',
  },
});

function findingOfContact(finding: ReviewFinding): string {
  const words = contacts();
  return words.conduct(finding as Parameters<typeof words.conduct>[0]);
}
