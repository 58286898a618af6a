import { Button, Popover } from "@mantine/core";
import { IconAlertTriangle, IconBell, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { clearNotices, readAllNotices, useNotices, type Notice } from "../data/notices.ts";
import { IconAction } from "../ui/icon-action.tsx";
import { Tile } from "../ui/tile.tsx";
import { Time } from "../ui/time.tsx";
import { useFormat } from "../ui/window-settings.tsx";
import classes from "./bell.module.css";

const icons = {
  success: <IconCircleCheck size={16} />,
  info: <IconInfoCircle size={16} />,
  danger: <IconAlertTriangle size={16} />,
};

/** What finished and what needs somebody, newest first, by day. */
export function Bell() {
  const [opened, setOpened] = useState(false);
  const notices = useNotices((state) => state.notices);
  const unread = notices.filter((notice) => !notice.read).length;
  const toggle = (open: boolean) => {
    setOpened(open);
    if (!open) readAllNotices();
  };
  return (
    <Popover
      opened={opened}
      onChange={toggle}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <IconAction
          label={unread > 0 ? `Notifications, ${unread} new` : "Notifications"}
          onClick={() => toggle(!opened)}
        >
          <IconBell size={17} />
          {unread > 0 ? <span className={classes.badge}>{unread}</span> : null}
        </IconAction>
      </Popover.Target>
      <Popover.Dropdown className={classes.list ?? ""} aria-label="Notifications">
        {notices.length === 0 ? (
          <p className={classes.none}>
            Nothing yet. Finished work and what needs you is listed here.
          </p>
        ) : (
          <>
            <Days notices={notices} onGo={() => toggle(false)} />
            <div className={classes.foot}>
              <Button size="xs" variant="subtle" color="gray" onClick={clearNotices}>
                Clear all
              </Button>
            </div>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Days(props: { notices: Notice[]; onGo: () => void }) {
  const format = useFormat();
  const days = Map.groupBy(props.notices, (notice) => format.dayTitle(notice.at));
  return [...days].map(([day, notices]) => (
    <section key={day} aria-label={day}>
      <h2 className={classes.day}>{day}</h2>
      {notices.map((notice) => (
        <div key={notice.id} className={classes.notice}>
          <Tile tone={notice.tone}>{icons[notice.tone]}</Tile>
          <div className={classes.words}>
            <div className={classes.text}>{notice.text}</div>
            {notice.detail ? <div className={classes.detail}>{notice.detail}</div> : null}
            <div className={classes.detail}>
              <Time at={notice.at} />
              {notice.link ? (
                <>
                  {" · "}
                  <Link to={notice.link} onClick={props.onGo}>
                    Open
                  </Link>
                </>
              ) : null}
            </div>
          </div>
        </div>
      ))}
    </section>
  ));
}
