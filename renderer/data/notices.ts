import { create } from "zustand";

export type Notice = {
  id: string;
  at: number;
  tone: "success" | "info" | "danger";
  text: string;
  detail: string | null;
  /** A path of the window. */
  link: string | null;
  read: boolean;
};

const most = 100;

export const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }));

/** The same id replaces the older notice. */
export function keepNotice(notice: Omit<Notice, "read">) {
  useNotices.setState(({ notices }) => ({
    notices: [
      { ...notice, read: false },
      ...notices.filter((other) => other.id !== notice.id),
    ].slice(0, most),
  }));
}

export const readAllNotices = () =>
  useNotices.setState(({ notices }) => ({
    notices: notices.map((notice) => ({ ...notice, read: true })),
  }));

export const clearNotices = () => useNotices.setState({ notices: [] });
