import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Brand } from "../../../../shared/domain/template/brand.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../ui/skeletons.tsx";
import { showToast } from "../../../ui/toast.tsx";
import dialog from "../dialog.module.css";
import { PixelField } from "../editor/email/blocks/fields.tsx";
import { RichText } from "../editor/email/blocks/rich-text.tsx";
import { StyleFields } from "../editor/email/blocks/style-fields.tsx";
import { BrandPreview } from "./brand-preview.tsx";
import classes from "./brand.module.css";
import { LogoFields } from "./logo-fields.tsx";

type Props = { opened: boolean; onClose: () => void };

/** How the project's mails look: logo, style, and who sends them. */
export const BrandDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Brand kit" size={1040}>
    <Body {...props} />
  </Modal>
);

function Body({ onClose }: Props) {
  const choice = useQuery(useEngine().templates.brand.queryOptions());
  if (choice.data) return <Form saved={choice.data.brand} onClose={onClose} />;
  return choice.isError ? (
    <ErrorState problem={readError(choice.error)} onRetry={() => void choice.refetch()} />
  ) : (
    <SkeletonRows rows={6} label="Loading the brand kit" />
  );
}

function Form({ saved, onClose }: { saved: Brand; onClose: () => void }) {
  const [brand, setBrand] = useState(saved);
  const set = (part: Partial<Brand>) => setBrand((before) => ({ ...before, ...part }));
  const save = useMutation(
    useEngine().templates.saveBrand.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        onClose();
        showToast({ text: "The brand kit is saved. New mails begin with it." });
      },
    }),
  );
  const problem = save.error ? readError(save.error) : null;
  const missing = brand.unsubscribe.trim() === "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) save.mutate(brand);
      }}
    >
      <p className={dialog.lead}>
        New mails and blocks begin with it. Mails that are there already keep their looks until you
        apply it to them.
      </p>
      <div className={classes.columns}>
        <div className={classes.fields}>
          <section className={classes.part} aria-label="Logo">
            <h2 className={classes.title}>Logo</h2>
            <LogoFields logo={brand.logo} onWrite={(logo) => set({ logo })} />
          </section>
          <section className={classes.part} aria-label="Style">
            <h2 className={classes.title}>Style</h2>
            <StyleFields style={brand.style} onWrite={(style) => set({ style })} />
            <PixelField
              label="Corner radius of buttons"
              max={60}
              value={brand.radius}
              onWrite={(radius) => set({ radius })}
            />
          </section>
          <section className={classes.part} aria-label="Footer">
            <h2 className={classes.title}>Footer</h2>
            <RichText
              label="Who sends this, with postal address"
              html={brand.footer}
              onWrite={(footer) => set({ footer })}
            />
            <TextInput
              label="Words of the unsubscribe link"
              maxLength={200}
              value={brand.unsubscribe}
              error={missing ? "Name the unsubscribe link." : null}
              onChange={(event) => set({ unsubscribe: event.currentTarget.value })}
            />
          </section>
        </div>
        <BrandPreview brand={brand} />
      </div>
      {problem ? (
        <p className={dialog.problem} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={missing} loading={save.isPending}>
          Save brand kit
        </Button>
      </div>
    </form>
  );
}
