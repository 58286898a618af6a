import type { EngineClient } from "../../shared/contract/index.ts";

type Answers = {
  [area in keyof EngineClient]?: {
    [name in keyof EngineClient[area]]?: EngineClient[area][name] extends (
      ...input: infer Input
    ) => Promise<infer Output>
      ? (input: Input[0]) => Output | Promise<Output>
      : never;
  };
};

/** An engine for tests of the page: only what is given answers; a call to anything else fails and names it. */
export function fakeClient(answers: Answers): EngineClient {
  const areas = new Map<string, object>(Object.entries(answers));
  const area = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, procedure) => (input: unknown) => {
          const found: unknown = Reflect.get(areas.get(name) ?? {}, procedure);
          if (typeof found === "function")
            return Promise.resolve(Reflect.apply(found, null, [input]));
          if (`${name}.${String(procedure)}` === "system.changes")
            return Promise.resolve(silence());
          return Promise.reject(new Error(`The fake engine has no ${name}.${String(procedure)}.`));
        },
      },
    );
  return new Proxy({}, { get: (_target, name) => area(String(name)) }) as EngineClient;
}

/** A subscription in which nothing ever changes. */
const silence = (): AsyncIterableIterator<never> => ({
  next: () => new Promise(() => undefined),
  [Symbol.asyncIterator]() {
    return this;
  },
});
