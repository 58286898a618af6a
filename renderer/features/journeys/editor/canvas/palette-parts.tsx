import { Menu } from "@mantine/core";
import { IconComponents, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import type { JourneyPart } from "../../../../../shared/contract/journey-parts.ts";
import { activityOfType } from "../../../../../shared/activities/index.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { Tile } from "../../../../ui/tile.tsx";
import { rectOf, type Spot } from "./anchor.ts";
import { useView } from "./canvas-view.ts";
import { usePartActs } from "./kept-parts.ts";
import { NamePart } from "./name-part.tsx";
import { dragType, partDrag } from "./palette-drag.ts";
import classes from "./palette.module.css";

export const partTile = (size: 20 | 28) => (
  <Tile tone="neutral" size={size}>
    <IconComponents size={size === 20 ? 14 : 16} />
  </Tile>
);

/** “Wait, Send email”: what is in a template part. */
export const partContents = ({ types }: JourneyPart): string =>
  types.map((type) => activityOfType(type)?.title ?? type).join(", ");

/** A template part in the palette: dragged or added as an activity is; renamed and deleted by its menu. */
export function PalettePart(props: {
  part: JourneyPart;
  onInsert: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { part } = props;
  const acts = usePartActs();
  const setView = useView((view) => view.set);
  const [naming, setNaming] = useState<Spot | null>(null);
  return (
    <div className={classes.part}>
      <button
        type="button"
        data-type={part.id}
        tabIndex={-1}
        className={classes.item}
        title={partContents(part)}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, partDrag(part.id));
          event.dataTransfer.effectAllowed = "copy";
          setView({ dragging: [] });
        }}
        onDragEnd={() => setView({ dragging: null, drop: null })}
        onDoubleClick={props.onInsert}
        onKeyDown={(event) => {
          props.onKeyDown(event);
          if (event.key === "F2") setNaming(rectOf(event.currentTarget));
          if (event.key === "Delete") acts.remove(part);
          if (event.key !== "Enter") return;
          event.preventDefault();
          props.onInsert();
        }}
      >
        {partTile(28)}
        <span className="ellipsis">{part.name}</span>
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconAction label={`Actions of ${part.name}`} size="sm" className={classes.more ?? ""}>
            <IconDots size={15} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={15} />}
            onClick={(event) => setNaming(rectOf(event.currentTarget))}
          >
            Rename
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} />}
            onClick={() => acts.remove(part)}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NamePart
          spot={naming}
          title="Rename template part"
          name={part.name}
          act="Rename"
          onName={(name) => {
            acts.rename(part, name);
            setNaming(null);
          }}
          onClose={() => setNaming(null)}
        />
      ) : null}
    </div>
  );
}
