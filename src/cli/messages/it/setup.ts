/** Texts of one area: setting up, looking after the workspace, the program itself. */
export const setup = () => ({
  runtime: 'Ambiente',
  system: 'Sistema',
  initHelp: (example: string) => `Per esempio ${example}. Le domande facoltative si saltano con Invio.`,
  initUnlikely: (example: string) => `Non può essere così: per esempio ${example}.`,
  demoAgain: (dir: string) =>
    `In ${dir} c'è già un'azienda di esempio: la rifaccio? Quello che ci hai fatto va perso.`,
  demoFolder: "dove mettere l'azienda di esempio (se manca: dunning-demo)",
  demoTitle: (dir: string) => `Azienda di esempio in ${dir}`,
  demoHistory:
    'Dati inventati, lettere con la scritta ESEMPIO, nessun invio. Le quattro pratiche più vecchie sono seguite da sette settimane; ora arriva il nuovo scadenzario.',
  demoExport: 'scadenzario.csv',
  demoNext: (dir: string) => [
    `Prova da qui: cd ${dir}`,
    'La prossima pratica: dunning next     Perché: dunning why verdi',
    'Una chiamata: dunning call gallo      Annulla: dunning undo',
  ],
});
