/** Words around the questions asked at the terminal. */
export const questions = () => ({
  yesByDefault: '(S/n)',
  noByDefault: '(s/N)',
  yesOrNo: 'Rispondi s oppure n.',
  nothingBefore: 'Prima di questa non ci sono altre domande; q per uscire.',
  answerNeeded: 'Serve una risposta; q per uscire.',
  leave: 'esci senza salvare',
  choiceKeys: 'frecce per scegliere, Invio per confermare',
  choiceNumber: 'Numero',
  choiceUnknown: (highest: number) => `Scrivi un numero da 1 a ${highest}; q per uscire.`,
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
