import { Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import {
  socialNetworks,
  type Block,
} from "../../../../../../shared/domain/template/email-document.ts";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import classes from "./blocks.module.css";
import { AlignField } from "./fields.tsx";

type Social = Extract<Block, { kind: "social" }>;
type Network = (typeof socialNetworks)[number];

const names: Record<Network, string> = {
  facebook: "Facebook",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  youtube: "YouTube",
  tiktok: "TikTok",
  pinterest: "Pinterest",
  web: "Website",
};

export function SocialFields({
  block,
  onWrite,
}: {
  block: Social;
  onWrite: (block: Social) => void;
}) {
  const { links } = block;
  const set = (at: number, part: Partial<Social["links"][number]>) =>
    onWrite({
      ...block,
      links: links.map((link, index) => (index === at ? { ...link, ...part } : link)),
    });
  return (
    <>
      <section className={classes.links} aria-label="Links">
        {links.map(({ network, href }, at) => (
          <div key={at} className={classes.link}>
            <Select
              aria-label={`Network ${at + 1}`}
              data={socialNetworks.map((value) => ({ value, label: names[value] }))}
              value={network}
              onChange={(value) => {
                const found = socialNetworks.find((each) => each === value);
                if (found) set(at, { network: found });
              }}
            />
            <TextInput
              aria-label={`Address ${at + 1}`}
              maxLength={4000}
              value={href}
              onChange={(event) => set(at, { href: event.currentTarget.value })}
            />
            <IconAction
              label={`Remove ${names[network]}`}
              onClick={() => onWrite({ ...block, links: links.filter((_, index) => index !== at) })}
            >
              <IconX size={16} />
            </IconAction>
          </div>
        ))}
        <div>
          <Button
            leftSection={<IconPlus size={14} />}
            disabled={links.length >= 12}
            onClick={() => {
              const free = socialNetworks.find(
                (each) => !links.some(({ network }) => network === each),
              );
              onWrite({
                ...block,
                links: [...links, { network: free ?? "web", href: "https://" }],
              });
            }}
          >
            Link
          </Button>
        </div>
      </section>
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
    </>
  );
}
