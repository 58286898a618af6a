import { createContext, useContext, useLayoutEffect } from "react";

export type Crumb = { label: string; to: string };

/** What a page tells the frame about itself: for the breadcrumb and the window's title. */
export type PageInfo = { title: string; crumbs: Crumb[] };

export const PublishPage = createContext<(info: PageInfo) => void>(() => undefined);

export function usePublishPage(title: string, crumbs: Crumb[] = []) {
  const publish = useContext(PublishPage);
  const trail = JSON.stringify(crumbs);
  useLayoutEffect(() => {
    publish({ title, crumbs: JSON.parse(trail) as Crumb[] });
  }, [publish, title, trail]);
}
