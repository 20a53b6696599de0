#!/usr/bin/env node
'use strict';
/*
 * Starts the program: finds a Node that can run it and hands it the real world.
 *
 * This folder is CommonJS (bin/package.json) and this file keeps to the syntax of old Nodes: a start script that is an
 * ES module costs about 5 ms more, and an old Node must get far enough to say what is missing. `--version` is answered
 * here without loading anything else. All that every start needs stands here: each file more is found, read and compiled.
 */
const fs = require('fs');
const path = require('path');

const OLDEST_NODE = [22, 18];
/** What was typed wrongly is no command: no compiled code is kept of it. */
const MISTYPED = 2;

/** Where templates/, migrations/ and node_modules/ are found: handed to the program, which never looks for itself. */
const programDir = path.resolve(__dirname, '..');
const args = process.argv.slice(2);

// Loaded by anything else it does nothing but hand out its loader.
module.exports = loadBundle;
if (require.main === module) {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    // Straight to the descriptor: setting up node's stream for a pipe takes 4 ms.
    fs.writeSync(1, 'dunning ' + require('../package.json').version + '\n');
  } else if (isNodeTooOld()) {
    require('./otherNode.js').handOver();
  } else {
    start();
  }
}

/** Runs the bundle when it is built, else the sources as they are; DUNNING_FROM_SOURCE=1 asks for the sources. */
function start() {
  const bundleDir = path.join(programDir, 'dist');
  const isBundled = !process.env.DUNNING_FROM_SOURCE && fs.existsSync(path.join(bundleDir, 'dunning.cjs'));
  const loading = isBundled ? Promise.resolve().then(() => fromBundle(bundleDir)) : fromSources();
  loading
    .then((program) => program.mainOfProcess(programDir, isBundled ? buildOf(bundleDir) : undefined))
    .then((status) => {
      // Ending at once saves the time to take everything down. On Windows a pipe is written later, and what is still on
      // its way would be cut off; elsewhere all that was written has arrived.
      process.exitCode = status;
      if (process.platform !== 'win32' && isBundled) process.exit();
    })
    .catch((problem) => {
      if (!isDependencyMissing(problem)) throw problem;
      require('./otherNode.js').librariesMissing();
    });
}

function fromBundle(bundleDir) {
  // Each command keeps the functions it needed.
  const command = /^[a-z]+$/.test(args[0] || '') ? args[0] : 'other';
  return loadBundle(bundleDir, 'dunning.cjs', { cacheDir: compiledDir(), command });
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

function isDependencyMissing(problem) {
  const isNotFound = problem.code === 'MODULE_NOT_FOUND' || problem.code === 'ERR_MODULE_NOT_FOUND';
  return isNotFound && !fs.existsSync(path.join(programDir, 'node_modules', '.package-lock.json'));
}

/*
 * Loads the files of the bundle together with the code V8 made of them the last time the same command ran.
 *
 * Node's own cache (module.enableCompileCache) keeps what was compiled when a file was loaded, which is next to nothing:
 * each of some hundred functions is then compiled at its first call, 12 ms of a start. What is kept here was taken when
 * the command had ended. V8 itself refuses what another version of it, or other flags, have made; the name of a chunk
 * holds a hash of its content, so nothing is ever taken for another build's. A cache that cannot be read or written
 * costs time and nothing else.
 */

/**
 * What `require(bundleDir/name)` would answer, if the files were modules: each is the text of a function that makes one.
 * @param {string} bundleDir
 * @param {string} name
 * @param {{ cacheDir: string | undefined, command: string }} place where compiled code is kept, and of which command
 */
function loadBundle(bundleDir, name, { cacheDir, command }) {
  const vm = require('vm');
  // Libraries are found from here as they are from the folder beside.
  const requireAny = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  requireAny.resolve = require.resolve;
  const loaded = new Map();
  const compiledAnew = [];
  process.once('exit', (status) => {
    if (status !== MISTYPED) compiledAnew.forEach(keep);
  });
  silenceWarningOf('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  return load(name);

  function load(chunk) {
    const known = loaded.get(chunk);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(chunk, module);
    const file = bundleDir + path.sep + chunk;
    const isKept = cacheDir !== undefined && nameOf(chunk) !== undefined;
    const kept = isKept ? cacheDir + path.sep + chunk + '.' + command : undefined;
    const cachedData = kept === undefined ? undefined : readWhole(kept);
    const script = new vm.Script(fs.readFileSync(file, 'latin1'), {
      filename: file,
      cachedData,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const isAsBefore = cachedData !== undefined && !script.cachedDataRejected;
    if (isKept && !isAsBefore) compiledAnew.push({ script, chunk, kept });
    script.runInThisContext().call(module.exports, module.exports, requireAny, module, file, bundleDir);
    return module.exports;
  }
}

/** Node announces that this option may change one day: nothing that who reads the screen could do anything about. */
function silenceWarningOf(option) {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...more) => {
    if (!String(warning).startsWith(option)) emitWarning(warning, ...more);
  };
}

/** Written beside its place and moved there, so that nobody reads half of it. What earlier builds left goes. */
function keep({ script, chunk, kept }) {
  try {
    const folder = path.dirname(kept);
    fs.mkdirSync(folder, { recursive: true });
    const draft = kept + '.' + process.pid;
    const data = script.createCachedData();
    const open = fs.openSync(draft, 'w');
    fs.writeSync(open, data);
    fs.writeSync(open, sumOf(data));
    fs.fsyncSync(open);
    fs.closeSync(open);
    fs.renameSync(draft, kept);
    for (const other of fs.readdirSync(folder)) {
      const isOutdated = nameOf(other) === nameOf(chunk) && !other.startsWith(chunk);
      if (isOutdated) fs.rmSync(path.join(folder, other), { force: true });
    }
  } catch {
    // No room, no permission: compiled again next time.
  }
}

/** `start` of `start-D66EWhgT.cjs` and of `start-D66EWhgT.cjs.next`; undefined without a hash. */
function nameOf(file) {
  const match = /^(.+)-[\w-]{8}\.cjs(?:\.|$)/.exec(file);
  return match === null ? undefined : match[1];
}

/**
 * The length of some bytes and a sum over every 32nd word of them: V8 checks nothing, and a page lost in a power cut would end
 * the program at each start. A sum over all of them would take longer than everything else.
 */
function sumOf(data) {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  let sum = 0;
  for (let at = 0; at < words.length; at += 32) sum = (Math.imul(sum, 31) + words[at] + 1) | 0;
  const told = Buffer.alloc(8);
  told.writeInt32LE(sum, 0);
  told.writeInt32LE(data.length, 4);
  return told;
}

/** The compiled code in a file, if all its pages are there. */
function readWhole(file) {
  try {
    const bytes = fs.readFileSync(file);
    const data = bytes.subarray(0, bytes.readInt32LE(bytes.length - 4));
    return sumOf(data).equals(bytes.subarray(data.length)) ? data : undefined;
  } catch {
    // Not there: the command runs for the first time. Or half of it.
    return undefined;
  }
}
