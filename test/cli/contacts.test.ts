import { beforeEach, describe, expect, test } from 'vitest';
import { contactsWorld, errorOf, type ContactsWorld } from './contactsWorld.ts';

let world: ContactsWorld;

beforeEach(async () => {
  world = await contactsWorld();
});

const promised = ['--amount', '1000', '--by', '4/12'];

describe('what follows from each outcome of a call, while the call is due', () => {
  const rows: [string, string[], object, object][] = [
    [
      'no-answer',
      [],
      { attempt: { number: 1, of: 3 }, agreed: { on: '2026-11-26', time: '15:00' } },
      { status: 'waiting', step: 'phone-call', task: 'retry-call', due: '2026-11-26', at: '15:00' },
    ],
    [
      'busy',
      [],
      { attempt: { number: 1, of: 3 } },
      { status: 'due', step: 'phone-call', task: 'retry-call', due: '2026-11-24', at: '11:14' },
    ],
    ['voicemail', [], {}, { status: 'waiting', step: 'phone-call', task: 'retry-call', due: '2026-11-25' }],
    [
      'callback',
      ['--next', 'gio 15:30'],
      {},
      { status: 'waiting', step: 'phone-call', task: 'callback', due: '2026-11-26', at: '15:30' },
    ],
    [
      'promise',
      promised,
      {
        stepDone: 'phone-call',
        promise: { amount: '1000.00', currency: 'EUR', by: '2026-12-04', checkOn: '2026-12-07' },
      },
      { status: 'held', step: 'second-letter', task: 'step', due: '2026-12-07' },
    ],
    [
      'says-paid',
      [],
      {},
      { status: 'waiting', step: 'phone-call', task: 'check-payment', due: '2026-11-26' },
    ],
    [
      'disputes',
      ['--reason', 'merce non conforme'],
      {
        stepDone: 'phone-call',
        dispute: { reason: 'merce non conforme', invoices: ['2026/101', '2026/102'] },
      },
      { status: 'held', step: null, task: 'answer-dispute', due: '2026-12-04' },
    ],
    [
      'disputes',
      ['--reason', 'prezzo più alto', '--invoices', '2026/102'],
      { dispute: { reason: 'prezzo più alto', invoices: ['2026/102'] } },
      { status: 'waiting', step: 'second-letter', task: 'step', due: '2026-11-30' },
    ],
    [
      'refuses',
      [],
      { stepDone: 'phone-call' },
      { status: 'waiting', step: 'second-letter', task: 'step', due: '2026-11-30' },
    ],
    [
      'wrong-number',
      [],
      { wrongPhone: '+39 0324 000107', stepDone: 'phone-call' },
      { status: 'due', step: 'tracing', task: 'step', due: '2026-11-24' },
    ],
    [
      'wrong-number',
      ['--phone', '0324 000999'],
      { wrongPhone: '+39 0324 000107', newPhone: '0324 000999' },
      { status: 'due', step: 'phone-call', task: 'follow-up', due: '2026-11-24' },
    ],
    [
      'note',
      ['--note', 'ha risposto il figlio'],
      {},
      { status: 'due', step: 'phone-call', task: 'step', due: '2026-11-20' },
    ],
  ];
  test.each(rows)('%s %j', async (outcome, flags, recorded, next) => {
    const { schema, data, warnings } = await world.done(['call', '1', '--outcome', outcome, ...flags]);
    expect(schema).toBe('dunning.call/1');
    expect(data).toMatchObject({
      case: 1,
      channel: 'call',
      outcome,
      on: '2026-11-24',
      time: '09:14',
      ...recorded,
    });
    expect(data.operation).toBeTypeOf('number');
    expect(data.next).toEqual(next);
    expect(warnings).toEqual([]);
  });

  test('the third call without an answer is the last one: nobody could be reached', async () => {
    const call = ['call', '1', '--outcome', 'no-answer'];
    await world.done(call);
    await world.done(call, { env: { DUNNING_TODAY: '2026-11-26' } });
    const { data } = await world.done(call, { env: { DUNNING_TODAY: '2026-11-30' } });
    expect(data).toMatchObject({ attempt: { number: 3, of: 3 }, stepDone: 'phone-call' });
    expect(data.next).toMatchObject({ status: 'due', step: 'tracing' });
  });

  test('a date set by hand takes the place of the proposed one', async () => {
    const { data } = await world.done(['call', '1', '--outcome', 'no-answer', '--next', '2/12']);
    expect(data.next).toMatchObject({ task: 'retry-call', due: '2026-12-02' });
  });

  test('a call entered days later proposes nothing in the past', async () => {
    const { data } = await world.done(['call', '1', '--outcome', 'no-answer', '--at', '17/11 10:00']);
    expect(data).toMatchObject({ on: '2026-11-17', time: '10:00' });
    expect(data.next).toMatchObject({ task: 'retry-call', due: '2026-11-24' });
  });
});

async function toVisit(): Promise<void> {
  await world.done(['skip', '1', '--reason', 'prova']);
  await world.done(['skip', '1', '--reason', 'prova']);
}

describe('visits', () => {
  const day = { env: { DUNNING_TODAY: '2026-11-25' } };
  const rows: [string, string[], object, object][] = [
    ['nobody', [], { stepDone: 'visit' }, { status: 'waiting', step: 'legal-warning', due: '2026-11-30' }],
    ['moved', [], { stepDone: 'visit' }, { step: 'tracing', due: '2026-11-25' }],
    ['refuses', [], { stepDone: 'visit' }, { step: 'legal-warning', due: '2026-11-30' }],
    ['promise', promised, { stepDone: 'visit' }, { status: 'held', due: '2026-12-07' }],
    [
      'callback',
      ['--next', 'ven 10:00'],
      {},
      { step: 'visit', task: 'callback', due: '2026-11-27', at: '10:00' },
    ],
  ];
  test.each(rows)('%s %j', async (outcome, flags, recorded, next) => {
    await toVisit();
    const { data } = await world.done(['visit', '1', '--outcome', outcome, ...flags], day);
    expect(data).toMatchObject({ channel: 'visit', outcome, ...recorded });
    expect(data.next).toMatchObject(next);
  });

  test('met is asked further; without a terminal what came of it is wanted', async () => {
    const run = await world.run(['visit', '1', '--outcome', 'met', '--json']);
    expect(errorOf(run)).toMatchObject({
      code: 'met-alone',
      exit: 2,
      hint: expect.stringContaining('callback, promise, says-paid, disputes, refuses, note'),
    });
  });

  test.each(['no-answer', 'busy', 'wrong-number'])('%s is no outcome of a visit', async (outcome) => {
    const run = await world.run(['visit', '1', '--outcome', outcome, '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'invalid-choice', exit: 2 });
  });
});

describe('somebody else answered', () => {
  test('nothing they said is written down, and the journal says who it was not', async () => {
    const { data } = await world.done([
      'call',
      '1',
      '--outcome',
      'callback',
      '--next',
      'gio 10:00',
      '--third-party',
    ]);
    expect(data).toMatchObject({ outcome: 'callback', thirdParty: true });
    expect((await world.run(['log', '1'])).stdout).toContain("ha risposto un'altra persona");
  });

  test.each([
    ['third-party-note', ['--outcome', 'no-answer', '--note', 'la sorella']],
    ['third-party-outcome', ['--outcome', 'says-paid']],
  ])('%s', async (code, flags) => {
    const run = await world.run(['call', '1', ...flags, '--third-party', '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });
});

describe('a promise for a day off', () => {
  const sunday = ['--amount', '100', '--by', '29/11'];

  test('is taken down as it was made, with a warning, where nobody can be asked', async () => {
    const { data, warnings } = await world.done(['promise', '1', ...sunday]);
    expect(data).toMatchObject({ promise: { by: '2026-11-29' } });
    expect(warnings.map(({ code }) => code)).toEqual(['promise-on-day-off']);
  });

  test.each([
    ['s', '2026-11-30'],
    ['n', '2026-11-29'],
  ])('at a terminal the working day is offered: %s', async (answer, by) => {
    const run = await world.run(['promise', '1', ...sunday], { terminal: 80, answers: [answer] });
    expect(run.asked[0]).toContain('Facciamo lun 30/11/2026?');
    expect(await world.data('show', '1')).toMatchObject({ promises: [{ by }] });
  });
});

describe('notes', () => {
  test('words after the case are the note, and nothing was tried', async () => {
    const before = await world.data('next', '1');
    const { data } = await world.done(['note', '1', 'sede', 'chiusa', 'in', 'agosto']);
    expect(data).toMatchObject({
      note: 'sede chiusa in agosto',
      next: { step: 'phone-call', due: '2026-11-20' },
    });
    expect(await world.data('next', '1')).toEqual(before);
  });

  test('with a date it is a reminder', async () => {
    const { data } = await world.done(['note', '1', '--note', 'sentire il commercialista', '--next', '+2']);
    expect(data.next).toMatchObject({ status: 'waiting', task: 'follow-up', due: '2026-11-26' });
  });
});

describe('the next date', () => {
  const moved: [string, string, boolean][] = [
    ['gio', '2026-11-26', false],
    ['ven 20:00', '2026-11-27', false],
    ['sab', '2026-11-30', true],
    ['dom 10:00', '2026-11-30', true],
    ['8/12', '2026-12-09', true],
    ['25/12', '2026-12-28', true],
    ['6/1', '2027-01-07', true],
  ];
  test.each(moved)('%s is %s', async (next, due, isMoved) => {
    const { data, warnings } = await world.done(['call', '1', '--outcome', 'callback', '--next', next]);
    expect(data.next).toMatchObject({ task: 'callback', due });
    expect(warnings.map(({ code }) => code)).toEqual(isMoved ? ['moved-to-working-day'] : []);
  });

  const refused: [string, string][] = [
    ['2026-11-23', 'day-passed'],
    ['oggi 09:00', 'next-in-past'],
    ['gio 20:01', 'next-outside-hours'],
    ['gio 08:00', 'next-outside-hours'],
    ['31/2', 'day-unreadable'],
    ['quando vuole', 'day-unreadable'],
  ];
  test.each(refused)('%s is refused: %s', async (next, code) => {
    const before = await world.shown();
    const run = await world.run(['call', '1', '--outcome', 'callback', '--next', next, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
    expect(await world.shown()).toBe(before);
  });
});

describe('when it happened', () => {
  const rows: [string, string, string[]][] = [
    ['in the hours', '23/11 20:00', []],
    ['after the hours', '23/11 20:01', ['conduct-outside-hours']],
    ['before the hours', '23/11 08:29', ['conduct-outside-hours']],
    ['on a Saturday morning', '21/11 11:00', []],
    ['on a Saturday afternoon', '21/11 15:01', ['conduct-outside-hours']],
    ['on a Sunday', '22/11 11:00', ['conduct-on-sunday']],
  ];
  test.each(rows)('%s: recorded, and what was wrong is said', async (_name, at, codes) => {
    const { data, warnings } = await world.done(['call', '1', '--outcome', 'refuses', '--at', at]);
    expect(data['time']).toBe(at.slice(-5));
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('on a public holiday', async () => {
    const day = { env: { DUNNING_TODAY: '2026-12-09' } };
    const { warnings } = await world.done(['call', '1', '--outcome', 'no-answer', '--at', '8/12 10:00'], day);
    expect(warnings.map(({ code }) => code)).toEqual(['conduct-on-holiday']);
  });

  test('a second conversation on the same day is recorded with a warning, an unanswered call is not one', async () => {
    await world.done(['call', '1', '--outcome', 'no-answer']);
    expect((await world.done(['call', '1', '--outcome', 'says-paid'])).warnings).toEqual([]);
    const { warnings } = await world.done(['call', '1', '--outcome', 'refuses']);
    expect(warnings.map(({ code }) => code)).toEqual([
      'conduct-second-conversation-that-day',
      'conduct-third-attempt-that-day',
    ]);
  });

  test.each([
    ['domani', 'day-ahead'],
    ['oggi 23:59', 'contact-in-future'],
  ])('%s has not happened yet', async (at, code) => {
    const run = await world.run(['call', '1', '--outcome', 'refuses', '--at', at, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });
});

describe('options that would be ignored are refused', () => {
  const rows: [string[], string][] = [
    [['--outcome', 'busy', '--amount', '100'], 'flag-needs-outcome'],
    [['--outcome', 'busy', '--by', 'ven'], 'flag-needs-outcome'],
    [['--outcome', 'promise', ...promised, '--reason', 'x'], 'flag-needs-outcome'],
    [['--outcome', 'refuses', '--invoices', '2026/101'], 'flag-needs-outcome'],
    [['--outcome', 'no-answer', '--phone', '055 1'], 'flag-needs-outcome'],
    [['--outcome', 'promise', ...promised, '--next', 'ven'], 'conflicting-options'],
    [['--outcome', 'promise', '--amount', 'mille', '--by', 'ven'], 'amount-unreadable'],
    [['--outcome', 'promise', '--amount', '100', '--by', '2026-11-20'], 'day-passed'],
    [['--outcome', 'maybe'], 'invalid-choice'],
  ];
  test.each(rows)('%j: %s', async (flags, code) => {
    const run = await world.run(['call', '1', ...flags, '--json']);
    expect(errorOf(run)).toMatchObject({ code, exit: 2 });
  });

  test('an invoice nobody knows', async () => {
    const flags = ['--outcome', 'disputes', '--reason', 'x', '--invoices', '2026/101,9/9'];
    const run = await world.run(['call', '1', ...flags, '--json']);
    expect(errorOf(run)).toMatchObject({ code: 'no-such-invoice', exit: 4 });
  });

  test('a promise of more than is open is taken down, and said', async () => {
    const { warnings } = await world.done([
      'call',
      '1',
      '--outcome',
      'promise',
      '--amount',
      '27000',
      '--by',
      'ven',
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['promise-above-open']);
  });
});

describe('on the screen', () => {
  test('what was done, what comes next with its date, how to take it back', async () => {
    const { stdout, stderr } = await world.run(['call', 'valdossola', '--outcome', 'no-answer']);
    expect(stdout.split('\n')).toEqual([
      'Pratica 1  Tessitura Valdossola S.r.l.',
      'Chiamata: nessuna risposta.',
      'Tentativo 1 di 3.',
      'Da riprovare gio 26/11/2026 alle 15:00.',
      '',
    ]);
    expect(stderr).toBe('Annulla: dunning undo\n');
  });

  test('a callback agreed while a promise holds the case is still said', async () => {
    await world.done(['promise', '1', '--amount', '500', '--by', '4/12']);
    const { stdout } = await world.run(['call', '1', '--outcome', 'callback', '--next', 'gio 10:00']);
    expect(stdout).toContain('Da richiamare gio 26/11/2026 alle 10:00.');
  });

  test('in English', async () => {
    const { stdout, stderr } = await world.run([
      'call',
      '1',
      '--outcome',
      'promise',
      ...promised,
      '--lang',
      'en',
    ]);
    expect(stdout).toContain('Promise: 1,000.00 EUR by Fri 04/12/2026; to be checked Mon 07/12/2026.');
    expect(stdout).toContain('1,300.00 EUR are left without a date.');
    expect(stderr).toBe('Undo: dunning undo\n');
  });
});
