import fc from "fast-check";
import { helperCatalogue } from "../../../../../shared/domain/template/helper-catalogue.ts";
import { helperNames } from "../helpers/index.ts";

/*
 * Random templates: mostly what somebody could have meant, with what nobody should write among it, then cut, doubled and
 * mixed up as a slip of the hand or of the clipboard would.
 */
const text = fc.constantFrom(
  "Dear ",
  "\n",
  " ",
  "",
  "é👩‍🌾 مرحبا שלום",
  "\u202Eabc\u202C",
  "\u0000",
  "\uD800",
  "\\{{x}}",
  "\\\\",
  "}}",
  "{",
  "<!-- {{ -->",
  "<code>{{",
  "&#9999999999;",
  "İ",
);
const html = fc.constantFrom(
  "<p>",
  "</p>",
  "<div style='background:url(x)'>",
  "</div",
  '<a href="',
  '">',
  "<a href='https://x.example/{{Id}}'>x</a>",
  "<img src=x>",
  "<script>globalThis.hacked=1</script>",
  "<style>@media (prefers-color-scheme: dark){",
  "</style>",
  "<![CDATA[",
  "<!doctype html><html><head>",
  "</head><body>",
  "</body></html>",
  "<table><tr><td>",
  "<svg><foreignObject>",
);
const names = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...helperNames) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      "Address",
      "User.UserAttributes.FirstName",
      "User.UserAttributes.Tags.[0]",
      "Attributes.[Last Name].[0]",
      "Attributes.Tags",
      "Location.City",
      "this",
      ".",
      "../x",
      "@index",
      "@root.Address",
      "@key",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "__proto__",
      "constructor",
      "constructor.constructor",
      "Attributes.constructor",
      "Attributes.__proto__.x",
      "toString",
      "hasOwnProperty",
      "__defineGetter__",
      "__lookupGetter__",
      "helperMissing",
      "blockHelperMissing",
      "log",
      "@partial-block",
      "@root.constructor",
      "[print the value]",
      "lookup",
      "nothing",
    ),
  },
);
const literal = fc.constantFrom(
  '"a"',
  "'x'",
  "1",
  "-3.5",
  "1e9",
  "true",
  "null",
  "undefined",
  '""',
  '"{{"',
  '"2026-11-04"',
  '"constructor"',
  "'globalThis.hacked=1'",
  "size=5",
  "pad='*'",
  "yes='y'",
  "tz='Nowhere/Here'",
  "size=99999999",
);

const { part } = fc.letrec<{ value: string; call: string; part: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    names,
    literal,
    tie("call").map((call) => `(${call})`),
  ),
  call: fc
    .tuple(names, fc.array(tie("value"), { maxLength: 4 }))
    .map(([name, given]) => [name, ...given].join(" ")),
  part: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    html,
    fc.string({ unit: "binary", maxLength: 8 }),
    names.map((name) => `{{${name}}}`),
    tie("call").map((call) => `{{${call}}}`),
    tie("call").map((call) => `{{{${call}}}}`),
    fc
      .tuple(tie("call"), tie("part"), tie("part"), fc.constantFrom("{{else}}", "{{^}}", ""))
      .map(([call, one, two, or]) => `{{#${call}}}${one}${or}${two}{{/${call.split(" ")[0]}}}`),
    tie("part").map((inner) => `{{#each Attributes.Tags}}${inner}{{/each}}`),
    tie("part").map((inner) => `{{#each this as |item at|}}${inner}{{item}}{{/each}}`),
    fc
      .tuple(fc.constantFrom("a", "b", "c"), tie("part"))
      .map(([name, inner]) => `{{#*inline "${name}"}}${inner}{{/inline}}`),
    fc.constantFrom(
      "{{> a}}",
      "{{> b this}}",
      "{{> c x=1}}",
      "{{> (lookup . 'a')}}",
      "{{#> a}}x{{/a}}",
      "{{!-- }} --}}",
      "{{{{raw}}}} {{x}} {{{{/raw}}}}",
      "{{#*decorator}}{{/decorator}}",
      "{{* decorator}}",
      "{{~#if Address~}} x {{~/if~}}",
    ),
    fc.tuple(tie("part"), tie("part")).map(([one, two]) => one + two),
  ),
}));

/** What could stand in a mail as it is. */
const sound = fc.oneof(
  fc.constantFrom(...helperCatalogue.map(({ example }) => example)),
  fc.constantFrom(
    "{{add Address 1}}",
    "{{dateFormat Id}}",
    "{{divide 1 0}}",
    "{{abbreviate Address 1}}",
  ),
  fc.constantFrom(
    "{{Address}}",
    "{{{User.UserAttributes.FirstName}}}",
    "{{@root.Id}}",
    "{{Metrics.Spend}}",
  ),
  fc.constantFrom(
    "<p>",
    "</p>",
    "Dear ",
    "\n",
    "👩‍🌾 مرحبا",
    '<a href="https://x.example/{{Id}}">x</a>',
    "<img src=x>",
  ),
);

type Slip = { at: number; to: number; how: "cut" | "double" | "many" | "turn" };
const slips = fc.array(
  fc.record<Slip>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom("cut", "double", "many", "turn"),
  }),
  { maxLength: 1 },
);

function slipped(source: string, { at, to, how }: Slip): string {
  const [from, end] = [at, to].toSorted((a, b) => a - b).map((share) => share * source.length);
  const [before, piece, after] = [
    source.slice(0, from),
    source.slice(from, end),
    source.slice(Math.floor(end ?? 0)),
  ];
  if (how === "cut") return before + after;
  if (how === "turn") return after + piece + before;
  return before + piece.repeat(how === "double" ? 2 : 40) + after;
}

/** Any template that somebody might write, paste or send us. */
export const randomTemplate: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(fc.array(sound, { minLength: 1, maxLength: 8 }), slips) },
    { weight: 2, arbitrary: fc.tuple(fc.array(part, { minLength: 1, maxLength: 6 }), slips) },
  )
  .map(([parts, ways]) => ways.reduce(slipped, parts.join("")).slice(0, 20_000));

const mjmlPiece = fc.oneof(
  part,
  fc.constantFrom(
    "<mj-section><mj-column>",
    "</mj-column></mj-section>",
    "<mj-text>",
    "</mj-text>",
    "<mj-button href='javascript:hacked=1'>x</mj-button>",
    "<mj-image src=x />",
    "<mj-include path='/etc/passwd' />",
    "<mj-foo>",
    "<mj-raw><script>globalThis.hacked=1</script></mj-raw>",
    "<mj-style inline='inline'>p{color:red}</mj-style>",
    "<mj-text color='{{",
  ),
);
/** The same for MJML. */
export const randomMjml: fc.Arbitrary<string> = fc
  .tuple(fc.array(mjmlPiece, { minLength: 1, maxLength: 8 }), slips)
  .map(([pieces, ways]) =>
    ways.reduce(slipped, `<mjml><mj-body>${pieces.join("")}</mj-body></mjml>`).slice(0, 5000),
  );
