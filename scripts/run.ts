import { spawn } from "node:child_process";
import path from "node:path";

export const root = path.join(import.meta.dirname, "..");

/** Runs a script of the project or of node_modules, or any other program, and gives its exit code. */
export const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  new Promise<number>((done) => {
    const script = /^(node_modules|scripts)\//.test(program);
    const child = spawn(
      script ? process.execPath : program,
      script ? [path.join(root, program), ...args] : args,
      { cwd: root, stdio: "inherit", env: { ...process.env, ...env } },
    );
    child.on("error", () => done(127));
    child.on("exit", (code) => done(code ?? 1));
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => child.kill(signal));
  });
