/** Texts of one area: the settings, the workspace, its preparation and the plan of the unattended run. */
import type { SettingProblem, SettingProblemCode } from '../../settings/settingsProblem.ts';
import type { settings as source } from '../it/settings.ts';
import type { Translation } from '../messages.ts';

/** What a value may be, by the kind of its key. */
const KINDS: Readonly<Record<NonNullable<SettingProblem['kind']>, string>> = {
  text: 'a text in quotation marks',
  'yes-no': 'true or false, without quotation marks',
  count: 'a whole number of days from 0 to 365, without quotation marks',
  'day-count': 'a whole number of days',
  months: 'a whole number of months from 0 to 120, without quotation marks',
  years: 'a whole number of years from 1 to 50, without quotation marks',
  points: 'a whole number of points from 1 to 100, without quotation marks',
  weight: 'a whole percentage from 1 to 500, without quotation marks',
  amount: 'an amount: 1000 or "1000.50"',
  language: '"it" or "en"',
  currency: 'a currency of three capital letters, like "EUR"',
  'month-day': 'day and month like "24/6", or "06-24"',
  iban: 'a right IBAN: check every digit',
  'vat-number': 'a right VAT number: 11 digits, check every one',
  'tax-code': 'a tax code: 16 characters, or 11 digits for companies',
  province: 'a code of two letters, like "FI"',
  choice: 'one of the words there are',
  share: 'a percentage in quotes, such as "8.5"',
  sum: 'an amount in quotes, such as "27"',
  bands: 'bands in their order, such as "1100: 21.50; 5200: 49; 843"',
  table: 'a section, its name in square brackets',
  'quoted-words': 'words in quotation marks = a method, such as "Ri.Ba." = "riba"',
  list: 'a section that can be repeated, its name in double square brackets',
};

const expected = (kind: SettingProblem['kind']): string =>
  kind === undefined ? 'another value' : KINDS[kind];

type Wrong = (problem: SettingProblem) => string;

const unfit: Wrong = ({ key, value, kind }) => `${key} = ${value}: it takes ${expected(kind)}`;

const WRONG: Readonly<Record<SettingProblemCode, Wrong>> = {
  'broken-file': ({ column, value }) => `the text breaks off here (column ${column ?? 1}): ${value}`,
  'unknown-key': ({ key, suggestion }) =>
    `there is no ${key}${suggestion === undefined ? '' : `; perhaps ${suggestion}?`}`,
  missing: ({ key, choices = [], kind }) =>
    `${key} is missing: it takes ${choices.length > 0 ? choices.join(', ') : expected(kind)}`,
  'wrong-type': unfit,
  'unfit-value': unfit,
  'not-one-of': ({ key, value, choices = [] }) => `${key} = ${value}: choices ${choices.join(', ')}`,
  'not-below': ({ key, value, choices = [] }) =>
    `${key} = ${value}: it has to be less than ${choices.join(', ')}`,
  'duplicate-id': ({ key, value }) => `${key} = ${value}: there is one already`,
  'bad-id': ({ key, value }) => `${key} = ${value}: only small letters, digits and hyphens`,
  'no-collector': () => 'at least one person is missing: add a section [[collectors]] with a name',
  'no-steps': ({ key }) => `${key} has no steps`,
  'only-for-calls': ({ key }) => `${key} is only for steps with kind = "call"`,
  'only-for-letters': ({ key }) => `${key} is only for letters and legal warnings`,
  'due-after-previous': ({ key }) =>
    `${key}: after steps that count from the one before, none counts from the due date`,
  'warning-without-letter': ({ key }) => `${key}: a legal warning needs at least one letter before it`,
  'courtesy-unfit': ({ key }) =>
    `${key}: only = "before-due" is for the first step, a call with from = "due" and negative days`,
};

export const settings = (): Translation<ReturnType<typeof source>> => ({
  problem: (problem: SettingProblem) => `  line ${problem.line}: ${WRONG[problem.code](problem)}`,
  unfit: (problem: Pick<SettingProblem, 'kind'>) => `That will not do: it takes ${expected(problem.kind)}.`,
  title: 'Settings',
  file: 'File',
  folder: 'Folder',
  key: 'Key',
  value: 'Value',
  origin: 'From',
  origins: {
    file: (line: number) => `line ${line}`,
    default: 'default',
    environment: (variable: string) => variable,
    unset: '-',
  },
  foundBy: {
    flag: 'named by --dir',
    environment: 'named by DUNNING_DIR',
    'current-folder': 'the current folder',
    'user-configuration': "named in the user's configuration",
    home: 'the usual one',
  },
  collectors: 'People',
  strategies: 'Strategies',
  steps: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  changed: (key: string, before: string, after: string) => `${key}: ${before} -> ${after}`,
  wouldChange: (key: string, before: string, after: string) => `Would change ${key}: ${before} -> ${after}`,
  backHint: (key, before) => `To go back: dunning config set ${key} "${before}"`,
  unchanged: (key: string, value: string) => `${key} was ${value} already.`,
  editHint: (file: string) => `People and strategies are changed in the file: ${file}`,
  help: {
    config: 'shows the settings, or reads and changes one',
    get: 'reads one setting',
    set: 'changes one setting in the file and keeps its comments',
    path: 'says where the file is',
    keyArgument: 'like company.phone; all of them: dunning config',
    valueArgument: 'the new value; "" puts the default back',
    folderArgument: 'where (if absent: --dir, DUNNING_DIR, ~/Dunning)',
    time: 'when it starts, like 07:30',
    language: 'language of the screen and the comments: it or en',
    company: 'name of the company',
    vat: 'VAT number (partita IVA)',
    taxCode: 'tax code, if another one',
    address: 'street and number',
    postcode: 'postcode',
    city: 'city',
    province: 'two letters of the province',
    phone: 'telephone',
    email: 'e-mail',
    pec: 'PEC',
    iban: 'IBAN to be paid to',
    bank: 'name of the bank',
    collector: 'who follows the cases and signs',
    patronDay: 'patron saint, day/month (24/6)',
  },
  questions: {
    folder: 'Folder',
    company: 'Name of the company',
    vat: 'VAT number (partita IVA)',
    address: 'Street and number',
    postcode: 'Postcode',
    city: 'City',
    province: 'Province, two letters (Enter = none)',
    phone: 'Telephone (Enter = none)',
    email: 'E-mail (Enter = none)',
    pec: 'PEC (Enter = none)',
    iban: 'IBAN to be paid to',
    bank: 'Bank (Enter = none)',
    collector: 'Who follows the cases and signs (first and last name)',
    patronDay: 'Patron saint, day/month like 24/6 (Enter = none)',
  },
  created: (dir: string) => `The folder is ready: ${dir}`,
  wouldCreate: (dir: string) => `Would prepare the folder ${dir}`,
  contents: 'Contents',
  firstSteps: (dir: string) => [
    `Check the settings: dunning config --dir ${dir}`,
    'Then load the open invoices: dunning import FILE',
  ],
  scheduleHint: 'Add the line with: crontab -e',
  scheduleWindowsHint: 'Run the line in the Command Prompt.',
});
