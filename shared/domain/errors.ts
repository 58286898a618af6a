/** What a user can understand and act on. Everything else is a bug and reaches them only as a reference number. */
export const appErrorCodes = [
  "BAD_INPUT",
  "NOT_FOUND",
  "CONFLICT",
  "IN_USE",
  "NO_PROJECT",
  "PROJECT_LOCKED",
  "PROJECT_NEWER",
  "PROJECT_DAMAGED",
  "DISK_FULL",
  "FILE_UNREADABLE",
  "CHANNEL_PROBLEM",
] as const;
export type AppErrorCode = (typeof appErrorCodes)[number];

/** `place` names where (row and column, field, line); `cure` says what to do next. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly place: string | undefined;
  readonly cure: string | undefined;
  constructor(code: AppErrorCode, message: string, more: { place?: string; cure?: string } = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.place = more.place;
    this.cure = more.cure;
  }
}
