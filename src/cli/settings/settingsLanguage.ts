/** The language the workspace's settings name, found before anything else of them is read. */
import { readFileSync } from 'node:fs';
import type { Context } from '../context.ts';
import { readLanguage, type Language } from '../language.ts';
import { findWorkspace, settingsFile } from '../workspace/workspace.ts';

/** `language` of the workspace's `dunning.toml`, also when the rest of it is broken; undefined without a workspace or such a line. */
export async function settingsLanguage(
  context: Context,
  dir: string | undefined,
): Promise<Language | undefined> {
  try {
    const workspace = await findWorkspace(context, dir);
    const [beforeTables = ''] = readFileSync(settingsFile(workspace.dir), 'utf8').split(/^\s*\[/m);
    return readLanguage(/^\s*language\s*=\s*["'](\w+)["']/m.exec(beforeTables)?.[1]);
  } catch {
    // What is wrong with the workspace is said by the command that needs it, in the language that is left.
    return undefined;
  }
}
