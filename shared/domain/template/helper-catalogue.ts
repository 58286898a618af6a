export type HelperEntry = {
  name: string;
  /** What it does, after its name. */
  says: string;
  example: string;
  /** What the example gives; null where that depends on who reads it, or on the time. */
  gives: string | null;
};

const entry = (name: string, says: string, example: string, gives: string | null): HelperEntry => ({
  name,
  says,
  example,
  gives,
});

const first = "User.UserAttributes.FirstName";

/** Every helper that messages know, with an example that works. */
export const helperCatalogue: readonly HelperEntry[] = [
  entry(
    "if",
    "shows a part where there is a value",
    `{{#if ${first}}}Dear {{${first}}}{{else}}Hello{{/if}}`,
    null,
  ),
  entry(
    "unless",
    "shows a part where there is no value",
    `{{#unless ${first}}}Hello{{/unless}}`,
    null,
  ),
  entry(
    "each",
    "repeats a part for up to 15 values of a list",
    "{{#each Attributes.Interests}}{{this}} {{/each}}",
    null,
  ),
  entry(
    "with",
    "looks into a part of the contact",
    "{{#with User.UserAttributes}}{{FirstName}}{{/with}}",
    null,
  ),
  entry("lookup", "takes one value of a list", "{{lookup Attributes.Interests 0}}", null),
  entry(
    "eq",
    "is true where both are the same",
    '{{#eq Location.Country "AT"}}Servus{{else}}Hello{{/eq}}',
    null,
  ),
  entry("neq", "is true where they differ", '{{#neq Location.Country "AT"}}Hello{{/neq}}', null),
  entry("gt", "is true where the first is greater", "{{gt 3 2 yes='more' no='less'}}", "more"),
  entry(
    "gte",
    "is true where the first is greater or the same",
    "{{gte 2 2 yes='enough' no='too few'}}",
    "enough",
  ),
  entry("lt", "is true where the first is less", "{{lt 3 2 yes='less' no='more'}}", "more"),
  entry(
    "lte",
    "is true where the first is less or the same",
    "{{lte 2 2 yes='at most' no='more'}}",
    "at most",
  ),
  entry("and", "is true where all are", "{{and 'a' 'b' yes='both' no='not both'}}", "both"),
  entry("or", "is true where one is", "{{or '' 'b' yes='one' no='none'}}", "one"),
  entry("not", "turns true and false around", "{{not '' yes='empty' no='filled'}}", "empty"),
  entry(
    "yesno",
    "writes a word for true, false and nothing",
    "{{yesno true yes='on' no='off' maybe='?'}}",
    "on",
  ),
  entry("upper", "writes in capitals", "{{upper 'coffee'}}", "COFFEE"),
  entry("lower", "writes in small letters", "{{lower 'COFFEE'}}", "coffee"),
  entry(
    "capitalize",
    "begins every word with a capital",
    "{{capitalize 'autumn roast'}}",
    "Autumn Roast",
  ),
  entry(
    "capitalizeFirst",
    "begins the text with a capital",
    "{{capitalizeFirst 'autumn roast'}}",
    "Autumn roast",
  ),
  entry(
    "abbreviate",
    "cuts to a number of characters",
    "{{abbreviate 'autumn roast' 9}}",
    "autumn...",
  ),
  entry("center", "puts a text into the middle", "{{center 'a' size=5 pad='*'}}", "**a**"),
  entry("ljust", "fills up at the right", "{{ljust 'a' size=3 pad='*'}}", "a**"),
  entry("rjust", "fills up at the left", "{{rjust '7' size=3 pad='0'}}", "007"),
  entry("cut", "takes a text out", "{{cut 'autumn roast' ' '}}", "autumnroast"),
  entry(
    "replace",
    "puts one text for another",
    "{{replace 'autumn roast' 'autumn' 'winter'}}",
    "winter roast",
  ),
  entry("substring", "takes a part of a text", "{{substring 'autumn' 0 4}}", "autu"),
  entry("stripTags", "takes HTML out", "{{stripTags '<b>roast</b>'}}", "roast"),
  entry("slugify", "writes as in an address", "{{slugify 'Autumn Roast'}}", "autumn-roast"),
  entry("join", "writes a list with something between", "{{join Attributes.Interests ', '}}", null),
  entry("inflect", "chooses one or many", "{{inflect 2 'bag' 'bags' includeCount=true}}", "2 bags"),
  entry("ordinalize", "writes 1st, 2nd, 3rd", "{{ordinalize 22}}", "22nd"),
  entry("add", "adds", "{{add 2 3}}", "5"),
  entry("subtract", "subtracts", "{{subtract 5 3}}", "2"),
  entry("multiply", "multiplies", "{{multiply 2 3}}", "6"),
  entry("divide", "divides", "{{divide 6 4}}", "1.5"),
  entry("modulo", "gives what is left after dividing", "{{modulo 7 3}}", "1"),
  entry("ceiling", "rounds up", "{{ceiling 1.2}}", "2"),
  entry("floor", "rounds down", "{{floor 1.8}}", "1"),
  entry("round", "rounds", "{{round 1.5}}", "2"),
  entry("dateFormat", "writes a date", "{{dateFormat '2026-11-04' 'dd/MM/yyyy'}}", "04/11/2026"),
  entry("now", "writes today", "{{now 'MMMM yyyy' tz='Europe/Vienna'}}", null),
  entry("uuid", "writes a random id, new for every message", "{{uuid}}", null),
  entry("encode64", "encodes as Base64", "{{encode64 'roast'}}", "cm9hc3Q="),
  entry("decode64", "decodes Base64", "{{decode64 'cm9hc3Q='}}", "roast"),
  entry("md5", "writes the MD5 digest", "{{md5 'roast'}}", "cb017a2af4338ed37b33bba54163d0c3"),
  entry("sha256", "writes the SHA-256 digest", `{{sha256 ${first}}}`, null),
  entry("sha512", "writes the SHA-512 digest", `{{sha512 ${first}}}`, null),
];
