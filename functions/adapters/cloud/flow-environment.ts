import * as z from 'zod';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });

/** A state machine by its ARN. */
const MACHINE = /^arn:aws(-cn)?:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}$/;

const Outlet = z.strictObject({
  asks: z.array(z.strictObject({ of: text, part: text.optional() })).min(1),
  queue: url,
  aside: url,
});

/** JSON, since there is a queue for each Lambda that asks for changes. */
const outlets = z.string().transform((json, context) => {
  try {
    return z.array(Outlet).min(1).parse(JSON.parse(json));
  } catch {
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }
});

const OfEach = z.object({ AWS_REGION: text, JIAYI_STAGE: text });
const OfConsumer = OfEach.extend({ JIAYI_QUEUE: url });
const OfJobs = OfEach.extend({ JIAYI_JOB_MACHINE: z.string().regex(MACHINE) });
const OfPublisher = OfConsumer.extend({ JIAYI_BUS: text });
const OfRelay = OfEach.extend({ JIAYI_OUTLETS: outlets });

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables by their form; throws one sentence that names every one that is wrong, and no value. */
const read = <Form>(form: z.ZodType<Form>, variables: Variables): Form => {
  // Read once: to compile what reads them would take longer than to read them.
  const parsed = form.safeParse(variables, { jitless: true });
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  throw new Error(
    `These variables of the environment are not what the event flow needs: ${[...names].join(', ')}.`,
  );
};

/** What a Lambda that a queue starts is told of it, beside all else. */
export const consumerEnvironment = (variables: Variables): z.infer<typeof OfConsumer> =>
  read(OfConsumer, variables);

/** What a Lambda that has jobs carried out in parts is told of where, beside all else. */
export const jobEnvironment = (variables: Variables): z.infer<typeof OfJobs> => read(OfJobs, variables);

/** All that the publisher is told: it has neither a table nor a key. */
export const publisherEnvironment = (variables: Variables): z.infer<typeof OfPublisher> =>
  read(OfPublisher, variables);

/** All that the relay is told. */
export const relayEnvironment = (variables: Variables): z.infer<typeof OfRelay> => read(OfRelay, variables);
