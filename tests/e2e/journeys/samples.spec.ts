// Each sample gives the verdicts that the system it stands for asks for.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

test("an AMI with a tag: key, value and resource type must hit in one element", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.expectVerdict("Matches");
  expect(await playground.matchedRows()).toEqual([true, false, false, false]);

  await playground.selectEvent(1);
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toHaveCount(1);
  await expect(playground.conditions("What fails")).toContainText('element 1 has "image"');

  await playground.selectEvent(2);
  await expect(playground.conditions("What fails")).toContainText("present: ");

  await playground.selectRule("tagged-image-broken");
  expect(await playground.matchedRows()).toEqual([false, false, false, false]);
  await expect(playground.verdict).toContainText("tagged-image-broken on CreateImage: 4 of 8 conditions hold");
});

test("an AMI with a tag: the new id stands beside the verdict", async ({ page }) => {
  const playground = await Playground.open(page);
  const amis = playground.verdict.locator("section").filter({ hasText: "AMI IDs in this event" });
  await expect(amis).toContainText("ami-0c3d5a7f91e24b680");
  await expect(amis).toContainText("created");
  await expect(amis).toContainText("$.detail.responseElements.imageId");
});

test("tags that come later: two rules on one bus", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("A backup service tags the AMI later");
  await playground.expectEventCount(4);
  await expect.poll(() => playground.matchedRows()).toEqual([false, false, true, false]);
  await playground.selectEvent(1);
  await expect(playground.conditions("What fails")).toContainText('begins with "ami-"');
  await playground.selectRule("tagged-image");
  await expect.poll(() => playground.matchedRows()).toEqual([false, false, false, false]);
});

test("RunInstances by one user: the record is wrapped, and its fields lie under detail", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("RunInstances by one user");
  await playground.expectEventCount(1);
  await playground.expectVerdict("Matches");
  await expect(playground.events).toContainText("CloudTrail record, wrapped");
  await expect(playground.body()).toContainText('"detail-type": "AWS API Call via CloudTrail"');
  await expect(playground.body()).toContainText('"source": "aws.ec2"');

  await playground.selectRule("run-instances-broken");
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toHaveCount(3);
  await expect(playground.conditions("What fails").first()).toContainText("the event has no userName at its top level");
});
