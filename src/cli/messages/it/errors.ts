/** What is said when a command stops for no rule and no mistake of the user's. */
export const errors = () => ({
  interrupted: 'Interrotto: di questa operazione non è stato salvato niente.',
  ourBug: (detail: string) => `Errore interno del programma: ${detail}`,
  reportIt: 'È un difetto di dunning, non un tuo errore. Segnalalo con il testo che esce aggiungendo -v.',
  refusedWithoutSentence: (code: string) => `Operazione rifiutata (${code}).`,
});
