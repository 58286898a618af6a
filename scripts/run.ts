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
    const signals = ["SIGINT", "SIGTERM"] as const;
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    const end = (code: number) => {
      for (const signal of signals) process.off(signal, pass);
      done(code);
    };
    child.on("error", () => end(127));
    child.on("exit", (code) => end(code ?? 1));
  });
