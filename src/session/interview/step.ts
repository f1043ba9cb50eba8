import * as v from 'valibot';
import { planSchema } from './plan.ts';

const indexes = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** One step of an interview as the log keeps it. When it was taken stands on its event. */
export const stepSchema = v.variant('do', [
  v.object({ do: v.literal('begin'), plan: planSchema, reviews: v.boolean() }),
  /** Typed, or said aloud where empty: to the question, a follow-up or the last push. */
  v.object({ do: v.literal('answer'), text: v.string() }),
  /** What stood in the field when the terminal went away. */
  v.object({ do: v.literal('draft'), text: v.string() }),
  v.object({ do: v.literal('points'), ticked: indexes }),
  v.object({ do: v.literal('flags'), owned: indexes }),
  /** Whether a follow-up was had, in the order in which they were asked. */
  v.object({ do: v.literal('grade'), had: v.boolean() }),
  v.object({ do: v.literal('rate'), rating: v.picklist([1, 2, 3, 4]) }),
  /** The clock goes on from what it showed at the last of these, whatever time has passed. */
  v.object({ do: v.literal('clock') }),
  v.object({ do: v.literal('pause') }),
  v.object({ do: v.literal('resume') }),
  v.object({ do: v.literal('end') }),
]);

export type InterviewStep = v.InferOutput<typeof stepSchema>;

/** The step that the log holds; undefined for what this version cannot read. */
export function readStep(value: unknown): InterviewStep | undefined {
  const read = v.safeParse(stepSchema, value);
  return read.success ? read.output : undefined;
}
