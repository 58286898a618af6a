import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { readError } from "./read-error.ts";

test("what the engine says is passed on, with cure and place", () => {
  const error = new ORPCError("FILE_UNREADABLE", {
    defined: true,
    message: "The file cannot be read.",
    data: { place: "Row 12", cure: "Save it as UTF-8." },
  });
  expect(readError(error)).toMatchObject({
    message: "The file cannot be read.",
    place: "Row 12",
    cure: "Save it as UTF-8.",
    reference: null,
  });
});

test("a bug shows a number and nothing else", () => {
  const error = new ORPCError("INTERNAL", { message: "at foo.ts:12", data: { place: "4F2A91" } });
  const problem = readError(error);
  expect(problem.message).not.toContain("foo.ts");
  expect(problem.reference).toBe("4F2A91");
});

test("anything else is a broken line", () => {
  expect(readError(new Error("closed")).message).toBe("The engine did not answer.");
  expect(readError("odd").details).toBe("odd");
});
