import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderInWindow } from "../../../../../testing/render.tsx";
import { ColourField, PixelField } from "./fields.tsx";

test("a field that is passed through changes nothing", () => {
  const write = vi.fn();
  renderInWindow(
    <>
      <ColourField label="Text" value="#1F2430" onWrite={write} />
      <ColourField label="Fill" value={undefined} inherited="#ffffff" onWrite={write} />
      <PixelField label="Width" min={320} max={900} value={600} onWrite={write} onEmpty={write} />
      <PixelField label="Height" max={900} value={null} onWrite={write} onEmpty={write} />
    </>,
  );
  for (const label of ["Text", "Fill", "Width", "Height"]) {
    const field = screen.getByRole("textbox", { name: label });
    fireEvent.focus(field);
    fireEvent.blur(field);
  }
  expect(write).not.toHaveBeenCalled();
  fireEvent.change(screen.getByRole("textbox", { name: "Text" }), { target: { value: "#AA0000" } });
  fireEvent.change(screen.getByRole("textbox", { name: "Width" }), { target: { value: "640" } });
  expect(write.mock.calls).toEqual([["#aa0000"], [640]]);
});
