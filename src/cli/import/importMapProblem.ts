/** A saved map that cannot be used, with everything that is wrong with it. */
import { Refusal } from '../../domain/refusal.ts';
import type { MapProblem } from '../../intake/savedMap.ts';

/** A problem and where it stands. */
export interface MapFileProblem extends Omit<MapProblem, 'value' | 'code'> {
  /** Counted from 1. */
  readonly line: number;
  /** As it stands in the file; empty when missing. */
  readonly value: string;
  readonly code: MapProblem['code'] | 'broken-file';
}

/** The map cannot be used; exit status 5. */
export class MapUnusable extends Refusal {
  readonly problems: readonly MapFileProblem[];

  constructor(file: string, problems: readonly MapFileProblem[]) {
    super('data', 'map-unusable', { file, count: problems.length });
    this.name = 'MapUnusable';
    this.problems = problems;
  }
}
