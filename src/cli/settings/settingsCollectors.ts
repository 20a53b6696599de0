/** Reads `[[collectors]]`: the people cases are assigned to. */
import type { Collector } from '../../domain/settings.ts';
import { closest } from '../screen/suggestion.ts';
import type { Report } from './settingsProblem.ts';
import { isTable } from './settingsValue.ts';

/** The collectors of the file; a missing id is made of the first name. */
export function readCollectors(raw: unknown, report: Report): readonly Collector[] {
  if (raw === undefined || (Array.isArray(raw) && raw.length === 0)) {
    report('collectors', undefined, { code: 'no-collector', kind: 'list' });
    return [];
  }
  if (!Array.isArray(raw)) {
    report('collectors', raw, { code: 'wrong-type', kind: 'list' });
    return [];
  }
  const collectors = raw.map((row: unknown, index) => readCollector(`collectors[${index}]`, row, report));
  for (const [index, { id }] of collectors.entries()) {
    const isTaken = collectors.slice(0, index).some((earlier) => earlier.id === id);
    if (isTaken && id !== '') report(`collectors[${index}].id`, id, { code: 'duplicate-id' });
  }
  return collectors;
}

/** The id a collector gets from a name: `Laura Neri` is `laura`. */
export function collectorId(name: string): string {
  const [first = ''] = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
    .split(/[^a-z0-9]+/);
  return first;
}

const COLLECTOR_KEYS = ['id', 'name', 'role', 'phone', 'email'] as const;

function readCollector(path: string, raw: unknown, report: Report): Collector {
  if (!isTable(raw)) {
    report(path, raw, { code: 'wrong-type', kind: 'table' });
    return { id: '', name: '' };
  }
  const text = (key: (typeof COLLECTOR_KEYS)[number]): string | undefined => {
    const value = raw[key];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') report(`${path}.${key}`, value, { code: 'wrong-type', kind: 'text' });
    const isText = typeof value === 'string' && value.trim() !== '';
    return isText ? value.trim() : undefined;
  };
  for (const key of Object.keys(raw)) {
    if (COLLECTOR_KEYS.some((known) => known === key)) continue;
    const suggestion = closest(key, COLLECTOR_KEYS);
    report(`${path}.${key}`, raw[key], {
      code: 'unknown-key',
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  const [name, role, phone, email] = [text('name'), text('role'), text('phone'), text('email')];
  if (name === undefined && raw['name'] === undefined)
    report(`${path}.name`, undefined, { code: 'missing', kind: 'text' });
  const id = text('id') ?? collectorId(name ?? '');
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id) && name !== undefined)
    report(`${path}.id`, id, { code: 'bad-id', kind: 'text' });
  return {
    id,
    name: name ?? '',
    ...(role === undefined ? {} : { role }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  };
}
