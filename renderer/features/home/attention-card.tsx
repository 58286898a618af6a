import { IconAlertCircle, IconAlertTriangle, IconInfoCircle, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { Pill } from "../../ui/pill.tsx";
import { Tile } from "../../ui/tile.tsx";
import { showToast } from "../../ui/toast.tsx";
import classes from "./attention.module.css";
import type { Attention } from "./home-data.ts";
import { forSevenDays, usePutAside } from "./put-aside.ts";

const looks = {
  danger: { icon: <IconAlertCircle size={16} />, name: "Urgent" },
  warning: { icon: <IconAlertTriangle size={16} />, name: "Warning" },
  info: { icon: <IconInfoCircle size={16} />, name: "For information" },
};

/** What needs a person: a fact, its consequence, and one act. */
export function AttentionCard({ items }: { items: readonly Attention[] }) {
  const { isAside, putAside, takeBack } = usePutAside();
  const idOf = (item: Attention) => `attention/${item.id}`;
  const shown = items.filter((item) => !isAside(idOf(item)));
  const dismiss = (item: Attention) => {
    putAside(idOf(item), forSevenDays);
    showToast({
      text: "Dismissed for 7 days.",
      detail: item.title,
      tone: "info",
      undo: () => takeBack(idOf(item)),
    });
  };
  return (
    <Card
      title="Needs attention"
      className={classes.card ?? ""}
      note={shown.length > 0 ? <Pill tone="warning">{shown.length}</Pill> : null}
    >
      {shown.length === 0 ? (
        <EmptyState text="Nothing needs you now." />
      ) : (
        <ul className={classes.list}>
          {shown.map((item) => (
            <li key={item.id} className={classes.item}>
              <Tile tone={item.severity} size={26}>
                {looks[item.severity].icon}
              </Tile>
              <div className={classes.words}>
                <h3 className={classes.fact}>
                  <span className="visually-hidden">{looks[item.severity].name}: </span>
                  {item.title}
                </h3>
                {item.text ? <p className={classes.consequence}>{item.text}</p> : null}
                <Link to={item.link} className={`link ${classes.act}`}>
                  {item.action}
                </Link>
              </div>
              <span className={classes.dismiss}>
                <IconAction
                  size="sm"
                  label={`Dismiss for 7 days: ${item.title}`}
                  onClick={() => dismiss(item)}
                >
                  <IconX size={14} />
                </IconAction>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
