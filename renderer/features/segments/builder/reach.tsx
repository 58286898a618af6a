import type { SegmentCount } from "../../../../shared/contract/segments.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import { Tile } from "../../../ui/tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { familyIcons } from "../../../criteria/field-icon.tsx";
import classes from "./panel.module.css";

const usual = new Set(["email", "sms", "push"]);

/** Who of them can be reached, by channel: active, not opted out, with an address. The usual three are always shown. */
export function Reach({ count, dim }: { count: SegmentCount; dim: boolean }) {
  const format = useFormat();
  const shown = count.byChannel.filter(({ family, contacts }) => usual.has(family) || contacts > 0);
  return (
    <ul className={classes.reach} aria-label="Reachable by channel" data-dim={dim || undefined}>
      {shown.map(({ family, contacts }) => {
        const Icon = familyIcons[family];
        return (
          <li key={family} title={`${format.count(contacts)} reachable by ${familyNames[family]}`}>
            <Tile tone={family} size={26}>
              <Icon size={15} />
            </Tile>
            <span className={classes.channel}>{familyNames[family]}</span>
            <b>{format.brief(contacts)}</b>
          </li>
        );
      })}
    </ul>
  );
}
