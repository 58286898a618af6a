import { useStore } from "@xyflow/react";

/** The level of detail by zoom: a whole card, a name, or a block of colour. */
const level = (zoom: number) => (zoom >= 0.7 ? "full" : zoom >= 0.4 ? "name" : "block");

export const useLevel = () => useStore((flow) => level(flow.transform[2]));
