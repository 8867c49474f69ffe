/** What `testEventPattern` takes: both are JSON text. */
export interface TestEventPatternInput {
  /** The pattern. */
  EventPattern: string;
  /** The event. It needs the strings `id`, `account`, `source`, `time`, `region` and `detail-type`. */
  Event: string;
}

/** What `testEventPattern` returns. */
export interface TestEventPatternOutput {
  /** Whether the pattern matches the event. */
  Result: boolean;
}

/** What `testEventPattern` and `matches` throw, beside a `TypeError` for arguments of the wrong shape. */
export interface EventglassException extends Error {
  /** Which text is at fault: the pattern or the event. */
  name: "InvalidEventPatternException" | "ValidationException";
}

/** What `analyze` takes. */
export interface AnalyzeInput {
  /** Pasted text that holds events: at most 20 MB and 20,000 events are taken. */
  events: string;
  /** The rules to ask. */
  rules: readonly RuleInput[];
  /** The language of our sentences, as a BCP 47 tag: Japanese for `ja` and `ja-JP`, English for every other. */
  locale?: string;
  /** The present: a date, or milliseconds since 1970. */
  now?: Date | number;
  /** Kinds of repair that are not to be made in the pasted text. */
  refuse?: readonly RepairKind[];
  /**
   * Whether to look for mistakes. Without it the first 1,000 pairs of event and rule are diagnosed, in the order of the
   * verdicts; with `true` the first 20,000. Long patterns, and those with many branches or wildcards, count as several.
   */
  diagnose?: boolean;
}

/** A rule as it is typed. */
export interface RuleInput {
  /** Its name; any text. */
  name: string;
  /** The JSON text of its pattern. */
  pattern: string;
  /** What its target is given; verdicts have an `output` only where this is said. `inputPath: "$"` is the event. */
  target?: InputPathTarget | InputTransformerTarget;
}

/** A target that is given a part of the event. */
export interface InputPathTarget {
  /** Its JSONPath. */
  inputPath: string;
  inputTransformer?: undefined;
}

/** A target that is given a text with parts of the event. */
export interface InputTransformerTarget {
  inputPath?: undefined;
  /** Its paths and its template. */
  inputTransformer: InputTransformer;
}

/** As in `PutTargets`, in camelCase. */
export interface InputTransformer {
  /** JSONPaths by the names of their placeholders. */
  inputPathsMap?: Readonly<Record<string, string>>;
  /** The template. */
  inputTemplate: string;
}

/** What `analyze` returns. All offsets count UTF-16 units, half open: `text.slice(from, to)`. */
export interface Report {
  /** The events, in the order of the text. */
  events: ReportedEvent[];
  /** The rules, as they were given. */
  rules: ReportedRule[];
  /** The verdicts: `verdicts[event][rule]`. */
  verdicts: Verdict[][];
  /** Every AMI id of the events, once. */
  amis: Ami[];
  /** What was repaired in the pasted text to read it, in the order of the text. */
  repairs: Repair[];
  /** The life of every AMI that the events name, in the order in which they appear in time. */
  lifecycles: Lifecycle[];
  /** What the events created and did not delete. */
  leftovers: Leftovers;
  /** What is to be said about the pasted text; offsets are offsets in it. */
  problems: Problem[];
  /** How many pairs were not diagnosed. There only where there are such, unless `diagnose` is `false`. */
  undiagnosed?: number;
}

/** An event that was found. */
export interface ReportedEvent {
  /** How it was pasted: the first of `chain`. */
  envelope: Envelope;
  /** What it was unwrapped from, outermost first; the last is its own form. Never empty. */
  chain: Envelope[];
  /** Its `source`, where that is a string. */
  source: string | null;
  /** Its `detail-type`, where that is a string. */
  detailType: string | null;
  /** Its `time`, where that is a string. */
  time: string | null;
  /** What a list may call it, such as `CreateImage`. */
  name: string;
  /** Its JSON text, after unwrapping. */
  body: string;
  /** The AMI ids in it, wherever they stand. */
  amis: AmiMention[];
  /** What was repaired where it stands; of events that came out of one string, the first has them all. */
  repairs: Repair[];
  /** What is to be said about it; offsets are offsets in `body`. */
  problems: Problem[];
}

/** A repair; offsets are offsets in the pasted text. */
export interface Repair {
  /** What it repairs. */
  kind: RepairKind;
  /** What was read instead. */
  replacement: string;
  /** Where the text begins that is replaced. */
  from: number;
  /** Where it ends: at `from` where something is put in. */
  to: number;
}

/** An AMI id in an event. */
export interface AmiMention {
  /** The id. */
  id: string;
  /** Where it stands, as JSONPath. */
  path: string;
  /** What part it plays. */
  role: Role;
  /** The region it belongs to. */
  region: string | null;
  /** There only where it looks like an id and is none. */
  malformed?: true;
}

/** A rule and what is wrong with it. */
export interface ReportedRule {
  /** Its name. */
  name: string;
  /** What is wrong with its pattern; offsets are offsets in the pattern. With an error it matches nothing. */
  problems: Problem[];
}

/** What a rule says to an event. */
export interface Verdict {
  /** Whether EventBridge would deliver it. */
  matches: boolean;
  /** What the rule's target receives. There only where the rule has a `target` and matches. */
  output?: Output;
  /**
   * The conditions of the pattern, in its order, told for the best choice of `$or` branches and array elements.
   * A pattern that EventBridge refuses never matches; its conditions are those that could be read.
   */
  conditions: Condition[];
  /** What a miss comes to, in a sentence. There only where no mistake accounts for it. */
  summary?: string;
  /**
   * The mistakes that were recognised, the likeliest first: behind a miss what keeps it from matching, behind a match
   * what makes it match more than was probably meant. Empty where there are none, and where the pair was not diagnosed.
   */
  diagnoses: Diagnosis[];
}

/** A mistake that was recognised in a rule and an event. */
export interface Diagnosis {
  /** Which. */
  code: MistakeCode;
  /** What it is, in a few words. */
  title: string;
  /** What is there, in sentences. Code stands in backticks. */
  text: string;
  /** Where, the most telling place first. */
  places: DiagnosedPlace[];
  /** There only where no pattern does what was meant: why. The remedies are then the nearest that can be had. */
  inexpressible?: string;
  /** What mends it best. */
  remedy: Remedy | null;
  /** All that mends it, the best first. */
  remedies: Remedy[];
}

/** Which text: the rule's `pattern`, or the event's `body`. */
export type TextSide = "pattern" | "event";

/** A place in one of the texts of a pair. */
export interface DiagnosedPlace {
  /** In which text. */
  side: TextSide;
  /** Where it begins. */
  from: number;
  /** Where it ends. */
  to: number;
}

/** A change that was tried. */
export interface Remedy {
  /** What it does, in a few words. */
  label: string;
  /** Which text it changes: of an event, what its producer would have to send. */
  side: TextSide;
  /** How: in the order of the text, none touching another. */
  edits: Edit[];
  /** What happens then. */
  result: RemedyResult;
}

/** A replacement in a text. */
export interface Edit {
  /** Where the text begins that is replaced. */
  from: number;
  /** Where it ends: at `from` where something is put in. */
  to: number;
  /** What stands there instead. */
  replacement: string;
}

/** What happens once a remedy is applied. */
export interface RemedyResult {
  /** Whether the rule matches the event. */
  matches: boolean;
  /** How many errors are left in the pattern. */
  errors: number;
  /** How many of the other events it matches, of the first `asked`. */
  others: number;
  /** How many other events were asked: all of them where there are few. */
  asked: number;
}

/** What a target receives, or why nothing arrives. */
export type Output = Delivered | Lost;

/** What arrives. */
export interface Delivered {
  /** The payload, as the target receives it. */
  delivered: string;
}

/** Nothing arrives. */
export interface Lost {
  /** Why. */
  lost: LossCode;
  /** The same in words: AWS's own where it refuses to make the target and they are known. */
  message: string;
}

/** A condition and what became of it. */
export interface Condition {
  /** The field, as JSONPath. */
  path: string;
  /** What is wanted, in words. */
  wants: string;
  /** Whether it holds. */
  holds: boolean;
  /** What the event has, in words. */
  found: string;
  /** The branch of the `$or` that it stands in, where it stands in one. */
  branch?: Branch;
  /** The array elements that its value stands in, where it stands in any. */
  elements?: ArrayElement[];
  /** Where it begins in the pattern. */
  from: number;
  /** Where it ends in the pattern. */
  to: number;
}

/** A branch of `$or`. */
export interface Branch {
  /** Which, from 0. */
  index: number;
  /** Of how many. */
  of: number;
}

/** An element of an array in the event. */
export interface ArrayElement {
  /** The array, as JSONPath. */
  path: string;
  /** Which, from 0. */
  index: number;
  /** Of how many. */
  of: number;
}

/** An AMI id, over all events. */
export interface Ami {
  /** The id. */
  id: string;
  /** The region it belongs to. */
  region: string | null;
  /** The parts it plays. */
  roles: Role[];
  /** The events that name it, as indices. */
  events: number[];
  /** There only where it looks like an id and is none. */
  malformed?: true;
}

/** The life of an AMI, as far as the events show it. */
export interface Lifecycle {
  /** Its id. */
  id: string;
  /** The region it lives in. */
  region: string | null;
  /** The name that it was created with. */
  name: string | null;
  /** The AMI it is a copy of. */
  sourceImage: string | null;
  /** Its tags as last seen, in the order in which they were set. */
  tags: Tag[];
  /** The last state that the events show. */
  state: ImageState;
  /** The instances that were launched from it. */
  instances: string[];
  /** What happened, in time order. */
  steps: Step[];
}

/** A tag. */
export interface Tag {
  /** Its key. */
  key: string;
  /** Its value. */
  value: string;
}

/** A step of an AMI's life. */
export interface Step {
  /** The event, as an index. */
  event: number;
  /** When it happened, as ISO 8601 in UTC. */
  time: string | null;
  /** What happened. */
  kind: StepKind;
  /** Who made the call, in words; null for events that no call made. */
  who: string | null;
  /** Where the AMI was. */
  region: string | null;
  /**
   * The other party, several with `, ` between them: the instance it was made from, the instances launched, whom it is
   * shared with, the other end of a copy, the code of an error.
   */
  other: string | null;
}

/** What the events created and did not delete: `created - deleted + undone` rows. Other events may tell otherwise. */
export interface Leftovers {
  /** The resources: the dearest kinds first, of EC2 instances the larger first, then the newest first. */
  rows: Leftover[];
  /** How many resources were created. */
  created: number;
  /** How many of those were deleted, also where that was undone. */
  deleted: number;
  /** How many of these deletions were undone. */
  undone: number;
  /** How many calls are left out because they failed or were dry runs. */
  failed: number;
  /** How many resources were deleted whose creation the events do not show. */
  deletionsWithoutCreation: number;
  /** The regions that the events are of, sorted. */
  regions: string[];
  /** When the oldest event happened, as ISO 8601 in UTC. */
  first: string | null;
  /** When the newest event happened. */
  last: string | null;
}

/** A resource that was created and not deleted. */
export interface Leftover {
  /** What it is, such as `ec2-instance`. */
  kind: string;
  /** What AWS calls it, such as `EC2 instance`. */
  kindName: string;
  /** Its id, its name, or the last part of its ARN. */
  id: string;
  /** What people call it, where that is not its id. */
  name: string | null;
  /** Its type or size, such as `t3.micro`. */
  size: string | null;
  /** Its region. */
  region: string | null;
  /** Its account. */
  account: string | null;
  /** Who created it, in words. */
  who: string | null;
  /** When it was created, as ISO 8601 in UTC. */
  created: string | null;
  /** For how many milliseconds it has been there: until `now`, or where that was not given until the newest event. */
  runningMs: number | null;
  /** The address of its page in the console. */
  console: string | null;
  /** The event that created it, as an index. */
  event: number;
}

/** Something that is wrong, or worth knowing. */
export interface Problem {
  /** Its stable name. */
  code: ProblemCode;
  /** How bad it is. */
  severity: Severity;
  /** What it is: in EventBridge's own words where they are known. */
  message: string;
  /** What to do; where the message is EventBridge's, also what it means. */
  help: string;
  /** Where the text in question begins. */
  from: number;
  /** Where it ends. */
  to: number;
}

/** What `suggestPattern` takes. Each text is read as `events` of `analyze` is, and may hold several events. */
export interface SuggestPatternInput {
  /** Texts with the events that the pattern is to match. */
  match: readonly string[];
  /** Texts with the events that it must not match. */
  avoid?: readonly string[];
  /** The language of `none`, as a BCP 47 tag. */
  locale?: string;
}

/** What `suggestPattern` returns. */
export type SuggestPatternOutput = SuggestedPattern | NoPattern;

/** A pattern was found. */
export interface SuggestedPattern {
  /** Its JSON text, laid out in lines. */
  pattern: string;
}

/** No pattern was found. */
export interface NoPattern {
  /** Why, in a sentence. */
  none: string;
  /** Where it was searched. */
  searched: Searched;
  /** Where two events are the same to every pattern: `match[same[0]]` has the one, `avoid[same[1]]` the other. */
  same?: [number, number];
}

/** Where a pattern was searched for. */
export interface Searched {
  /** How many fields. */
  fields: number;
  /** With which operators. */
  operators: SearchedOperator[];
  /** How many conditions together, at most. */
  conditions: number;
  /** How many combinations. */
  tried: number;
  /** Whether these were all; else the search was ended for its cost, or there are more than 500 events. */
  complete: boolean;
}

/** What a condition is made with; `exact` is a plain value. */
export type SearchedOperator =
  | "exact"
  | "prefix"
  | "suffix"
  | "wildcard"
  | "numeric"
  | "cidr"
  | "anything-but"
  | "exists"
  | "exists-false";

/** How bad a problem is: read in a certain way; probably not what was meant; refused or unreadable. */
export type Severity = "note" | "warning" | "error";

/** A form in which an event is pasted, or from which it is unwrapped. */
export type Envelope =
  | "event-bridge"
  | "replay"
  | "cloud-trail-record"
  | "cloud-trail-file"
  | "lookup-events"
  | "sns-lambda"
  | "sns-notification"
  | "sqs-lambda"
  | "sqs-messages"
  | "put-events"
  | "put-events-entry"
  | "custom-bus"
  | "cloud-watch-logs"
  | "logs-lambda"
  | "logs-subscription"
  | "log-line"
  | "logs-insights"
  | "config-notification"
  | "kinesis"
  | "firehose-transform"
  | "pipes-batch"
  | "json-string"
  | "base64";

/** What a repair of the pasted text repairs. */
export type RepairKind =
  | "byte-order-mark"
  | "code-fence"
  | "quote-mark"
  | "line-number"
  | "prompt"
  | "foreign-space"
  | "full-width"
  | "typographic-quotes"
  | "single-quotes"
  | "unquoted-key"
  | "python-word"
  | "trailing-comma"
  | "missing-comma"
  | "comment"
  | "elision"
  | "missing-braces"
  | "missing-closing"
  | "superfluous-closing"
  | "unescaped-quotes"
  | "raw-line-break";

/** What part an AMI id plays in an event. */
export type Role =
  | "created"
  | "copied-from"
  | "registered"
  | "restored"
  | "launched"
  | "template"
  | "tagged"
  | "untagged"
  | "permissions-changed"
  | "attribute-changed"
  | "deprecated"
  | "undeprecated"
  | "protected"
  | "unprotected"
  | "enabled"
  | "disabled"
  | "fast-launch"
  | "exported"
  | "deregistered"
  | "state-change"
  | "described"
  | "attempted"
  | "mentioned";

/** What happened to an AMI. */
export type StepKind =
  | "created"
  | "copied"
  | "copied-to"
  | "registered"
  | "restored"
  | "tagged"
  | "untagged"
  | "available"
  | "failed"
  | "launched"
  | "shared"
  | "unshared"
  | "enabled"
  | "disabled"
  | "deprecated"
  | "undeprecated"
  | "protected"
  | "unprotected"
  | "exported"
  | "deregistered"
  | "failed-call"
  | "mentioned";

/** The state of an AMI. */
export type ImageState = "unknown" | "pending" | "available" | "failed" | "disabled" | "deregistered";

/** Why nothing arrives at a target. */
export type LossCode =
  // The event is lost, and nobody is told.
  | "nothing-at-path"
  | "container-in-quotes"
  | "value-breaks-json"
  | "placeholder-in-key"
  | "template-not-json"
  | "payload-too-large"
  // AWS refuses to make the target.
  | "path-too-long"
  | "too-many-paths"
  | "bad-name"
  | "reserved-name"
  | "empty-template"
  | "long-template"
  | "unknown-placeholder";

/** What a problem is. */
export type ProblemCode =
  // The pasted text and its events.
  | "text-cut"
  | "events-left-out"
  | "not-an-event"
  | "missing-field"
  | "field-not-string"
  | "unknown-event-type"
  | "type-assumed"
  | "account-from-identity"
  | "id-derived"
  | "s3-notification"
  | "s3-test-event"
  | "cloud-trail-digest"
  | "subscription-confirmation"
  | "unsubscribe-confirmation"
  | "control-message"
  | "empty-batch"
  | "dynamo-db-stream"
  | "lambda-record"
  | "api-gateway-request"
  | "plain-message"
  | "malformed-detail"
  | "bad-base64"
  | "bad-gzip"
  | "not-text"
  | "wrapped-too-deep"
  | "wrapped-too-long"
  // Patterns; `json-syntax` is a code of events too.
  | "json-syntax"
  | "not-an-object"
  | "empty-object"
  | "not-a-list"
  | "empty-list"
  | "nested-list"
  | "missing-operator"
  | "unknown-operator"
  | "second-operator"
  | "exactly-not-string"
  | "prefix-not-string"
  | "prefix-empty"
  | "prefix-unsupported"
  | "suffix-not-string"
  | "suffix-empty"
  | "suffix-unsupported"
  | "ignore-case-not-string"
  | "wildcard-not-string"
  | "wildcard-consecutive"
  | "wildcard-escape"
  | "cidr-not-string"
  | "cidr-without-mask"
  | "cidr-mask-not-integer"
  | "cidr-mask-negative"
  | "cidr-mask-too-long-v4"
  | "cidr-mask-too-long-v6"
  | "cidr-invalid-address"
  | "cidr-no-address"
  | "exists-not-boolean"
  | "numeric-not-list"
  | "numeric-without-operator"
  | "numeric-unknown-operator"
  | "numeric-equals-not-number"
  | "numeric-not-number"
  | "numeric-bad-second"
  | "numeric-bad-second-operator"
  | "numeric-too-many-terms"
  | "too-many-elements"
  | "numeric-empty-range"
  | "number-not-comparable"
  | "anything-but-bad-value"
  | "anything-but-bad-member"
  | "anything-but-mixed"
  | "anything-but-empty"
  | "anything-but-unsupported"
  | "anything-but-empty-affix"
  | "anything-but-affix-not-string"
  | "anything-but-ignore-case-not-string"
  | "anything-but-empty-nested"
  | "or-not-list"
  | "or-not-objects"
  | "or-too-few"
  | "or-reserved"
  | "too-many-branches"
  | "trailing-text"
  | "duplicate-key"
  | "too-long"
  | "long"
  | "too-many-combinations"
  | "too-complex";

/** What a mistake is. */
export type MistakeCode =
  | "ct-not-under-detail"
  | "scalar-not-array"
  | "source-vs-eventsource"
  | "detail-is-string"
  | "array-of-objects"
  | "case-or-space"
  | "typo-value"
  | "star-in-literal"
  | "anything-but-missing"
  | "null-vs-missing"
  | "exists-on-object"
  | "two-anything-but"
  | "anything-but-array"
  | "list-as-and"
  | "cross-element"
  | "two-ops-or"
  | "two-ops-one-object"
  | "list-operand"
  | "unknown-operator"
  | "regex-in-wildcard"
  | "envelope-casing"
  | "bool-as-string"
  | "number-as-string"
  | "numeric-on-string"
  | "numeric-form"
  | "cidr-form"
  | "or-single"
  | "or-overrides"
  | "ami-casing"
  | "ami-arn"
  | "wrapped-event"
  | "exists-true-on-empty-array"
  | "anything-but-mixed"
  | "anything-but-unsupported"
  | "or-degraded"
  | "duplicate-key"
  | "jsonpath-key"
  | "type-mismatch-depth"
  | "empty-leaf"
  | "typo-field"
  | "json-text"
  | "too-complex"
  | "exists-order"
  | "precision";
