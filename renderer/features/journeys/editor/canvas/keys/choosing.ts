import { setLayout } from "../../../../../../shared/journey/arrange.ts";
import { pathsOf } from "../../../../../../shared/journey/graph.ts";
import { joinPath } from "../../../../../../shared/journey/join.ts";
import { movePart } from "../../../../../../shared/journey/move-part.ts";
import type { CanvasKey } from "../../keymap.ts";
import { openPaths, samePath } from "../../navigate.ts";
import type { Asking, EditorState } from "../../store.ts";
import { cardSize } from "../drawing.ts";
import { focusCard } from "../focus-card.ts";
import { joinTargets, type Hands, type KeyHandler } from "./hands.ts";

/** In join and move mode the arrows go through where it can go, or push by pixels. */
export const choosing: KeyHandler = (key, state, hands) => {
  const { asking } = state;
  switch (asking?.kind) {
    case "move":
      return moving(key, state, asking) || gaveUp(key, state);
    case "join":
      return joining(key, state, asking) || gaveUp(key, state);
    case "nudge":
      return nudging(key, state, asking, hands);
    default:
      return false;
  }
};

type Mode<Kind extends Asking["kind"]> = Extract<Asking, { kind: Kind }>;

function moving(key: CanvasKey, { document, set, run }: EditorState, asking: Mode<"move">) {
  const ways = pathsOf(document).filter(
    (path) =>
      !asking.ids.includes(path.from) &&
      openPaths(document, path.from).some((one) => samePath(one, path)),
  );
  const found = ways.findIndex((way) => samePath(way, asking.at));
  const to = ways[stepped(key, found, ways.length)];
  if (to) {
    set({ asking: { ...asking, at: { from: to.from, outlet: to.outlet } } });
    return true;
  }
  if (key !== "open" || !asking.at) return false;
  set({ asking: null });
  run(movePart(document, asking.ids, asking.at));
  const [id] = asking.ids;
  if (id !== undefined) focusCard(id);
  return true;
}

function joining(key: CanvasKey, state: EditorState, asking: Mode<"join">) {
  const { document, set, run, select } = state;
  const targets = joinTargets(document, asking.from);
  const to = targets[stepped(key, targets.indexOf(asking.to ?? ""), targets.length)];
  if (to !== undefined) {
    set({ asking: { ...asking, to } });
    select({ activities: [to] });
    focusCard(to);
    return true;
  }
  if (key !== "open" || asking.to === null) return false;
  set({ asking: null });
  run(joinPath(document, asking.from, asking.to));
  focusCard(asking.to);
  return true;
}

function gaveUp(key: CanvasKey, { set, say, asking, select }: EditorState) {
  if (key !== "escape") return false;
  set({ asking: null });
  say("Cancelled.");
  if (asking?.kind === "join") {
    select({ activities: [asking.from.from] });
    focusCard(asking.from.from);
  }
  return true;
}

const near = 18;
const far = 90;
const pushes: Partial<Record<CanvasKey, [number, number]>> = {
  next: [0, near],
  previous: [0, -near],
  right: [near, 0],
  left: [-near, 0],
  extendNext: [0, far],
  extendPrevious: [0, -far],
  extendRight: [far, 0],
  extendLeft: [-far, 0],
};

/** All pushes until Enter are one step. */
function nudging(
  key: CanvasKey,
  { document, set, run, say, undo }: EditorState,
  asking: Mode<"nudge">,
  { layout }: Hands,
) {
  const push = pushes[key];
  if (push) {
    const places = layout().positions;
    const positions = Object.fromEntries(
      asking.ids.flatMap((id) => {
        const at = places[id];
        return at ? [[id, { x: at.x + push[0], y: at.y + push[1] }]] : [];
      }),
    );
    if (run(setLayout(document, { positions }, cardSize(document)), asking.group))
      set({ asking: { ...asking, moved: true } });
    return true;
  }
  if (key !== "open" && key !== "escape") return false;
  set({ asking: null });
  if (key === "open") say(asking.moved ? "Moved." : "Not moved.");
  else if (asking.moved) void undo();
  else say("Cancelled.");
  return true;
}

/** The place of the next or previous of what can be chosen, round and round; -1 for other keys. */
function stepped(key: CanvasKey, at: number, length: number): number {
  if (length === 0) return -1;
  if (key === "next" || key === "right") return (at + 1) % length;
  if (key === "previous" || key === "left") return (Math.max(at, 0) - 1 + length) % length;
  return -1;
}
