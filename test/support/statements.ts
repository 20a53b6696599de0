/** The same movements as four banks would write them: in XML, as MT940, in the Italian fixed width, as CSV. */
import type { BankMovement, BankStatement, StatementFormat } from '../../src/domain/payment/bankMovement.ts';
import { partsOf, type Day } from '../../src/domain/day.ts';
import { toDecimal, cents } from '../../src/domain/money.ts';
import { readStatement, statementFormat } from '../../src/intake/bank/bankStatement.ts';

/** What happened on our account, whoever tells it. */
export type Happened = Pick<
  BankMovement,
  'bookedOn' | 'valueOn' | 'cents' | 'remittance' | 'counterparty' | 'reasonCode'
>;

export const ACCOUNT = 'IT40S0542811101000000654321';

const two = (number: number): string => String(number).padStart(2, '0');
const amountOf = (movement: Happened): string => toDecimal(cents(Math.abs(movement.cents)));
const valueOf = ({ bookedOn, valueOn }: Happened): Day => valueOn ?? bookedOn;
const comma = (movement: Happened): string => amountOf(movement).replace('.', ',');

function dayIn(on: Day, write: (year: string, month: string, dayOfMonth: string) => string): string {
  const { year, month, dayOfMonth } = partsOf(on);
  return write(String(year), two(month), two(dayOfMonth));
}

const RENDERERS: Readonly<Record<StatementFormat, (movements: readonly Happened[]) => string>> = {
  camt: (movements) => {
    const entries = movements.map((each, at) => {
      const { cents: amount, bookedOn, valueOn, remittance, counterparty, reasonCode = '48' } = each;
      const payer =
        counterparty === undefined ? '' : `<RltdPties><Dbtr><Nm>${counterparty}</Nm></Dbtr></RltdPties>`;
      return `<Ntry><Amt Ccy="EUR">${amountOf(each)}</Amt><CdtDbtInd>${amount > 0 ? 'CRDT' : 'DBIT'}</CdtDbtInd>
        <Sts>BOOK</Sts><BookgDt><Dt>${bookedOn}</Dt></BookgDt>${valueOn === undefined ? '' : `<ValDt><Dt>${valueOn}</Dt></ValDt>`}<AcctSvcrRef>ASR${at}-${bookedOn}</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>${reasonCode}//</Cd></Prtry></BkTxCd>
        <NtryDtls><TxDtls>${payer}<RmtInf><Ustrd>${remittance}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
    });
    return `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${ACCOUNT}</IBAN></Id></Acct>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`;
  },
  mt940: (movements) =>
    [
      ':20:ESTRATTO',
      ':25:05428/11101/000000654321',
      ':28C:11/1',
      ':60F:C261101EUR1,00',
      ...movements.flatMap((each) => {
        const value = dayIn(valueOf(each), (year, month, day) => `${year.slice(2)}${month}${day}`);
        const on = value + dayIn(each.bookedOn, (_, month, day) => `${month}${day}`);
        const name = each.counterparty === undefined ? '' : `?32${each.counterparty.slice(0, 27)}`;
        return [
          `:61:${on}${each.cents > 0 ? 'C' : 'D'}${comma(each)}NTRFNONREF`,
          `:86:${each.reasonCode ?? '166'}?00BONIFICO?20SVWZ+${each.remittance}${name}`,
        ];
      }),
      ':62F:C261130EUR1,00',
      '',
    ].join('\r\n'),
  cbi: (movements) =>
    [
      ' RH0306905428131126RENDICONTO',
      ' 610000001             93001                  S0542811101000000654321EUR131126C000000012500,00',
      ...movements.flatMap((each, at) => {
        const number = String(at + 1).padStart(3, '0');
        const inRecord = (on: Day): string =>
          dayIn(on, (year, month, day) => `${day}${month}${year.slice(2)}`);
        const on = inRecord(valueOf(each)) + inRecord(each.bookedOn);
        const sign = each.cents > 0 ? 'C' : 'D';
        const head = ` 620000001${number}${on}${sign}${comma(each).padStart(15, '0')}${each.reasonCode ?? '48'}`;
        return [
          `${head.padEnd(86)}OPERAZIONE`,
          ...(each.counterparty === undefined
            ? []
            : [` 630000001${number}YYY11112026`.padEnd(40) + each.counterparty.slice(0, 40)]),
          ` 630000001${number}RI1${each.remittance}`,
        ];
      }),
      ' EF',
    ]
      .map((record) => record.padEnd(120))
      .join('\r\n'),
  'bank-csv': (movements) =>
    [
      'Data contabile;Data valuta;Causale ABI;Descrizione operazione;Dare;Avere',
      ...movements.map((each) => {
        const inCell = (on: Day): string => dayIn(on, (year, month, day) => `${day}/${month}/${year}`);
        const on = `${inCell(each.bookedOn)};${inCell(valueOf(each))}`;
        const text =
          each.counterparty === undefined
            ? each.remittance
            : `BONIFICO A VOSTRO FAVORE DISPOSTO DA: ${each.counterparty} CAUSALE: ${each.remittance}`;
        const amount = comma(each);
        return `${on};${each.reasonCode ?? '48'};"${text}";${each.cents > 0 ? `;${amount}` : `${amount};`}`;
      }),
      '',
    ].join('\r\n'),
};

/** Renders the movements and reads them again, as they would come in. */
export async function toldAs(
  format: StatementFormat,
  movements: readonly Happened[],
): Promise<BankStatement> {
  const bytes = Buffer.from(RENDERERS[format](movements));
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  const recognised = await statementFormat(open);
  if (recognised !== format) throw new Error(`${format} was recognised as ${recognised}`);
  const read = await readStatement(open, format);
  if (!read.ok || read.statement.problems.length > 0) throw new Error(JSON.stringify(read));
  return read.statement;
}
