'use strict';
/*
 * What the start script does when it cannot start: on a Node that is too old it hands over to the one that the project
 * installs for itself, and it says what is missing. Keeps to the syntax of old Nodes.
 */
const fs = require('fs');
const path = require('path');

const SETTINGS_UNUSABLE = 5;
const programDir = path.resolve(__dirname, '..');
const starter = path.join(__dirname, 'dunning.js');

exports.handOver = handOver;
exports.librariesMissing = librariesMissing;

/** Runs this same command line on the Node that the project installs for itself, and ends as that run ends. */
function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const ownNode = path.join(programDir, 'node_modules', 'node', 'bin', name);
  if (process.env.DUNNING_HANDED_OVER || !fs.existsSync(ownNode)) return nodeMissing();
  const child = require('child_process').spawn(ownNode, [starter].concat(process.argv.slice(2)), {
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

function librariesMissing() {
  giveUp(
    'mancano le librerie del programma: esegui "npm run setup" in ' + programDir,
    'the program\'s libraries are missing: run "npm run setup" in ' + programDir,
  );
}

/** One line on the error stream, in the language of the terminal. */
function giveUp(italian, english) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  process.stderr.write('dunning: ' + (/^it/i.test(locale) ? italian : english) + '\n');
  process.exitCode = SETTINGS_UNUSABLE;
}
