/** Electronic invoices in the making: a valid one, and whatever a test changes in it. */

export interface InvoicePlan {
  /** The prefix of the root element; none when empty. */
  readonly prefix?: string;
  readonly root?: string;
  readonly declaration?: string;
  readonly seller?: string;
  readonly customer?: string;
  readonly pec?: string;
  /** FPR12 to firms and persons, FPA12 to public bodies. */
  readonly format?: 'FPR12' | 'FPA12';
  readonly bodies?: readonly BodyPlan[];
}

export interface BodyPlan {
  readonly type?: string;
  readonly number?: string;
  readonly date?: string;
  readonly total?: string;
  /** XML inside DatiGeneraliDocumento and DatiGenerali. */
  readonly document?: string;
  readonly general?: string;
  readonly summary?: string;
  readonly payments?: string;
}

const OURS = '<IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>99900088883</IdCodice></IdFiscaleIVA>';
const CUSTOMER = `<DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>99900010010</IdCodice></IdFiscaleIVA>
<CodiceFiscale>99900010010</CodiceFiscale><Anagrafica><Denominazione>Rame &amp; Figli S.r.l.</Denominazione></Anagrafica></DatiAnagrafici>
<Sede><Indirizzo>Via del Maglio</Indirizzo><NumeroCivico>4/B</NumeroCivico><CAP>24121</CAP><Comune>Bergamo</Comune><Provincia>BG</Provincia><Nazione>IT</Nazione></Sede>`;

/** One payment detail. */
export function payment(
  amount: string,
  due = '2026-09-30',
  more = '<ModalitaPagamento>MP05</ModalitaPagamento>',
): string {
  const date = due === '' ? '' : `<DataScadenzaPagamento>${due}</DataScadenzaPagamento>`;
  return `<DettaglioPagamento>${more}${date}<ImportoPagamento>${amount}</ImportoPagamento></DettaglioPagamento>`;
}

/** The text of an invoice. */
export function invoiceXml(plan: InvoicePlan = {}): string {
  const { prefix = 'p:', root = 'FatturaElettronica', pec = 'rame@pec.example' } = plan;
  const name = `${prefix}${root}`;
  const space = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  return `${plan.declaration ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<${name} versione="FPR12" ${space}="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
<FatturaElettronicaHeader><DatiTrasmissione><FormatoTrasmissione>${plan.format ?? 'FPR12'}</FormatoTrasmissione>${pec === '' ? '' : `<PECDestinatario>${pec}</PECDestinatario>`}</DatiTrasmissione>
<CedentePrestatore><DatiAnagrafici>${plan.seller ?? OURS}<Anagrafica><Denominazione>Vetreria Lume</Denominazione></Anagrafica></DatiAnagrafici></CedentePrestatore>
<CessionarioCommittente>${plan.customer ?? CUSTOMER}</CessionarioCommittente></FatturaElettronicaHeader>
${(plan.bodies ?? [{}]).map(bodyXml).join('\n')}
</${name}>`;
}

function bodyXml(body: BodyPlan): string {
  const { type = 'TD01', number = '2026/31', date = '2026-07-31', total = '1220.00' } = body;
  const summary = body.summary ?? vat('1000.00', '220.00');
  const payments = body.payments ?? payment('1220.00');
  return `<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa>
<Data>${date}</Data><Numero>${number}</Numero>${body.document ?? ''}${total === '' ? '' : `<ImportoTotaleDocumento>${total}</ImportoTotaleDocumento>`}
</DatiGeneraliDocumento>${body.general ?? ''}</DatiGenerali><DatiBeniServizi>${summary}</DatiBeniServizi>
${payments === '' ? '' : `<DatiPagamento><CondizioniPagamento>TP01</CondizioniPagamento>${payments}</DatiPagamento>`}</FatturaElettronicaBody>`;
}

/** One line of the summary by rates; `S` is split payment. */
export function vat(taxable: string, tax: string, chargeability = 'I'): string {
  return `<DatiRiepilogo><ImponibileImporto>${taxable}</ImponibileImporto><Imposta>${tax}</Imposta><EsigibilitaIVA>${chargeability}</EsigibilitaIVA></DatiRiepilogo>`;
}
