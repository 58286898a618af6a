import { ActionIcon, Tooltip, type ActionIconProps, type TooltipProps } from "@mantine/core";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Keys } from "./keys.tsx";

type IconActionProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "color" | "style"> &
  Pick<ActionIconProps, "size" | "variant" | "color" | "loading"> & {
    /** Accessible name and tooltip in one. */
    label: string;
    /** Written `Mod+K`; shown in the tooltip. */
    shortcut?: string;
    tooltipPosition?: TooltipProps["position"];
    children: ReactNode;
    ref?: Ref<HTMLButtonElement>;
  };

/** A button with an icon only. */
export function IconAction(props: IconActionProps) {
  const { label, shortcut, tooltipPosition, children, ...rest } = props;
  return (
    <Tooltip
      position={tooltipPosition ?? "bottom"}
      label={
        <>
          {label}
          {shortcut ? <Keys shortcut={shortcut} plain /> : null}
        </>
      }
    >
      <ActionIcon aria-label={label} {...rest}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
