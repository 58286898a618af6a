import { expect, test } from "vitest";
import type { Store } from "../../store/database.ts";
import { canonical, everything, lookupsFit, told } from "./snapshot.ts";
import { openTestProject, type TestProject } from "./test-project.ts";

/** Rows wide enough for several batches; every seventh is about somebody before it, every ninth is wrong. */
function file(rows: number): string {
  const lines = ["ChannelType,Address,User.UserId,User.UserAttributes.Note,Metrics.visits"];
  for (let row = 0; row < rows; row += 1) {
    const who = row % 7 === 6 ? row - 5 : row;
    const visits = row % 9 === 8 ? "often" : String(row);
    lines.push(
      `EMAIL,p${(who * 7919) % 10_007}@example.com,u${who},${"x".repeat(90)}${row},${visits}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Pulls the plug: the database is gone right after so many commits. Returns how many there were. */
async function crashAfter(project: TestProject, commits: number): Promise<number> {
  const store = project.parts.store as { -readonly [name in keyof Store]: Store[name] };
  const { transaction } = store;
  let taken = 0;
  store.transaction = (work) => {
    const result = transaction(work);
    if (store.sqlite.inTransaction) return result;
    taken += 1;
    if (taken === commits) {
      store.sqlite.close();
      throw new Error("the power is gone");
    }
    return result;
  };
  await project.imports.idle();
  return taken;
}

async function run(steps: number): Promise<{ taken: number; state: unknown }> {
  const project = openTestProject("resume");
  try {
    const { id } = await project.put(file(1_500));
    project.imports.start(id);
    const taken = await crashAfter(project, steps);
    if (taken >= steps) {
      await project.reopen();
      // How many commits an import takes varies with the machine's speed: the last one may have been the end.
      expect(["importing", "imported"]).toContain(project.imports.get(id).state);
      project.imports.resume();
      await project.imports.idle();
    }
    const { store } = project.parts;
    const done = project.imports.get(id);
    expect(done.error).toBeNull();
    expect(lookupsFit(store)).toBe(true);
    const problems = project.imports.problems({ id, limit: 500 }).items.map(canonical).sort();
    const members = store.get("SELECT sum(last_key - first_key + 1) AS n FROM segment_members");
    const audience = told(store, { ids: true }).map(canonical).sort();
    const state = { audience, counts: done.counts, state: done.state, problems, members };
    return { taken, state };
  } finally {
    await project.close();
  }
}

test("an import that is broken off after any commit ends as if it had not been", async () => {
  const whole = await run(Infinity);
  expect(whole.taken).toBeGreaterThan(4);
  // What ends the import is one commit more: after it there is nothing to resume.
  for (let steps = 1; steps < whole.taken; steps += 1) {
    const resumed = await run(steps);
    expect(resumed.state, `after ${steps} steps`).toEqual(whole.state);
  }
}, 60_000);

test("an undo that is broken off goes on", async () => {
  for (const steps of [1, 2, 4]) {
    const project = openTestProject("undo");
    try {
      await project.load(
        "ChannelType,Address,User.UserId\nEMAIL,p1@example.com,u1\nEMAIL,q@example.com,u2\n",
      );
      const before = everything(project.parts.store);
      const { id } = await project.load(file(800));
      expect(everything(project.parts.store)).not.toEqual(before);
      project.imports.undo(id);
      const taken = await crashAfter(project, steps);
      expect(taken).toBe(steps);
      await project.reopen();
      expect(project.imports.get(id).state).toBe("undoing");
      project.imports.resume();
      await project.imports.idle();
      expect(project.imports.get(id).state).toBe("undone");
      expect(everything(project.parts.store)).toEqual(before);
    } finally {
      await project.close();
    }
  }
}, 30_000);
