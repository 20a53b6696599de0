'use strict';
/*
 * Loads the files of the bundle together with the code V8 made of them the last time the same command ran.
 *
 * Node's own cache (module.enableCompileCache) keeps what was compiled when a file was loaded, which is next to nothing:
 * each of some hundred functions is then compiled at its first call, 12 ms of a start. What is kept here was taken when
 * the command had ended. V8 itself refuses what another version of it, or other flags, have made; the name of a chunk
 * holds a hash of its content, so nothing is ever taken for another build's. A cache that cannot be read or written
 * costs time and nothing else.
 */
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const BEFORE = '(function (exports, require, module, __filename, __dirname) {';
const AFTER = '\n})';
/** What was typed wrongly is no command: nothing is kept of it. */
const MISTYPED = 2;

/**
 * What `require(bundleDir/name)` would answer.
 * @param {string} bundleDir
 * @param {string} name
 * @param {{ cacheDir: string | undefined, command: string }} place where compiled code is kept, and of which command
 */
module.exports = function loadBundle(bundleDir, name, { cacheDir, command }) {
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
    const script = new vm.Script(BEFORE + fs.readFileSync(file, 'utf8') + AFTER, {
      filename: file,
      columnOffset: -BEFORE.length,
      cachedData,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const isAsBefore = cachedData !== undefined && !script.cachedDataRejected;
    if (isKept && !isAsBefore) compiledAnew.push({ script, chunk, kept });
    script.runInThisContext().call(module.exports, module.exports, requireAny, module, file, bundleDir);
    return module.exports;
  }
};

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
    fs.writeFileSync(draft, Buffer.concat([data, data]));
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
 * It is kept twice, and both must be the same: V8 checks nothing, and a file that lost a page in a power cut would end the
 * program at each start. Comparing takes a tenth of the time of loading what computes a checksum.
 */
function readWhole(file) {
  try {
    const both = fs.readFileSync(file);
    const data = both.subarray(0, both.length / 2);
    return data.length > 0 && data.equals(both.subarray(data.length)) ? data : undefined;
  } catch {
    // Not there: the command runs for the first time.
    return undefined;
  }
}
