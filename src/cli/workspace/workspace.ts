/** The workspace: the folder of one creditor company. Found, its settings read, its book opened. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Database } from '../../db/database.ts';
import type { Desk } from '../command.ts';
import type { Context } from '../context.ts';
import { workspaceSettings } from '../settings/keptSettings.ts';

/** The folders of a workspace, beside the book and the settings. */
export const WORKSPACE_FOLDERS = ['templates', 'letters', 'receipts', 'backups', 'log'] as const;

export interface Workspace {
  /** Absolute. */
  readonly dir: string;
  readonly settings: Settings;
  /** See rulesKeyOf; absent where it is not known. */
  readonly rulesKey: string | undefined;
  /** Closed by main when the command has answered. */
  readonly database: Database;
}

/** How a workspace was found; shown by `config` and `doctor`. */
type WorkspaceOrigin = 'flag' | 'environment' | 'current-folder' | 'user-configuration' | 'home';

export interface FoundWorkspace {
  /** Absolute; holds `dunning.db`. */
  readonly dir: string;
  readonly origin: WorkspaceOrigin;
}

/** The book of a workspace. */
export function bookFile(dir: string): string {
  return join(dir, 'dunning.db');
}

/** The settings of a workspace. */
export function settingsFile(dir: string): string {
  return join(dir, 'dunning.toml');
}

/**
 * Finds the workspace and opens it. A command that writes takes no `--as-of`: what happened, happened on its own day.
 * Refuses: `no-workspace`, `no-workspace-there` (not found), `as-of-reading-only` (usage), `settings-unusable` (data).
 */
export async function openWorkspace(desk: Desk, access: 'read' | 'write'): Promise<Workspace> {
  const { context, globals } = desk;
  if (access === 'write' && globals.asOf !== undefined) throw new Refusal('usage', 'as-of-reading-only');
  const { dir } = await findWorkspace(context, globals.dir);
  const { settings, rulesKey } = await workspaceSettings(context, settingsFile(dir));
  const database = await openBook(context, dir, access);
  desk.closeAfterwards(() => database.close());
  if (!settings.hints) desk.withoutHints();
  return { dir, settings: { ...settings, ...browserOverride(context) }, rulesKey, database };
}

/** Opens the book of a workspace. For reading it is opened so that it cannot be written, unless an older program left it. */
export async function openBook(context: Context, dir: string, access: 'read' | 'write'): Promise<Database> {
  const { openDatabase } = await import('../../db/migrate.ts');
  const migrationsDir = join(context.programDir, 'migrations');
  try {
    const database = openDatabase(bookFile(dir), { readonly: access === 'read', migrationsDir });
    // All readings of one answer see the book at one moment, whatever is written meanwhile.
    if (access === 'read') database.connection.exec('begin');
    return database;
  } catch (error) {
    const isToBeMigrated = error instanceof Error && 'code' in error && error.code === 'SQLITE_READONLY';
    if (access === 'write' || !isToBeMigrated) throw error;
    return openDatabase(bookFile(dir), { migrationsDir });
  }
}

/** `--dir`, then DUNNING_DIR, then the current folder or a parent of it, then the user's configuration, then `~/Dunning`. */
export async function findWorkspace(context: Context, dirFlag: string | undefined): Promise<FoundWorkspace> {
  const named = await namedWorkspace(context, dirFlag);
  if (named !== undefined) {
    if (!isWorkspace(named.dir))
      throw new Refusal('not-found', 'no-workspace-there', { dir: named.dir, origin: named.origin });
    return named;
  }
  const usual = usualWorkspace(context);
  if (!isWorkspace(usual)) throw new Refusal('not-found', 'no-workspace');
  return { dir: usual, origin: 'home' };
}

/** Whether the folder already is somebody's workspace. */
export function isWorkspace(dir: string): boolean {
  return existsSync(bookFile(dir));
}

/** Where a new workspace is made when no folder is named. */
export function usualWorkspace(context: Context): string {
  return join(context.homeDir, 'Dunning');
}

/** The user's own configuration; its key `dir` names the workspace. */
function userConfigurationFile(context: Context): string {
  const { env, platform, homeDir } = context;
  const base = platform === 'win32' ? env['APPDATA'] : env['XDG_CONFIG_HOME'];
  return join(base === undefined || base === '' ? join(homeDir, '.config') : base, 'dunning', 'config.toml');
}

/** The workspace that someone named or stands in; not checked to be one. */
async function namedWorkspace(
  context: Context,
  dirFlag: string | undefined,
): Promise<FoundWorkspace | undefined> {
  if (dirFlag !== undefined) return { dir: folder(context, dirFlag), origin: 'flag' };
  const variable = context.env['DUNNING_DIR'];
  if (variable !== undefined && variable !== '')
    return { dir: folder(context, variable), origin: 'environment' };
  const around = workspaceAround(context.cwd);
  if (around !== undefined) return { dir: around, origin: 'current-folder' };
  const configured = await configuredFolder(context);
  return configured === undefined ? undefined : { dir: configured, origin: 'user-configuration' };
}

function workspaceAround(start: string): string | undefined {
  if (isWorkspace(start)) return start;
  const parent = dirname(start);
  return parent === start ? undefined : workspaceAround(parent);
}

async function configuredFolder(context: Context): Promise<string | undefined> {
  const file = userConfigurationFile(context);
  if (!existsSync(file)) return undefined;
  const { readUserFolder } = await import('../settings/userConfiguration.ts');
  const dir = readUserFolder(file);
  return dir === undefined ? undefined : folder(context, dir);
}

/** An absolute path; a leading `~` is the user's home. */
function folder(context: Context, written: string): string {
  return resolve(context.cwd, written.replace(/^~(?=[/\\]|$)/, context.homeDir));
}

function browserOverride(context: Context): { readonly browser?: string } {
  const browser = context.env['DUNNING_BROWSER'];
  return browser === undefined || browser === '' ? {} : { browser };
}
