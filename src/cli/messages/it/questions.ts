/** Words around the questions asked at the terminal. */
export const questions = () => ({
  yesByDefault: '(S/n)',
  noByDefault: '(s/N)',
  yesOrNo: 'Rispondi s oppure n.',
  nothingBefore: 'Prima di questa non ci sono altre domande; q per uscire.',
  answerNeeded: 'Serve una risposta; q per uscire.',
  help: {
    example: (question: string, example: string) => `${question}. Per esempio: ${example}`,
    byFlag: {
      '--note': 'Che cosa è stato detto o fatto, in una riga. Per esempio: paga dopo il SAL',
      '--reason': 'Il motivo, in una riga: resta nella storia. Per esempio: accordo con il direttore',
      '--source': 'Da dove viene la notizia. Per esempio: visura del registro imprese',
      '--ask': 'A chi si chiede di cercare il cliente. Per esempio: agenzia investigativa',
      '--failed': 'Che cosa dice la posta. Per esempio: destinatario sconosciuto',
      '--ref': 'Il numero scritto sulla ricevuta. Per esempio: 15012345678-9',
      '--credit': 'Un importo in euro. Per esempio: 250,00',
      '--amount': 'Un importo in euro. Per esempio: 1250,50',
      '--rate': 'Il tasso in percentuale. Per esempio: 8,15',
      '--dir': "La cartella dove tenere i dati dell'azienda; Invio prende quella proposta.",
    },
    case: 'Numero di pratica, codice cliente, partita IVA, fattura o parte del nome. Per esempio: 42',
    debtor: 'Codice cliente, partita IVA, numero di pratica o parte del nome. Per esempio: C00123',
    day: 'Una data: oggi, ven, 4/12, +3 (giorni), +3l (lavorativi), fm (fine mese)',
    yesOrNo: 'Rispondi s oppure n; Invio vale la lettera maiuscola.',
    ways: {
      leave: 'q esce senza salvare.',
      backOrLeave: '< torna alla domanda prima, q esce senza salvare.',
    },
  },
  leave: 'esci senza salvare',
  back: 'torna alla domanda prima',
  choiceKeys: 'frecce per scegliere, Invio per confermare',
  choiceNumber: 'Numero',
  choiceUnknown: (highest: number, canGoBack: boolean) =>
    `Scrivi un numero da 1 a ${highest}; ${canGoBack ? '< per tornare indietro, ' : ''}q per uscire.`,
  keyUnknown: (typed: string, keys: string) =>
    `"${typed}" non è tra le scelte: ${keys}. Non è cambiato nulla.`,
  amountProblems: {
    'not-an-amount': 'Importo non compreso. Scrivi per esempio 1250,50.',
    ambiguous: 'Può voler dire due importi diversi. Scrivi 1250 oppure 1,25.',
    'too-many-decimals': "L'importo ha al massimo due decimali.",
    'too-large': "L'importo è troppo grande.",
    negative: "L'importo non può essere negativo.",
    zero: "L'importo deve essere maggiore di zero.",
  },
  dayProblems: {
    'not-a-day': 'Data non compresa. Scrivi per esempio 4/12, ven, +3 oppure gio 15:30.',
    'no-such-day': 'Questa data non esiste nel calendario.',
    'no-such-time': 'Questa ora non esiste.',
    past: 'La data è già passata.',
    future: 'La data è nel futuro.',
  },
});
