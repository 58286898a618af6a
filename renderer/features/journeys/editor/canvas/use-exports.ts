import { outlineMarkdown } from "../../../../../shared/journey/outline.ts";
import { useNames } from "../../../../data/library.tsx";
import { saveText } from "../../../../data/save-text.ts";
import { useEditorStore } from "../editor-context.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { svgOf } from "./svg.ts";

const fileName = (name: string) => name.replaceAll(/[\\/:*?"<>|]+/g, " ").trim() || "Journey";
/** Twice the size on screen, as long as the picture stays one that programs can open. */
const largest = 8000;

/** The journey as a picture or a text, saved where the window saves files. */
export function useExports() {
  const { document: journey } = useCanvasShow();
  const names = useNames(journey);
  const store = useEditorStore();
  return {
    svg: () => saveText(`${fileName(journey.name)}.svg`, svgOf(journey, names), "image/svg+xml"),
    outline: () =>
      saveText(`${fileName(journey.name)}.md`, outlineMarkdown(journey, names), "text/markdown"),
    async png() {
      const svg = svgOf(journey, names);
      const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      try {
        const image = new Image();
        image.src = url;
        await image.decode();
        const scale = Math.min(2, largest / Math.max(image.width, image.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.ceil(image.width * scale);
        canvas.height = Math.ceil(image.height * scale);
        canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
        if (!blob) throw new Error("no picture");
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = `${fileName(journey.name)}.png`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      } catch {
        store.getState().say("The picture could not be made. Export as SVG instead.", true);
      } finally {
        URL.revokeObjectURL(url);
      }
    },
  };
}
