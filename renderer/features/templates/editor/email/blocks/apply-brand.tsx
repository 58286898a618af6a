import { Button } from "@mantine/core";
import { IconPalette } from "@tabler/icons-react";
import { useState } from "react";
import { withBrand } from "../../../../../../shared/domain/template/brand.ts";
import type { EmailDocument } from "../../../../../../shared/domain/template/email-document.ts";
import { showToast } from "../../../../../ui/toast.tsx";
import { BrandDialog } from "../../../brand/brand-dialog.tsx";
import { useBrand } from "../../../brand/use-brand.ts";
import classes from "./blocks.module.css";

/** Puts the project's looks on this mail; one step of Undo takes them off again. */
export function ApplyBrand(props: {
  document: EmailDocument;
  onChange: (document: EmailDocument, name: string) => void;
}) {
  const brand = useBrand();
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.brand}>
      {brand?.chosen ? (
        <Button
          leftSection={<IconPalette size={14} />}
          onClick={() => {
            props.onChange(withBrand(props.document, brand.brand), "applying the brand kit");
            showToast({
              text: "The brand kit is applied.",
              detail: "Colours that a block has of its own stay.",
            });
          }}
        >
          Apply brand kit
        </Button>
      ) : null}
      <Button
        variant={brand?.chosen ? "subtle" : "default"}
        {...(brand?.chosen ? { color: "gray" } : {})}
        onClick={() => setOpened(true)}
      >
        {brand?.chosen ? "Edit…" : "Set up a brand kit…"}
      </Button>
      <BrandDialog opened={opened} onClose={() => setOpened(false)} />
    </div>
  );
}
