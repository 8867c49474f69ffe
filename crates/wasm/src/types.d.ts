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
}

/** A rule as it is typed. */
export interface RuleInput {
  /** Its name; any text. */
  name: string;
  /** The JSON text of its pattern. */
  pattern: string;
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
  /** What is to be said about the pasted text; offsets are offsets in it. */
  problems: Problem[];
}

/** An event that was found. */
export interface ReportedEvent {
  /** How it was pasted. */
  envelope: Envelope;
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
  /** What is to be said about it; offsets are offsets in `body`. */
  problems: Problem[];
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
  /**
   * The conditions of the pattern, in its order, told for the best choice of `$or` branches and array elements.
   * A pattern that EventBridge refuses never matches; its conditions are those that could be read.
   */
  conditions: Condition[];
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

/** How bad a problem is: read in a certain way; probably not what was meant; refused or unreadable. */
export type Severity = "note" | "warning" | "error";

/** How an event was pasted. */
export type Envelope = "event-bridge" | "cloud-trail-record" | "cloud-trail-file";

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
