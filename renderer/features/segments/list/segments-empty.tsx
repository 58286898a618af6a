import { Button } from "@mantine/core";
import { IconFileImport, IconTargetArrow } from "@tabler/icons-react";
import { Link } from "react-router";
import { Tile } from "../../../ui/tile.tsx";
import { recipes, recipeWords } from "../recipes.ts";
import classes from "./list.module.css";

/** No segment yet: two ways to make one, and a few to begin with. */
export function SegmentsEmpty() {
  return (
    <div className={classes.empty}>
      <p className={classes.lead}>
        A segment is a saved question, like “bought in the last 30 days”. It stays up to date.
      </p>
      <div className={classes.choices}>
        <section className={classes.choice} aria-labelledby="segments-build">
          <Tile tone="accent" size={34}>
            <IconTargetArrow size={18} />
          </Tile>
          <h2 id="segments-build">Build from rules</h2>
          <p>Choose what contacts have in common. Who fits belongs to it, from now on too.</p>
          <Button variant="filled" component={Link} to="/segments/new">
            Build a segment
          </Button>
        </section>
        <section className={classes.choice} aria-labelledby="segments-import">
          <Tile tone="neutral" size={34}>
            <IconFileImport size={18} />
          </Tile>
          <h2 id="segments-import">Import a file</h2>
          <p>A list of contacts becomes a segment of exactly these. It stays as it is.</p>
          <Button component={Link} to="/audience/import">
            Import contacts
          </Button>
        </section>
      </div>
      <section className={classes.recipes} aria-labelledby="segments-recipes">
        <h2 id="segments-recipes">Start from a recipe</h2>
        <ul>
          {recipes.map((recipe) => (
            <li key={recipe}>
              <Link className={classes.recipe ?? ""} to={`/segments/new?recipe=${recipe}`}>
                <b>{recipeWords[recipe].title}</b>
                <span>{recipeWords[recipe].text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
