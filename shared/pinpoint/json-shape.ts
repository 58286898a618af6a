import { z } from "zod";
import { AppError } from "../domain/errors.ts";

/** `["Content", 0, "Body"]` → `Content[0].Body`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === "number"
        ? `${text}[${step}]`
        : text === ""
          ? String(step)
          : `${text}.${String(step)}`,
    "",
  );

/** JSON of someone else, as a value; says where it stops being JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("BAD_INPUT", "This is not JSON.", {
      place: error instanceof Error ? error.message : "",
      cure: "Choose the file as it was exported, or paste the whole text.",
    });
  }
}

/** Holds a value against a shape; the first thing that differs is named with its path and what was expected. */
export function expectShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  what: string,
): z.infer<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = pathText(issue?.path ?? []);
  throw new AppError("BAD_INPUT", `${path || what}: ${issue?.message ?? "is not as expected"}.`, {
    place: path || what,
    cure: `Correct it to the shape of Amazon Pinpoint's ${what}.`,
  });
}
