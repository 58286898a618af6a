import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCircleCheck, IconCircleX, IconSearch, IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./check.module.css";

/** Finds anyone and shows at every criterion whether it holds for them. */
export function CheckContact() {
  const { check } = useBuilder();
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 150);
  const found = useQuery({
    ...useEngine().contacts.find.queryOptions({ input: { text: asked, limit: 10 } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const people = asked === "" ? [] : (found.data ?? []);
  return (
    <Select
      className={classes.field ?? ""}
      size="sm"
      aria-label="Check a contact"
      placeholder="Check a contact"
      searchable
      leftSection={<IconSearch size={14} />}
      rightSection={null}
      data={people.map(({ key, name, address }) => ({
        value: String(key),
        label: address && address !== name ? `${name}, ${address}` : name,
      }))}
      filter={({ options }) => options}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={
        asked === ""
          ? "Type a name or an address."
          : found.isFetching
            ? "Searching…"
            : "No contact fits."
      }
      onChange={(value) => {
        const one = people.find(({ key }) => String(key) === value);
        if (one) check({ key: one.key, name: one.name });
        setSearch("");
      }}
    />
  );
}

/** Who is being checked, and whether they belong to the segment. */
export function CheckCard() {
  const { checked, check } = useBuilder();
  if (!checked) return null;
  const { contact, answer, error } = checked;
  const problem = error ? readError(error) : null;
  return (
    <section className={classes.card} aria-label={`Check of ${contact.name}`}>
      <div className={classes.head}>
        <span className={`${classes.name} ellipsis`}>{contact.name}</span>
        <IconAction label="Close the check" size="sm" onClick={() => check(null)}>
          <IconX size={14} />
        </IconAction>
      </div>
      {problem ? (
        <p role="alert">
          {problem.message} {problem.cure}
        </p>
      ) : (
        <output className={classes.verdict} data-member={answer?.member}>
          {answer === null ? null : answer.member ? (
            <IconCircleCheck size={16} />
          ) : (
            <IconCircleX size={16} />
          )}
          {answer === null
            ? "Checking…"
            : answer.member
              ? "In this segment"
              : "Not in this segment"}
        </output>
      )}
      <p className={classes.facts}>
        {answer?.endpoint
          ? `Values of ${answer.endpoint.address}. `
          : answer
            ? "No endpoint. "
            : ""}
        <Link to={`/audience?contact=${contact.key}`}>Open contact</Link>
      </p>
    </section>
  );
}
