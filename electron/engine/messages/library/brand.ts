import { Brand, plainBrand } from "../../../../shared/domain/template/brand.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { picturesIn } from "../../../../shared/domain/picture.ts";
import type { Parts } from "../../parts.ts";
import { readSetting, writeSetting } from "../../store/settings.ts";
import type { PictureFacts } from "./checks/pictures.ts";

/** How the project's mails look; `chosen` is false while nobody has said so. */
export type BrandChoice = { brand: Brand; chosen: boolean };

export function readBrand({ store, settings }: Parts): BrandChoice {
  const brand = readSetting(store, "brand", Brand);
  return brand ? { brand, chosen: true } : { brand: plainBrand(settings()), chosen: false };
}

export function saveBrand({ store, topics }: Parts, brand: Brand, facts: PictureFacts): null {
  const [missing] = picturesIn(brand.logo?.src ?? "").filter((name) => facts(name) === null);
  if (missing !== undefined)
    throw new AppError("NOT_FOUND", "The picture of the logo is not there any more.", {
      place: "logo",
      cure: "Choose another one.",
    });
  writeSetting(store, "brand", brand);
  topics.touch("settings", "media");
  return null;
}
