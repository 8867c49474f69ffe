// analyze: what events tell together, lives of AMIs and what was left behind.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { eventglass, root } from "./package.mjs";

const { analyze } = eventglass;

const report = (records, more = {}) => analyze({ events: JSON.stringify({ Records: records }), rules: [], ...more });
const call = (minute, eventName, fields) => ({
  eventVersion: "1.11",
  eventID: `e-${minute}`,
  eventType: "AwsApiCall",
  eventSource: "ec2.amazonaws.com",
  eventName,
  eventTime: `2026-11-20T08:${minute}:00Z`,
  awsRegion: "eu-west-1",
  recipientAccountId: "111122223333",
  userIdentity: { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/Lab/mira" },
  ...fields,
});
const items = (...list) => ({ items: list });

describe("lifecycles", () => {
  const id = "ami-0123456789abcdef0";
  const create = call("10", "CreateImage", {
    requestParameters: { instanceId: "i-0123456789abcdef0", name: "web" },
    responseElements: { imageId: id },
  });
  const tag = call("20", "CreateTags", {
    requestParameters: { resourcesSet: items({ resourceId: id }), tagSet: items({ key: "stage", value: "test" }) },
    responseElements: { _return: true },
  });

  test("tell each AMI's life in time order", () => {
    const who = "role Lab (session mira)";
    const region = "eu-west-1";
    assert.deepEqual(report([tag, create]).lifecycles, [
      {
        id,
        region,
        name: "web",
        sourceImage: null,
        tags: [{ key: "stage", value: "test" }],
        state: "pending",
        instances: [],
        steps: [
          { event: 1, time: "2026-11-20T08:10:00Z", kind: "created", who, region, other: "i-0123456789abcdef0" },
          { event: 0, time: "2026-11-20T08:20:00Z", kind: "tagged", who, region, other: null },
        ],
      },
    ]);
  });

  test("say null for what the events do not tell", () => {
    const [life] = analyze({ events: `{"detail": {"note": "${id}"}}`, rules: [] }).lifecycles;
    const nothing = { region: null, name: null, sourceImage: null, tags: [], state: "unknown", instances: [] };
    const step = { event: 0, time: null, kind: "mentioned", who: null, region: null, other: null };
    assert.deepEqual(life, { id, ...nothing, steps: [step] });
  });
});

describe("leftovers", () => {
  const run = call("10", "RunInstances", {
    requestParameters: { instanceType: "t3.micro" },
    responseElements: {
      instancesSet: items(
        { instanceId: "i-00000000000000001", instanceType: "t3.micro" },
        { instanceId: "i-00000000000000002", instanceType: "t3.micro" },
      ),
    },
  });
  const terminate = (minute, id, fields) =>
    call(minute, "TerminateInstances", {
      requestParameters: { instancesSet: items({ instanceId: id }) },
      responseElements: { instancesSet: items({ instanceId: id, currentState: { name: "shutting-down" } }) },
      ...fields,
    });
  const failed = terminate("15", "i-00000000000000002", { errorCode: "Client.DryRunOperation", responseElements: null });
  const events = [terminate("40", "i-00000000000000001"), failed, run];

  test("are what was created and not deleted", () => {
    const console =
      "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-00000000000000002";
    assert.deepEqual(report(events).leftovers, {
      rows: [
        {
          kind: "ec2-instance",
          kindName: "EC2 instance",
          id: "i-00000000000000002",
          name: null,
          size: "t3.micro",
          region: "eu-west-1",
          account: "111122223333",
          who: "role Lab (session mira)",
          created: "2026-11-20T08:10:00Z",
          runningMs: 30 * 60_000,
          console,
          event: 2,
        },
      ],
      created: 2,
      deleted: 1,
      undone: 0,
      failed: 1,
      deletionsWithoutCreation: 0,
      regions: ["eu-west-1"],
      first: "2026-11-20T08:10:00Z",
      last: "2026-11-20T08:40:00Z",
    });
  });

  test("have been running until now", () => {
    for (const now of [new Date("2026-11-20T09:10:00Z"), Date.UTC(2026, 10, 20, 9, 10)]) {
      assert.equal(report(events, { now }).leftovers.rows[0].runningMs, 60 * 60_000);
    }
    assert.equal(report(events, { now: -8.64e15 }).leftovers.rows[0].runningMs, 0);
    assert.ok(Number.isSafeInteger(report(events, { now: 8.64e15 }).leftovers.rows[0].runningMs));
  });

  test("of the sample are plain data", () => {
    const text = readFileSync(join(root, "crates/workbench/samples/s6/events.json"), "utf8");
    const { leftovers } = analyze({ events: text, rules: [] });
    assert.equal(leftovers.rows.length, leftovers.created - leftovers.deleted + leftovers.undone);
    assert.ok(leftovers.rows.length > 0);
    assert.deepEqual(JSON.parse(JSON.stringify(leftovers)), leftovers);
  });
});
