import { Button, TextInput } from "@mantine/core";
import { pictureScheme } from "../../../../shared/domain/picture.ts";
import type { Brand } from "../../../../shared/domain/template/brand.ts";
import { PixelField } from "../editor/email/blocks/fields.tsx";
import { PictureField } from "../editor/email/blocks/picture-field.tsx";
import classes from "./brand.module.css";

const widest = 600;

/** A picture of the project, what it says, and how wide it stands in mails. */
export function LogoFields(props: { logo: Brand["logo"]; onWrite: (logo: Brand["logo"]) => void }) {
  const { logo, onWrite } = props;
  return (
    <>
      <PictureField
        src={logo?.src ?? ""}
        onChoose={({ name, alt, title, width }) =>
          onWrite({
            src: `${pictureScheme}${name}`,
            alt: alt || logo?.alt || title,
            width: Math.max(16, Math.min(width, 160)),
          })
        }
      />
      {logo ? (
        <>
          <TextInput
            label="Alternative text"
            maxLength={500}
            value={logo.alt}
            onChange={(event) => onWrite({ ...logo, alt: event.currentTarget.value })}
          />
          <div className={classes.logoRow}>
            <PixelField
              label="Width"
              min={16}
              max={widest}
              value={logo.width}
              onWrite={(width) => onWrite({ ...logo, width })}
            />
            <Button variant="subtle" color="gray" onClick={() => onWrite(null)}>
              No logo
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
