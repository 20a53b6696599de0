/** `dunning init [folder]`: prepares the workspace of a company. Asks for what no flag says; writes nothing before it knows all. */
import { resolve } from 'node:path';
import { phoneFinding } from '../../domain/debtor/phone.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import { readLanguage, type Language } from '../language.ts';
import type { Messages } from '../messages/messages.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { SettingKind } from '../settings/settingsKeys.ts';
import type { SettingsAnswers } from '../settings/settingsTemplate.ts';
import { readValue } from '../settings/settingsValue.ts';
import { usualWorkspace } from '../workspace/workspace.ts';
import { createWorkspace, refuseWorkspace } from '../workspace/workspaceCreate.ts';

type QuestionName = Exclude<keyof Messages['settings']['questions'], 'folder'>;
type AnswerName = QuestionName | 'taxCode';

export type InitOptions = { readonly [Name in AnswerName]?: string } & { readonly language?: string };

/** One thing to know about the company, with the flag that says it. */
interface Item {
  readonly name: AnswerName;
  readonly flag: string;
  readonly kind: SettingKind;
  readonly isRequired: boolean;
  readonly example: string;
}

const ITEMS: readonly Item[] = [
  { name: 'company', flag: '--company', kind: 'text', isRequired: true, example: '"Acme S.r.l."' },
  { name: 'vat', flag: '--vat', kind: 'vat-number', isRequired: true, example: '99900000003' },
  { name: 'taxCode', flag: '--tax-code', kind: 'tax-code', isRequired: false, example: '99900000003' },
  { name: 'address', flag: '--address', kind: 'text', isRequired: true, example: '"Via Roma 1"' },
  { name: 'postcode', flag: '--postcode', kind: 'text', isRequired: true, example: '50100' },
  { name: 'city', flag: '--city', kind: 'text', isRequired: true, example: 'Firenze' },
  { name: 'province', flag: '--province', kind: 'province', isRequired: false, example: 'FI' },
  { name: 'phone', flag: '--phone', kind: 'text', isRequired: false, example: '"055 000000"' },
  { name: 'email', flag: '--email', kind: 'text', isRequired: false, example: 'crediti@acme.example' },
  { name: 'pec', flag: '--pec', kind: 'text', isRequired: false, example: 'acme@pec.example' },
  { name: 'iban', flag: '--iban', kind: 'iban', isRequired: true, example: 'IT60X0542811101000000123456' },
  { name: 'bank', flag: '--bank', kind: 'text', isRequired: false, example: '"Banca Esempio"' },
  { name: 'collector', flag: '--collector', kind: 'text', isRequired: true, example: '"Laura Neri"' },
  { name: 'patronDay', flag: '--patron-day', kind: 'month-day', isRequired: false, example: '24/6' },
];

type Answers = Partial<Record<AnswerName, string>>;

/** Describes the command. */
export function initCommand(kit: CommandKit, run = runInit): DunningCommand {
  const { help } = kit.messages.settings;
  const command = kit.command('init').argument('[folder]', help.folderArgument);
  for (const { name, flag } of ITEMS)
    command.option(`${flag} <${name === 'patronDay' ? 'date' : 'text'}>`, help[name]);
  return command.option('--language <language>', help.language).action(kit.answer(run));
}

/** Prepares the folder; refuses one that is a workspace already. */
export async function runInit(desk: Desk, options: InitOptions, folder?: string): Promise<Outcome> {
  const { context, globals, messages } = desk;
  const language = languageOf(desk, options);
  const given = givenAnswers(desk, options);
  const named = folder ?? globals.dir ?? (context.env['DUNNING_DIR'] || undefined);
  if (named !== undefined) refuseWorkspace(resolve(context.cwd, named));
  refuseUnanswerable(desk, given);
  const { folder: chosen, answers } = await askedAnswers(desk, given, named);
  const dir = resolve(context.cwd, chosen);
  refuseWorkspace(dir);
  const { settingsTemplate } = await import('../settings/settingsTemplate.ts');
  const text = settingsTemplate(settingsAnswers(answers, language));
  const created = globals.dryRun ? [] : await createWorkspace(context, dir, text);
  const words = messages.settings;
  return {
    schema: 'dunning.init/1',
    data: { dir, created, written: !globals.dryRun },
    screen: (page) => {
      page.line(bold(globals.dryRun ? words.wouldCreate(dir) : words.created(dir)));
      if (created.length > 0) page.fields([[words.contents, created.join('  ')]]);
    },
    hints: globals.dryRun ? [messages.common.dryRun] : words.firstSteps(dir),
  };
}

function languageOf({ format, globals }: Desk, { language }: InitOptions): Language {
  if (language === undefined) return globals.lang ?? format.language;
  const read = readLanguage(language);
  if (read !== undefined) return read;
  throw new Refusal('usage', 'invalid-choice', {
    flag: '--language',
    value: language,
    choices: ['it', 'en'],
  });
}

/** What the kinds of the settings leave open: a company's own data are printed on every letter. */
const LIKELY: Readonly<Partial<Record<AnswerName, (text: string) => boolean>>> = {
  postcode: (text) => /^\d{5}$/.test(text),
  phone: (text) => /^[+\d][\d\s./()-]{4,}$/.test(text) && phoneFinding(text) === undefined,
  email: isMailAddress,
  pec: isMailAddress,
};

function isMailAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text);
}

/** Why a text will not do as an answer; undefined when it does. A question mark asks what is meant. */
function complaintAbout(
  { messages }: Desk,
  { name, kind, example }: Item,
  typed: string,
): string | undefined {
  const text = typed.trim();
  if (/^\?+$/.test(text)) return messages.setup.initHelp(example);
  const read = readValue(typed, kind);
  if ('problem' in read) return messages.settings.unfit(read.problem);
  return (LIKELY[name]?.(text) ?? true) ? undefined : messages.setup.initUnlikely(example);
}

/** What the flags say, each checked. */
function givenAnswers(desk: Desk, options: InitOptions): Answers {
  const answers: Answers = {};
  for (const item of ITEMS) {
    const typed = options[item.name];
    if (typed === undefined) continue;
    const remedy = complaintAbout(desk, item, typed);
    if (remedy !== undefined)
      throw new Refusal('usage', 'setting-unfit', { key: item.flag, value: typed, remedy });
    answers[item.name] = keptValue(item, typed);
  }
  return answers;
}

/** As the settings keep it. */
function keptValue({ kind }: Item, typed: string): string {
  const read = readValue(typed, kind);
  return 'value' in read ? String(read.value) : '';
}

/** Where nobody can be asked, every missing flag is named at once. */
function refuseUnanswerable({ ask }: Desk, given: Answers): void {
  const missing = ITEMS.filter(({ name, isRequired }) => isRequired && given[name] === undefined);
  if (ask.isPossible || missing.length === 0) return;
  const flags = missing.map(({ flag }) => flag);
  throw new Refusal('usage', 'init-needs', {
    flags,
    example: missing.map(({ flag, example }) => `${flag} ${example}`).join(' '),
  });
}

interface Asked {
  readonly folder: string;
  readonly answers: Answers;
}

/**
 * Asks for the folder unless it was named, and for what the flags left open, in order, `<` going back; without a terminal
 * what is left open is optional.
 */
async function askedAnswers(desk: Desk, given: Answers, named: string | undefined): Promise<Asked> {
  const { ask, context } = desk;
  const answers: Answers = { ...given };
  let folder = named ?? usualWorkspace(context);
  if (!ask.isPossible) return { folder, answers };
  const askFolder = async (): Promise<void> => {
    const { folder: message } = desk.messages.settings.questions;
    folder = await ask.text({ message, flag: '--dir', usually: usualWorkspace(context) });
    refuseWorkspace(resolve(context.cwd, folder));
  };
  const open = ITEMS.filter(({ name }) => name !== 'taxCode' && given[name] === undefined);
  await ask.inOrder([
    ...(named === undefined ? [askFolder] : []),
    ...open.map((item) => async () => {
      answers[item.name] = await askItem(desk, item);
    }),
  ]);
  return { folder, answers };
}

async function askItem(desk: Desk, item: Item): Promise<string> {
  const { settings, setup } = desk.messages;
  const { name, flag, isRequired, example } = item;
  if (name === 'taxCode') throw new Error('the tax code is only given by its flag');
  const typed = await desk.ask.text({
    message: settings.questions[name],
    flag,
    example,
    help: setup.initHelp(example),
    mayBeEmpty: !isRequired,
    complaint: (text) => complaintAbout(desk, item, text),
  });
  return keptValue(item, typed);
}

function settingsAnswers(answers: Answers, language: Language): SettingsAnswers {
  const required = (name: AnswerName): string => answers[name] ?? '';
  const optional = <Key extends string>(key: Key, name: AnswerName): { readonly [Each in Key]?: string } => {
    const value = answers[name];
    return (value === undefined || value === '' ? {} : { [key]: value }) as {
      readonly [Each in Key]?: string;
    };
  };
  return {
    language,
    company: {
      name: required('company'),
      address: required('address'),
      postcode: required('postcode'),
      city: required('city'),
      vat_number: required('vat'),
      iban: required('iban'),
      ...optional('tax_code', 'taxCode'),
      ...optional('province', 'province'),
      ...optional('phone', 'phone'),
      ...optional('email', 'email'),
      ...optional('pec', 'pec'),
      ...optional('bank', 'bank'),
    },
    collectors: [{ name: required('collector') }],
    ...optional('patronDay', 'patronDay'),
  };
}
