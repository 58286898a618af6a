import type { ColumnMapping, DetectedColumn } from "../../../../shared/contract/imports.ts";
import { isEmail, phoneNumber } from "./addresses.ts";
import { dateFormat } from "./dates.ts";
import { numberFormat } from "./numbers.ts";
import { isNotImported, sameBesidesCase, takesLists, targetOf } from "./paths.ts";

const user = "User.UserAttributes.";

/** Headers people use, in English and German, by what they mean; compared without case, spaces and punctuation. */
const synonyms: [pattern: RegExp, path: string][] = [
  [
    /^(?:primary|work|business|home|privat|contact)?e?mails?(?:adress|address|adresse)?\d?$|^emailid$|^correo$|^courriel$/,
    "Email",
  ],
  [
    /^(?:primary|work|home|mobile?|cell|sms|contact|handy)?(?:tele?(?:phone|fon)|phone|fon|tel|mobile?|cell|handy|sms)(?:number|nummer|nr|no)?\d?$|^mobil(?:telefon|nummer)?$|^rufnummer$|^msisdn$/,
    "Phone",
  ],
  [/^(?:first|given|fore)name$|^vorname$|^fname$|^prenom$|^nombre$/, `${user}FirstName`],
  [
    /^(?:last|family|sur)name$|^nachname$|^familienname$|^zuname$|^lname$|^apellidos?$/,
    `${user}LastName`,
  ],
  [/^(?:full|display|contact|customer|kunden)?name$/, `${user}Name`],
  [
    /^(?:contact|customer|client|user|kunden?|member|subscriber|person)?(?:id|nr|no|nummer|number|key)$/,
    "User.UserId",
  ],
  [/^(?:city|town|ort|stadt|wohnort|ville|ciudad)$/, "Location.City"],
  [/^(?:country|countrycode|land|laendercode|lkz|pays|pais)$/, "Location.Country"],
  [/^(?:zip|zipcode|postcode|postalcode|plz|postleitzahl|cp)$/, "Location.PostalCode"],
  [/^(?:region|state|province|bundesland|county|kanton)$/, "Location.Region"],
  [/^(?:lat|latitude|breitengrad)$/, "Location.Latitude"],
  [/^(?:lon|lng|long|longitude|laengengrad)$/, "Location.Longitude"],
  [/^(?:timezone|tz|zeitzone)$/, "Demographic.Timezone"],
  [/^(?:locale)$/, "Demographic.Locale"],
  [/^(?:optout|unsubscribed|abgemeldet)$/, "OptOut"],
  [/^(?:channel|channeltype|kanal)$/, "ChannelType"],
  [/^(?:company|firma|organi[sz]ation|unternehmen)$/, `${user}Company`],
  [/^(?:language|sprache|lang)$/, `${user}Language`],
  [/^(?:birthday|birthdate|dateofbirth|dob|geburtstag|geburtsdatum)$/, `${user}Birthday`],
  [
    /^(?:signup|signedup|signupdate|registrationdate|registeredat|joined|joindate|anmeldedatum|registriertam)$/,
    `${user}SignupDate`,
  ],
];

const plainMapping: ColumnMapping = {
  path: null,
  type: "text",
  dateFormat: null,
  decimalComma: false,
};

function typeOf(header: string, samples: string[]): { mapping: ColumnMapping; sure: boolean } {
  const dated = /date|datum|_at$|_on$|birth|geburt|signup|since|seit/i.test(header);
  const number = numberFormat(samples);
  const date = number && !dated ? null : dateFormat(samples);
  if (date)
    return { mapping: { ...plainMapping, type: "date", dateFormat: date.format }, sure: date.sure };
  if (number)
    return { mapping: { ...plainMapping, type: "number", ...number }, sure: !number.decimalComma };
  return { mapping: plainMapping, sure: true };
}

/** A free header as the name of an attribute: `Loyalty points` → `Loyalty points`, without what Pinpoint can't show. */
const attributeName = (header: string) =>
  header
    .trim()
    .replaceAll(/[#:?\\/]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

function guess(header: string, samples: string[]): ColumnMapping | null {
  const word = header
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  const filled = samples.filter((sample) => sample.trim() !== "").map((sample) => sample.trim());
  const most = (test: (text: string) => boolean) =>
    filled.length > 0 && filled.filter(test).length * 2 > filled.length;
  const path = synonyms.find(([pattern]) => pattern.test(word))?.[1];
  if (path === "Phone" && filled.length > 0 && most((text) => !/\d{4}/.test(text))) return null;
  if (path === "OptOut" && !most((text) => /^(?:all|none)$/i.test(text))) return null;
  if (path !== undefined) return forTarget(path, header, samples);
  if (most(isEmail)) return { ...plainMapping, path: "Email" };
  if (most((text) => text.startsWith("+") && phoneNumber(text) !== null))
    return { ...plainMapping, path: "Phone" };
  return null;
}

/** The mapping of a column whose target is known: its samples say how it writes dates and numbers. */
export function forTarget(path: string, header: string, samples: string[]): ColumnMapping {
  const target = targetOf(path);
  const { mapping } = typeOf(header, samples);
  if (target?.kind === "metric" || target?.kind === "location")
    return {
      ...plainMapping,
      path,
      type: mapping.type === "number" ? "number" : "text",
      decimalComma: mapping.decimalComma,
    };
  if (target?.kind === "effective")
    return {
      ...plainMapping,
      path,
      type: "date",
      dateFormat: mapping.type === "date" ? mapping.dateFormat : null,
    };
  if (target && takesLists(target)) return { ...mapping, path };
  return { ...plainMapping, path };
}

/**
 * Where each column goes. Pinpoint's names are exact; the same in other letters and the usual headers are guessed. A
 * single-valued target is taken once: a second column for it is left out and said so.
 */
export function guessColumns(
  headers: string[],
  samplesOf: (index: number) => string[],
  remembered: Record<string, ColumnMapping>,
): { columns: DetectedColumn[]; notices: string[] } {
  const notices: string[] = [];
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  const columns = headers.map((header, index): DetectedColumn => {
    const samples = samplesOf(index).slice(0, 3);
    const all = samplesOf(index);
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    const column = (mapping: ColumnMapping, state: DetectedColumn["state"], name = header) => ({
      index,
      header: name,
      samples,
      mapping,
      state,
    });
    const target = targetOf(header);
    if (target && target.kind !== "email" && target.kind !== "phone") {
      if (!takesLists(target) && taken.has(header)) return repeated(column);
      taken.add(header);
      return column(
        {
          ...plainMapping,
          path: header,
          type: target.kind === "effective" ? "date" : target.kind === "metric" ? "number" : "text",
          decimalComma: target.kind === "metric" && numberFormat(all)?.decimalComma === true,
        },
        "exact",
      );
    }
    if (times > 1) return repeated(column);
    if (isNotImported(header)) return column(plainMapping, "ignored");
    const known = Object.hasOwn(remembered, header) ? remembered[header] : undefined;
    if (known && free(known.path)) return column(known, "remembered");
    const spelled = sameBesidesCase(header);
    const mapping = spelled === null ? guess(header, all) : forTarget(spelled, header, all);
    if (mapping && free(mapping.path)) return column(mapping, "guessed");
    const name = attributeName(header);
    if (all.every((sample) => sample.trim() === "") || name === "")
      return column(plainMapping, "ignored");
    return column({ ...typeOf(header, all).mapping, path: user + name }, "guessed");

    function repeated(of: typeof column): DetectedColumn {
      notices.push(
        `The header “${header}” appears again in column ${index + 1}; only the first is imported.`,
      );
      return of(plainMapping, "ignored", `${header} ${times}`);
    }
  });
  return { columns, notices };

  /** Claims a target; false when another column has it already. */
  function free(path: string | null): boolean {
    if (path === null) return true;
    const target = targetOf(path);
    if (target === null) return false;
    if (taken.has(path)) return takesLists(target);
    taken.add(path);
    return true;
  }
}
