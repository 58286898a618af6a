import { Button } from "@mantine/core";
import type { ContactFilter } from "../../../../../shared/contract/contacts.ts";
import { Chip } from "../../../../ui/chip.tsx";
import { filterCount, type FilterPart } from "../contact-filter.ts";
import { filterWords, type FilterNames } from "../filter-words.ts";
import { criteriaOf, criterionInWords, rulesInWords } from "../simple-rules.ts";
import { useRuleNames } from "../../use-rule-names.ts";
import classes from "./filters.module.css";

/** What narrows the list, each to be taken away; criteria can be opened again. */
export function FilterChips(props: {
  filter: ContactFilter;
  names: FilterNames;
  /** Nothing is found: the list itself offers to clear the filters. */
  empty: boolean;
  onRemove: (part: FilterPart) => void;
  onRemoveCriterion: (at: number) => void;
  onEditCriterion: (at: number) => void;
  onClear: () => void;
}) {
  const { filter } = props;
  const ruleNames = useRuleNames(filter.rules);
  const words = filterWords(filter, props.names);
  const criteria = filter.removedByStep === undefined ? criteriaOf(filter.rules) : null;
  if (words.length === 0 && !filter.rules) return null;
  const whole =
    filter.rules && criteria === null
      ? filter.removedByStep === undefined
        ? rulesInWords(filter.rules, ruleNames)
        : `Removed by step ${filter.removedByStep} of: ${rulesInWords(filter.rules, ruleNames)}`
      : null;
  return (
    <ul className={classes.chips} aria-label="Filters">
      {words.map(({ part, words: text }) => (
        <li key={part}>
          <Chip
            tone="accent"
            removeLabel={`Remove the filter ${text}`}
            onRemove={() => props.onRemove(part)}
          >
            {text}
          </Chip>
        </li>
      ))}
      {criteria?.map((criterion, at) => {
        const text = criterionInWords(criterion, ruleNames);
        return (
          <li key={JSON.stringify(criterion)}>
            <Chip
              tone="accent"
              removeLabel={`Remove the filter ${text}`}
              onRemove={() => props.onRemoveCriterion(at)}
            >
              <button
                type="button"
                className={classes.chipText}
                title="Change this filter"
                onClick={() => props.onEditCriterion(at)}
              >
                {text}
              </button>
            </Chip>
          </li>
        );
      })}
      {whole === null ? null : (
        <li>
          <Chip
            tone="accent"
            removeLabel="Remove the filter by rules"
            onRemove={() => props.onRemove("rules")}
          >
            <span className={classes.chipText} title={whole}>
              {whole}
            </span>
          </Chip>
        </li>
      )}
      {filterCount(filter) > 1 && !props.empty ? (
        <li>
          <Button size="xs" variant="subtle" color="gray" onClick={props.onClear}>
            Clear filters
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
