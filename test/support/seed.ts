/**
 * Properties are tried on the same cases at every run, so that a failure can be repeated by whoever sees it.
 * `DUNNING_SEED=random` (or a number) tries others: worth doing now and then, and after every change of a rule.
 */
import fc from 'fast-check';

const wish = process.env['DUNNING_SEED'] ?? '20261121';
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) });
