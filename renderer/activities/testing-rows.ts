import type { SegmentRow } from "../../shared/contract/segments.ts";
import type { TemplateRow } from "../../shared/contract/templates.ts";

/** Rows for tests; what matters to one is given. */
export const templateRow = (given: Partial<TemplateRow>): TemplateRow => ({
  id: "t",
  name: "Template",
  type: "email",
  description: "",
  tags: {},
  activeVersion: 4,
  latestVersion: 4,
  changed: false,
  usedBy: [],
  updatedAt: 0,
  archived: false,
  ...given,
});

export const segmentRow = (given: Partial<SegmentRow>): SegmentRow => ({
  id: "s",
  name: "Segment",
  type: "dynamic",
  version: 1,
  contacts: null,
  countedAt: null,
  usedBy: [],
  updatedAt: 0,
  ...given,
});
