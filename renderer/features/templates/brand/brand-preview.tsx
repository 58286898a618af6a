import { useMemo, useState } from "react";
import { begun, type Brand } from "../../../../shared/domain/template/brand.ts";
import { starters } from "../../../../shared/domain/template/starters.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { blankTemplate } from "../blank.ts";
import { usePreview } from "../editor/use-preview.ts";
import classes from "./brand.module.css";

const [sample] = starters;

/** The welcome mail in the brand kit as it is now. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const [dark, setDark] = useState(false);
  const content = useMemo(() => branded(brand), [brand]);
  const { good } = usePreview(content, null, { images: true, dark });
  return (
    <section className={classes.preview} aria-label="Preview">
      <SegmentedTabs
        label="Theme"
        value={dark ? "dark" : "light"}
        onChange={(theme) => setDark(theme === "dark")}
        options={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      {good?.url ? (
        <MailFrame
          still
          url={good.url}
          width={brand.style.width + 40}
          height={460}
          title="The welcome mail in this brand kit"
        />
      ) : null}
    </section>
  );
}

function branded(brand: Brand): TemplateContent {
  const content = sample?.content;
  return content?.body.form === "blocks"
    ? { ...content, body: { form: "blocks", document: begun(content.body.document, brand) } }
    : blankTemplate("email");
}
