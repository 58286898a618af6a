import type { DetectedColumn, Import } from "../../../../shared/contract/imports.ts";

const column = (
  index: number,
  header: string,
  path: string | null,
  state: DetectedColumn["state"],
  more: Partial<DetectedColumn["mapping"]> = {},
): DetectedColumn => ({
  index,
  header,
  samples: [],
  mapping: { path, type: "text", dateFormat: null, decimalComma: false, ...more },
  state,
});

/** An import of a small list, for tests of this screen. */
export function sampleImport(part: Partial<Import> = {}): Import {
  const columns = part.columns ?? [
    column(0, "E-Mail", "Email", "guessed"),
    column(1, "telefon", "Phone", "guessed"),
    column(2, "Geburtstag", "User.UserAttributes.Birthday", "remembered", {
      type: "date",
      dateFormat: "dd.MM.yyyy",
    }),
    column(3, "Notizen", null, "ignored"),
  ];
  return {
    id: "i1",
    fileName: "people.csv",
    bytes: 1_204_332,
    state: "inspected",
    read: { format: "csv", encoding: "windows-1252", delimiter: ";", header: true },
    columns,
    options: {
      columns: columns.map(({ mapping }) => mapping),
      matchOn: "address",
      whenFound: "update",
      registerEndpoints: true,
      defineSegment: true,
      segmentName: "people",
      defaultChannel: null,
    },
    preview: [["amara@example.com", "0664 1234567", "04.11.1988", ""]],
    summary: "Semicolon-separated, Windows-1252, 10,012 rows, first row is the header.",
    userIdsOnly: false,
    counts: null,
    bytesDone: 0,
    rowsDone: 0,
    error: null,
    segmentId: null,
    createdAt: 0,
    endedAt: null,
    canUndo: false,
    undoNote: null,
    ...part,
  };
}

export const sampleCounts = {
  rows: 10_012,
  added: 9_310,
  updated: 690,
  unchanged: 0,
  duplicates: 20,
  rejected: 12,
  warnings: 40,
};
