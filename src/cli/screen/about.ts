/** Which case or customer a command is about, as it is typed in the next one. */

export interface About {
  readonly case?: number;
  /** Its code or number, fit for a shell. */
  readonly customer?: string;
}
