/** Reads `[payment_methods]`: what the words and codes of the company's own accounting software stand for. */
import {
  methodWords,
  PAYMENT_METHODS,
  type MethodWords,
  type PaymentMethod,
} from '../../domain/payment/paymentMethod.ts';
import type { Report } from './settingsProblem.ts';
import { isTable } from './settingsValue.ts';

/** The words of the file by method; one without letters and digits, or given twice differently, is a problem. */
export function readPaymentMethods(raw: unknown, report: Report): MethodWords {
  if (raw === undefined) return {};
  if (!isTable(raw)) {
    report('payment_methods', raw, { code: 'wrong-type', kind: 'table' });
    return {};
  }
  const methods: Record<string, PaymentMethod> = {};
  const seen = new Map<string, PaymentMethod>();
  for (const [written, value] of Object.entries(raw)) {
    const path = `payment_methods.${written}`;
    const words = methodWords(written);
    const method = PAYMENT_METHODS.find((each) => each === value);
    if (isTable(value)) {
      // Without quotation marks, Ri.Ba is a table Ri with a key Ba.
      const inside = [path, ...Object.keys(value).slice(0, 1)].join('.');
      report(inside, value, { code: 'wrong-type', kind: 'quoted-words' });
    } else if (method === undefined) report(path, value, { code: 'not-one-of', choices: PAYMENT_METHODS });
    else if (words === '') report(path, value, { code: 'unfit-value', kind: 'quoted-words' });
    else if ((seen.get(words) ?? method) !== method) report(path, value, { code: 'duplicate-id' });
    else {
      seen.set(words, method);
      methods[written] = method;
    }
  }
  return methods;
}
