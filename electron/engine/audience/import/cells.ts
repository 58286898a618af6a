/** Text of a CSV cell or a JSON value; a list where JSON gave one (an empty list removes the attribute). */
export type Cell = string | string[];

export const isEmptyCell = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === "string" && (cell === "" || cell.trim() === ""));

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === "string" ? cell : (cell?.join("|") ?? "");
