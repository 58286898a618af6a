import {
  ActionIcon,
  Button,
  Checkbox,
  Drawer,
  Input,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
  type MantineThemeOverride,
} from "@mantine/core";

const popup = { duration: 120, transition: "pop" } as const;

/** How parts of the kit look and behave unless a screen says otherwise; sizes: xs 26, sm 30, md 32. */
export const componentDefaults: MantineThemeOverride["components"] = {
  Button: Button.extend({ defaultProps: { size: "sm", variant: "default" } }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { size: "md", variant: "subtle", color: "gray" },
  }),
  Input: Input.extend({ defaultProps: { size: "md" } }),
  TextInput: TextInput.extend({ defaultProps: { size: "md" } }),
  Textarea: Textarea.extend({ defaultProps: { size: "md" } }),
  Select: Select.extend({
    defaultProps: {
      size: "md",
      allowDeselect: false,
      checkIconPosition: "right",
      comboboxProps: { shadow: "md", transitionProps: popup },
    },
  }),
  Checkbox: Checkbox.extend({ defaultProps: { size: "xs", radius: "xs" } }),
  Switch: Switch.extend({ defaultProps: { size: "xs" } }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { size: "sm", transitionDuration: 0, withItemsBorders: false },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: {
      openDelay: 400,
      withArrow: false,
      events: { hover: true, focus: true, touch: false },
      transitionProps: { duration: 80 },
    },
  }),
  Menu: Menu.extend({
    defaultProps: {
      withInitialFocusPlaceholder: false,
      shadow: "md",
      radius: "sm",
      transitionProps: popup,
    },
  }),
  Popover: Popover.extend({ defaultProps: { shadow: "md", radius: "lg", transitionProps: popup } }),
  Modal: Modal.extend({
    defaultProps: {
      radius: "xl",
      shadow: "xl",
      centered: true,
      overlayProps: { backgroundOpacity: 0.4 },
      transitionProps: { duration: 120, transition: "pop" },
      closeButtonProps: { "aria-label": "Close" },
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { position: "right", transitionProps: { duration: 160 } },
  }),
};
