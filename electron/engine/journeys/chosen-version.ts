import { AppError } from "../../../shared/domain/errors.ts";
import type { Store } from "../store/database.ts";
import {
  versionsOfJourney,
  type JourneyRecord,
  type VersionRecord,
} from "../store/journey-records.ts";

/** The version a question names, else the one that takes people in, else the newest. */
export function versionChosen(
  store: Store,
  journey: JourneyRecord,
  number: number | undefined,
): VersionRecord {
  const versions = versionsOfJourney(store, journey.key);
  const found =
    number === undefined
      ? (versions.find((one) => one.state === "current") ?? versions[0])
      : versions.find((one) => one.number === number);
  if (!found)
    throw new AppError(
      "NOT_FOUND",
      number === undefined
        ? "This journey has not been published yet."
        : `This journey has no version ${number}.`,
    );
  return found;
}
