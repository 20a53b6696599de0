/** What an Italian street is: VIA, PIAZZA, LOCALITA and the rest (denominazione urbanistica generica). */

/** How the kinds of street are shortened at the beginning of an address, the longer forms first. */
const ABBREVIATIONS: readonly (readonly [written: RegExp, whole: string])[] = [
  [/^V\.?LE[.\s]\s*/u, 'VIALE'],
  [/^(?:V|VC|VIC)\.?LO[.\s]\s*/u, 'VICOLO'],
  [/^(?:VIC|VC)\.\s*/u, 'VICOLO'],
  [/^V(?:\.\s*|\s+)/u, 'VIA'],
  [/^(?:P\.?Z?TTA|PIAZZ\.TTA)[.\s]\s*/u, 'PIAZZETTA'],
  [/^(?:P\.?Z?ZA|PZ|PIAZ)(?:\.\s*|\s+)/u, 'PIAZZA'],
  [/^(?:P\.?LE|PIAZZ\.LE)[.\s]\s*/u, 'PIAZZALE'],
  [/^C\.?SO[.\s]\s*/u, 'CORSO'],
  [/^L\.?GO[.\s]\s*/u, 'LARGO'],
  [/^(?:S\.\s?P\.?|SP)(?=[\s\d])\s*/u, 'STRADA PROVINCIALE'],
  [/^(?:S\.\s?S\.?|SS)\s?(?=N?[.°]?\s?\d)/u, 'STRADA STATALE'],
  [/^STR(?:\.|ADA)\s*PROV\.\s*(?:LE\s+)?/u, 'STRADA PROVINCIALE'],
  [/^STR(?:\.|ADA)\s*STAT\.\s*(?:LE\s+)?/u, 'STRADA STATALE'],
  [/^STR\.\s*/u, 'STRADA'],
  [/^LOC(?:\.\s*|\s+)/u, 'LOCALITA'],
  [/^LOCALITA'(?=\s)\s*/u, 'LOCALITA'],
  [/^(?:FRAZ|FR)(?:\.\s*|\s+)/u, 'FRAZIONE'],
  [/^(?:C\.?DA|CONTR\.)[.\s]?\s*/u, 'CONTRADA'],
  [/^B\.?GO[.\s]\s*/u, 'BORGO'],
  [/^TRAV\.\s*/u, 'TRAVERSA'],
  [/^L(?:UNGO)?\.?\s?MARE[.\s]\s*/u, 'LUNGOMARE'],
  [/^L(?:UNGO)?\.?\s?TEVERE[.\s]\s*/u, 'LUNGOTEVERE'],
  [/^(?:G\.RIA|GALL\.)\s*/u, 'GALLERIA'],
  [/^REG\.\s*/u, 'REGIONE'],
  [/^(?:ZONA\s+IND\.|Z\.\s?I\.|Z\.?I(?=\s))(?:LE\s)?\s*/u, 'ZONA INDUSTRIALE'],
  [/^(?:ZONA\s+ART\.|Z\.\s?A\.|Z\.?A(?=\s))(?:LE\s)?\s*/u, 'ZONA ARTIGIANALE'],
  [/^SAL\.\s*/u, 'SALITA'],
  [/^VILL\.\s*/u, 'VILLAGGIO'],
  [/^RES\.\s*/u, 'RESIDENZA'],
  [/^(?:CAS|CASC)\.\s*/u, 'CASCINA'],
  [/^F\.TA\s*/u, 'FONDAMENTA'],
];

const TYPES: ReadonlySet<string> = new Set(
  (
    'AEROPORTO ALZAIA AUTOSTRADA BANCHINA BASTIONE BASTIONI BORGATA BORGO CALATA CALLE CAMPIELLO CAMPO CASCINA CASE ' +
    'CENTRO CHIASSO CIRCONVALLAZIONE CLIVO COMPLESSO CONTRADA CORSIA CORSO CORTE COSTA CROSA CUPA DISCESA ERTA FONDAMENTA ' +
    'FRAZIONE GALLERIA GIARDINO GRADINATA INTERPORTO ISOLA ISOLATO LARGO LOCALITA LUNGADIGE LUNGARNO LUNGOLAGO LUNGOMARE ' +
    'LUNGOTEVERE MASSERIA MOLO MULINO MURA PARCO PASSAGGIO PASSEGGIATA PENDIO PIAGGIA PIAZZA PIAZZALE PIAZZETTA PODERE ' +
    'PONTE PORTO QUARTIERE RAMO RAMPA REGIONE RESIDENZA RIO RIONE RIVA RIVIERA ROTONDA RUGA SALITA SALIZADA SCALINATA ' +
    'SESTIERE SLARGO SPALTO SPIAZZO STAZIONE STRADA STRADELLA STRADELLO STRADINA STRADONE STRETTOIA SUPERSTRADA ' +
    'SUPPORTICO TANGENZIALE TENUTA TRAVERSA VIA VIALE VIALETTO VICO VICOLETTO VICOLO VIETTA VILLA VILLAGGIO VIOTTOLO ' +
    'VIUZZA VIUZZO VOCABOLO ZONA'
  ).split(' '),
);

/** In South Tyrol the kind of street ends its name: `BAHNHOFSTRASSE`. */
const ENDING = /(?:STRASSE|STR\.|GASSE|WEG|PLATZ|ALLEE|RING)$/u;

/** An address in capitals with the kind of street written out. */
export function withWholeStreetType(street: string): string {
  const found = ABBREVIATIONS.find(([written]) => written.test(street));
  return found === undefined ? street : `${found[1]} ${street.replace(found[0], '')}`.trim();
}

/** What the first word of an address in capitals says about the kind of street. */
export function streetTypeIn(street: string): 'known' | 'unknown' | 'missing' {
  const [first = '', ...others] = street.split(' ');
  if (TYPES.has(first) || [first, ...others].some((word) => ENDING.test(word))) return 'known';
  // A shortened word stands for some kind of street; any other is the name itself.
  return /^[A-Z]+\.|^[B-DF-HJ-NP-TV-Z]{2,4}$/u.test(first) && others.length > 0 ? 'unknown' : 'missing';
}
