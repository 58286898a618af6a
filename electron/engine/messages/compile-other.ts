import { emptyEmail } from "../../../shared/domain/campaign.ts";
import type { Finding } from "../../../shared/contract/campaigns.ts";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import { isSsml } from "../../../shared/domain/spoken.ts";
import { pushServices, type PushService } from "../../../shared/domain/template/template.ts";
import { compileEmail, type CompiledEmail, type Values } from "./template/compile.ts";

/** How a text is guarded against what a value holds: as XML, as part of a JSON text, or not at all. */
type Guard = "none" | "xml" | "json";
type Text = { email: CompiledEmail; guard: Guard };
/** A text with variables, or a JSON document whose texts have them. */
type Part =
  | { kind: "plain"; text: string }
  | { kind: "text"; text: Text }
  | { kind: "json"; document: unknown; texts: Text[] };

type RenderedParts = {
  parts: Record<string, string>;
  missing: string[];
  usedDefaults: string[];
};
export type CompiledOther = {
  findings: Finding[];
  variables: string[];
  pick(values: Values): Values;
  /** Only the parts that are wanted are filled: a variable of another service is not missed. */
  render(values: Values, wanted: readonly string[]): RenderedParts;
};

const jsonText = (text: string) => JSON.stringify(text).slice(1, -1);

function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, deep(item, change)]),
    );
  return value;
}

/** The texts of a message by name, with how each is guarded. */
function sourcesOf(content: OtherContent): Record<string, { source: string; guard: Guard }> {
  const plain = (source: string) => ({ source, guard: "none" as const });
  switch (content.type) {
    case "sms":
      return { body: plain(content.body) };
    case "voice":
      return { body: { source: content.body, guard: isSsml(content.body) ? "xml" : "none" } };
    case "custom":
      return {
        data: { source: content.data, guard: looksLikeJson(content.data) ? "json" : "none" },
      };
    case "push": {
      const of = (prefix: string, one: typeof content.default) => ({
        [`${prefix}.title`]: plain(one.title),
        [`${prefix}.body`]: plain(one.body),
        [`${prefix}.url`]: plain(one.url),
        [`${prefix}.image`]: plain(one.image),
        [`${prefix}.raw`]: { source: one.raw, guard: "json" as const },
      });
      return Object.assign(
        of("default", content.default),
        ...pushServices.flatMap((service: PushService) => {
          const own = content.services[service];
          return own ? [of(service, own)] : [];
        }),
      ) as Record<string, { source: string; guard: Guard }>;
    }
  }
}

const looksLikeJson = (text: string) => /^\s*[{[]/.test(text);

function readJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** Compiles a message that is no mail, once for all its recipients. With findings, `render` must not be called. */
export function compileOther(content: OtherContent): CompiledOther {
  const findings: Finding[] = [];
  const all: CompiledEmail[] = [];
  const { defaults } = content;
  const compile = (source: string, guard: Guard, field: string): Text => {
    const guarded =
      guard === "json"
        ? Object.fromEntries(Object.entries(defaults).map(([name, text]) => [name, jsonText(text)]))
        : defaults;
    // HTML is the one part in which values are escaped, and escaped for HTML is escaped for XML.
    const email = compileEmail({
      ...emptyEmail(),
      ...(guard === "xml" ? { html: source } : { text: source }),
      defaults: guarded,
    });
    findings.push(...email.findings.map((finding) => ({ ...finding, field })));
    all.push(email);
    return { email, guard };
  };
  const compiled = Object.entries(sourcesOf(content)).map(
    ([name, { source, guard }]): [string, Part] => {
      if (!source.includes("{{")) return [name, { kind: "plain", text: source }];
      const document = guard === "json" && source.trim() ? readJson(source) : undefined;
      if (document === undefined)
        return [name, { kind: "text", text: compile(source, guard, name) }];
      // Of a document that is JSON before its variables are filled, each text is filled by itself: it stays JSON whatever the
      // values hold.
      const texts: Text[] = [];
      deep(document, (text) => {
        texts.push(compile(text, "none", name));
        return text;
      });
      return [name, { kind: "json", document, texts }];
    },
  );
  return {
    findings,
    variables: [...new Set(all.flatMap(({ variables }) => variables))],
    pick: (values) =>
      all.reduce((picked, email) => merge(picked, email.pick(values)), {} as Values),
    render(values, wanted) {
      const missing = new Set<string>();
      const usedDefaults = new Set<string>();
      const forJson = deep(values, jsonText) as Values;
      const fill = ({ email, guard }: Text): string => {
        const done = email.render(guard === "json" ? forJson : values, null);
        for (const name of done.missing) missing.add(name);
        for (const name of done.usedDefaults) usedDefaults.add(name);
        return guard === "xml" ? done.html : done.text;
      };
      const filled = (part: Part): string => {
        if (part.kind === "plain") return part.text;
        if (part.kind === "text") return fill(part.text);
        let at = 0;
        const document = deep(part.document, () => {
          const text = part.texts[at];
          at += 1;
          return text ? fill(text) : "";
        });
        return JSON.stringify(document);
      };
      const parts = Object.fromEntries(
        compiled.flatMap(([name, part]) => (wanted.includes(name) ? [[name, filled(part)]] : [])),
      ) as Record<string, string>;
      return { parts, missing: [...missing], usedDefaults: [...usedDefaults] };
    },
  };
}

function merge(into: Values, more: Values): Values {
  for (const [name, value] of Object.entries(more)) {
    const known = into[name];
    const both =
      typeof known === "object" &&
      known !== null &&
      !Array.isArray(known) &&
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value);
    into[name] = both ? merge({ ...(known as Values) }, value as Values) : value;
  }
  return into;
}
