import { AppError } from "../../../shared/domain/errors.ts";
import type { SimulationResult } from "../../../shared/contract/trials.ts";
import { stepRow } from "../journeys/simulation/step-rows.ts";
import { countsOf, resultOf } from "../journeys/simulation/result.ts";
import { projectApi } from "./base.ts";

const { trials } = projectApi;

/** The area `trials` of the contract: trying a journey without sending anything. */
export const trialsApi = {
  simulate: trials.simulate.handler(async ({ context: { project }, input }) => ({
    run: await project.simulations.start(input.id, input.setup),
  })),
  result: trials.result.handler(({ context: { project }, input }) => {
    const simulation = project.simulations.get(input.run);
    const { state, progress, error } = simulation;
    const result: SimulationResult | null = simulation.summary
      ? resultOf(project.parts, simulation, simulation.summary)
      : null;
    return { state, progress, error, result };
  }),
  cancel: trials.cancel.handler(({ context: { project }, input }) => {
    project.simulations.cancel(input.run);
    return null;
  }),
  at: trials.at.handler(async ({ context: { project }, input }) => {
    const { counts, moving } = await project.simulations
      .get(input.run)
      .ask({ ask: "at", at: input.at, around: input.around });
    return { activities: counts.map(countsOf), moving };
  }),
  people: trials.people.handler(({ context: { project }, input }) => {
    const { activity, outlet, after, limit } = input;
    return project.simulations.get(input.run).ask({
      ask: "people",
      after,
      limit,
      ...(activity === undefined ? {} : { activity }),
      ...(outlet === undefined ? {} : { outlet }),
    });
  }),
  person: trials.person.handler(async ({ context: { project }, input }) => {
    const simulation = project.simulations.get(input.run);
    const { name, steps } = await simulation.ask({ ask: "person", person: input.person });
    const names = project.journeyNames();
    return { name, steps: steps.map((step) => stepRow(simulation.document, names, step)) };
  }),
  exportCsv: trials.exportCsv.handler(async ({ context: { project }, input }) => {
    const simulation = project.simulations.get(input.run);
    if (simulation.state !== "done")
      throw new AppError("CONFLICT", "This simulation has not come to its end.");
    return {
      fileName: `${simulation.document.name} simulation.csv`,
      text: await simulation.ask({ ask: "csv" }),
    };
  }),
  begin: trials.begin.handler(({ context: { project }, input }) =>
    project.trials.begin(input.id, input.who, { now: input.now, toSandbox: input.toSandbox }),
  ),
  step: trials.step.handler(({ context: { project }, input }) =>
    project.trials.step(input.trial, input.to, input.answer),
  ),
  back: trials.back.handler(({ context: { project }, input }) => project.trials.back(input.trial)),
};
