'use strict';
/*
 * Makes `npm run demo` and `npm test` work on a fresh machine: installs what is missing, exactly as locked, and says
 * nothing when nothing is. Runs on any Node from 14 on: the right one is among the things it installs.
 */
const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const programDir = path.resolve(__dirname, '..');
const lockFile = path.join(programDir, 'package-lock.json');
const modulesDir = path.join(programDir, 'node_modules');
/** The reason comes first; what follows is npm's own help. */
const MOST_LINES_OF_NPM = 12;
const stampFile = path.join(modulesDir, '.dunning-setup');

removeStaleBundle();
if (!isInstalled()) install();

/** Whether node_modules holds what the lock file names; a matching installation made by hand is recognised too. */
function isInstalled() {
  if (!fs.existsSync(ownNode())) return false;
  if (readText(stampFile) === stamp()) return true;
  if (!holdsLockedPackages()) return false;
  fs.writeFileSync(stampFile, stamp());
  return true;
}

/** Compares npm's record of what it installed with the lock file; packages for other systems are rightly absent. */
function holdsLockedPackages() {
  const record = readText(path.join(modulesDir, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readText(lockFile)).packages;
  return Object.keys(locked).every((place) => {
    if (place === '') return true;
    if (installed[place] === undefined) return locked[place].optional === true;
    return installed[place].version === locked[place].version;
  });
}

function install() {
  say(
    'Installo le librerie del programma (solo la prima volta, circa un minuto)...',
    "Installing the program's libraries (first time only, about a minute)...",
  );
  // Not `npm ci`: it refuses a lock file without the packages that only exist for other systems.
  const result = runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) return explain(result);
  if (!fs.existsSync(ownNode())) {
    return fail(
      'npm ha installato le librerie ma non Node: permetti lo script di installazione del pacchetto "node" e riprova.',
      'npm installed the libraries but not Node: allow the install script of the package "node" and try again.',
    );
  }
  fs.writeFileSync(stampFile, stamp());
}

/** One sentence for what went wrong, after npm's own words. */
function explain(result) {
  const words = String(result.stderr || '').trim();
  if (words !== '') process.stderr.write(words.split('\n').slice(0, MOST_LINES_OF_NPM).join('\n') + '\n');
  if (result.error) {
    return fail(
      'npm non si avvia: installa Node con npm e riprova.',
      'npm does not start: install Node with npm and try again.',
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(words)) {
    return fail(
      'Non raggiungo il registro di npm: controlla la connessione e riprova.',
      'The npm registry cannot be reached: check the connection and try again.',
    );
  }
  fail(
    "npm non ha completato l'installazione: il motivo è qui sopra.",
    'npm did not finish installing: its reason is above.',
  );
}

function runNpm(args) {
  const options = { cwd: programDir, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 64 * 1024 * 1024 };
  const running = process.env.npm_execpath || '';
  if (/npm-cli\.c?js$/.test(running)) {
    return childProcess.spawnSync(process.execPath, [running].concat(args), options);
  }
  // On Windows npm is a .cmd file, which only a shell starts.
  return childProcess.spawnSync('npm', args, Object.assign({ shell: process.platform === 'win32' }, options));
}

/** The bundle stands for the sources; one that is older than any of them would run yesterday's program. */
function removeStaleBundle() {
  const bundleDir = path.join(programDir, 'dist');
  const bundle = path.join(bundleDir, 'dunning.cjs');
  const sources = path.join(programDir, 'src');
  if (!fs.existsSync(bundle) || !fs.existsSync(sources)) return;
  const builtAt = fs.statSync(bundle).mtimeMs;
  if (newestChange(sources) > builtAt || fs.statSync(lockFile).mtimeMs > builtAt) {
    // The name with `force` exists from Node 14.14 on.
    fs.rmSync(bundleDir, { recursive: true, force: true });
  }
}

function newestChange(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce((newest, entry) => {
    const place = path.join(folder, entry.name);
    return Math.max(newest, entry.isDirectory() ? newestChange(place) : fs.statSync(place).mtimeMs);
  }, fs.statSync(folder).mtimeMs);
}

function ownNode() {
  return path.join(modulesDir, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function stamp() {
  const lock = crypto.createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
  return lock + ' ' + process.platform + ' ' + process.arch + '\n';
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (problem) {
    if (problem.code === 'ENOENT') return undefined;
    throw problem;
  }
}

function say(italian, english) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  process.stderr.write((/^it/i.test(locale) ? italian : english) + '\n');
}

function fail(italian, english) {
  say(italian, english);
  process.exitCode = 1;
}
