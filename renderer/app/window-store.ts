import { create } from "zustand";

/** Which of the frame's own layers is open. */
export const useWindowStore = create<{ shortcuts: boolean; missedPutOff: boolean }>(() => ({
  shortcuts: false,
  missedPutOff: false,
}));

export const showShortcuts = (shortcuts: boolean) => useWindowStore.setState({ shortcuts });
