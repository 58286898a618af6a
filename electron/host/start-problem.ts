/** A problem the user can solve: the start ends with this one line, without a stack. Exit code 2: wrong arguments. */
export class StartProblem extends Error {
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
