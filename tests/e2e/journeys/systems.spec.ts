// The six systems that people build on EventBridge and debug blind: each works by opening its sample.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

/** A call that tags several resources at once. */
function createTags(...ids: string[]): string {
  const items = ids.map((resourceId) => ({ resourceId }));
  return JSON.stringify({
    eventVersion: "1.11",
    eventTime: "2026-11-20T15:01:32Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "CreateTags",
    awsRegion: "eu-west-1",
    eventID: "5d0f8a3e-6b1c-4a7d-9e2f-3c4b5a697887",
    eventType: "AwsApiCall",
    recipientAccountId: "111122223333",
    requestParameters: {
      resourcesSet: { items },
      tagSet: { items: [{ key: "deprecation", value: "hoge" }] },
    },
    responseElements: { _return: true },
  });
}

test("an AMI with a tag: the mail holds the id alone, and says that the AMI is still pending", async ({ page }) => {
  const playground = await Playground.open(page);
  await expect(playground.received.locator("pre")).toHaveText('"ami-0c3d5a7f91e24b680"');
  await expect(playground.received).toContainText("still pending");
  await expect(playground.received).toContainText(/ami-0c3d5a7f91e24b680\s*arrives/);
  await playground.receiveAs("SNS mail");
  await expect(playground.received.locator(".mail")).toContainText("AWS Notification Message");
  await expect(playground.received.locator(".mail pre")).toContainText(/^"ami-0c3d5a7f91e24b680"/);
  await playground.receiveAs("Lambda by SNS");
  await expect(playground.received.locator("pre")).toContainText('"Message": "\\"ami-0c3d5a7f91e24b680\\""');

  await playground.selectEvent(1);
  await expect(playground.received).toContainText("Nothing: the rule does not match this event.");
});

test("tags that come later: a path with [0] that drops AMIs is told, and the life of the AMI is one", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("A backup service tags the AMI later");
  await playground.expectEventCount(4);
  await playground.selectEvent(2);
  await expect(playground.received.locator("pre")).toHaveText('"ami-05f1d8a0b39c7e264"');

  await playground.pasteEvents(createTags("ami-0aaaaaaaaaaaaaaa1", "ami-0aaaaaaaaaaaaaaa2"));
  await playground.expectEventCount(1);
  await expect(playground.received).toContainText("The event holds 2 AMI ids, and the target receives 1 of them.");

  await playground.openSample("A backup service tags the AMI later");
  await playground.expectEventCount(4);
  const lives = await playground.openView("AMI lives");
  await expect(lives.getByRole("heading", { level: 3 })).toHaveText(["ami-05f1d8a0b39c7e264"]);
  const steps = lives.getByRole("listitem").getByRole("button");
  await expect(steps).toHaveText(["created", "tagged", "available"]);
  await expect(lives.getByRole("img")).toHaveCount(1);
  await expect(lives).toContainText("deprecation = hoge");
  await steps.nth(1).click();
  await playground.expectSelectedEvent(2);
});

test("RunInstances by one user: the record is wrapped, and every field of the broken rule is told", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("RunInstances by one user");
  await playground.expectEventCount(1);
  await expect(playground.events).toContainText("CloudTrail record, wrapped");
  await playground.expectVerdict("Matches");
  await playground.selectRule("run-instances-broken");
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toHaveCount(3);
});

test("AWS Config to Slack: notifications in either form, the difference and the message", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("AWS Config changes to Slack");
  await playground.expectEventCount(3);
  await expect.poll(() => playground.matchedRows()).toEqual([true, true, true]);
  await expect(playground.events).toContainText("AWS Config notification");
  await playground.receiveAs("Chat");
  await expect(playground.received.locator(".chat")).toContainText("AWS::EC2::RouteTable rtb-0b6c1d2e3f4a59687");
  await playground.selectEvent(2);
  const table = playground.received.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row").nth(1)).toContainText("0.0.0.0/0");
  await expect(playground.received.locator(".chat pre")).toContainText("changedProperties");
});

test("every event into S3: a Firehose file in order, counted, narrowed, and the rule inside PutRule", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("Every event into S3");
  await playground.expectEventCount(37);
  const overview = await playground.openView("Overview");
  await expect(overview.getByRole("img", { name: "Events over time" })).toBeVisible();
  await expect(overview.getByRole("table")).toContainText("takes everything");

  await overview.getByRole("button", { name: /^EC2 Instance State-change Notification/ }).first().click();
  await expect(playground.eventNames().first()).toHaveText("EC2 Instance State-change Notification");
  await expect.poll(async () => new Set(await playground.eventNames().allTextContents()).size).toBe(1);
  await overview.getByRole("button", { name: "Show all events" }).click();
  await overview.getByRole("button", { name: "In order of time" }).click();
  const clocks = playground.events.getByRole("option").locator("time");
  await expect.poll(async () => {
    const times = await clocks.allTextContents();
    return times.length > 5 && times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ""));
  }).toBe(true);

  await overview.getByRole("button", { name: "Open as a rule" }).first().click();
  await expect(playground.rules.getByRole("tab")).toHaveCount(3);
  await expect(playground.pattern()).toContainText("123456789012");
});

test("what did I forget to delete: pages of lookup-events leave what was not deleted", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("What did I forget to delete?");
  await playground.expectEventCount(13);
  await expect(playground.events).toContainText("lookup-events output");
  const leftovers = await playground.openView("Left over");
  const rows = leftovers.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(1)).toContainText("RDS DB instance");
  await expect(rows.filter({ hasText: "EC2 instance" })).toHaveCount(2);
  await expect(rows.nth(1).getByRole("link")).toHaveAttribute("href", /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\//);
  await expect(leftovers).toContainText("What these events cannot show");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await leftovers.getByRole("button", { name: "Copy as CSV" }).click();
  await expect(leftovers.getByRole("button", { name: "Copied" })).toBeVisible();
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.trim().split("\r\n")).toHaveLength(6);
  expect(csv).toContain("i-0f27b9c4e81d3a560");
});
