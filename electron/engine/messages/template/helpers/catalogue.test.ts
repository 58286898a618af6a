import { expect, test } from "vitest";
import { emptyEmail } from "../../../../../shared/domain/campaign.ts";
import { helperCatalogue } from "../../../../../shared/domain/template/helper-catalogue.ts";
import { compileEmail } from "../compile.ts";
import { helperNames } from "./index.ts";

test("every helper is in the catalogue, once", () => {
  expect(helperCatalogue.map(({ name }) => name).toSorted()).toEqual([...helperNames].toSorted());
});

test.each(helperCatalogue)("$example", ({ example, gives }) => {
  const compiled = compileEmail({ ...emptyEmail(), text: example });
  expect(compiled.findings).toEqual([]);
  if (gives !== null) expect(compiled.render({}, null).text).toBe(gives);
});
