#!/usr/bin/env node
'use strict';
/*
 * Starts the program: finds a Node that can run it and hands it the real world.
 *
 * This folder is CommonJS (bin/package.json) and this file keeps to the syntax of old Nodes: a start script that is an
 * ES module costs about 5 ms more, and an old Node must get far enough to say what is missing. `--version` is answered
 * here without loading anything else.
 */
const fs = require('fs');
const path = require('path');

const OLDEST_NODE = [22, 18];
const SETTINGS_UNUSABLE = 5;

/** Where templates/, migrations/ and node_modules/ are found: handed to the program, which never looks for itself. */
const programDir = path.resolve(__dirname, '..');
const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Straight to the descriptor: setting up node's stream for a pipe takes 4 ms.
  fs.writeSync(1, 'dunning ' + require('../package.json').version + '\n');
} else if (isNodeTooOld()) {
  handOver();
} else {
  start();
}

/** Runs the bundle when it is built, else the sources as they are; DUNNING_FROM_SOURCE=1 asks for the sources. */
function start() {
  const bundleDir = path.join(programDir, 'dist');
  const isBundled = !process.env.DUNNING_FROM_SOURCE && fs.existsSync(path.join(bundleDir, 'dunning.cjs'));
  const loading = isBundled ? Promise.resolve().then(() => fromBundle(bundleDir)) : fromSources();
  loading
    .then((program) => program.mainOfProcess(programDir, isBundled ? buildOf(bundleDir) : undefined))
    .then((status) => {
      // Not process.exit: what is still on its way through a pipe would be cut off.
      process.exitCode = status;
    })
    .catch((problem) => {
      if (!isDependencyMissing(problem)) throw problem;
      giveUp(
        'mancano le librerie del programma: esegui "npm run setup" in ' + programDir,
        'the program\'s libraries are missing: run "npm run setup" in ' + programDir,
      );
    });
}

function fromBundle(bundleDir) {
  // Each command keeps the functions it needed.
  const command = /^[a-z]+$/.test(args[0] || '') ? args[0] : 'other';
  return require('./loadBundle.js')(bundleDir, 'dunning.cjs', { cacheDir: compiledDir(), command });
}

/** The bundle's first file names the others, whose names hold a hash of what is in them. */
function buildOf(bundleDir) {
  return fs.readFileSync(path.join(bundleDir, 'dunning.cjs'), 'latin1');
}

function fromSources() {
  const cacheDir = compiledDir();
  if (cacheDir !== undefined) require('module').enableCompileCache(cacheDir);
  return import('../src/cli/main.ts');
}

/** Where code compiled once is kept, in the user's cache: it halves a start. Undefined where there is no home directory. */
function compiledDir() {
  try {
    const home = process.env.LOCALAPPDATA || process.env.XDG_CACHE_HOME || path.join(homeDir(), '.cache');
    return path.join(home, 'dunning', 'compiled', process.version + '-' + process.arch);
  } catch {
    return undefined;
  }
}

/** What os.homedir answers, mostly without loading it. */
function homeDir() {
  return (process.platform !== 'win32' && process.env.HOME) || require('os').homedir();
}

function isNodeTooOld() {
  const version = process.versions.node.split('.').map(Number);
  return version[0] < OLDEST_NODE[0] || (version[0] === OLDEST_NODE[0] && version[1] < OLDEST_NODE[1]);
}

/** Runs this same command line on the Node that the project installs for itself, and ends as that run ends. */
function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const ownNode = path.join(programDir, 'node_modules', 'node', 'bin', name);
  if (process.env.DUNNING_HANDED_OVER || !fs.existsSync(ownNode)) return nodeMissing();
  const child = require('child_process').spawn(ownNode, [__filename].concat(args), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { DUNNING_HANDED_OVER: '1' }),
  });
  // Ctrl+C reaches both of us from the terminal; a signal sent to this process alone has to be passed on.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', nodeMissing);
  child.on('exit', (status, signal) => {
    if (signal === null) {
      process.exitCode = status;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function nodeMissing() {
  giveUp(
    'serve Node 22.18 o più recente (qui: ' +
      process.versions.node +
      '): esegui "npm run setup" in ' +
      programDir,
    'Node 22.18 or newer is needed (here: ' +
      process.versions.node +
      '): run "npm run setup" in ' +
      programDir,
  );
}

function isDependencyMissing(problem) {
  const isNotFound = problem.code === 'MODULE_NOT_FOUND' || problem.code === 'ERR_MODULE_NOT_FOUND';
  return isNotFound && !fs.existsSync(path.join(programDir, 'node_modules', '.package-lock.json'));
}

/** One line on the error stream, in the language of the terminal. */
function giveUp(italian, english) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  process.stderr.write('dunning: ' + (/^it/i.test(locale) ? italian : english) + '\n');
  process.exitCode = SETTINGS_UNUSABLE;
}
