// Whatever an engineer has on the clipboard is the right input.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const ping = '{"source": "my.app", "detail-type": "Ping", "detail": {"n": 1}}';

test("text from an article is repaired, each repair is shown, and can be refused and allowed again", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents("$ cat event.json | jq .\n{“source”: “my.app”, \"detail-type\": \"Ping\", \"detail\": {\"n\": 1,}}\n");
  await playground.expectEventCount(1);
  await playground.showEvent();
  await expect(playground.body()).toContainText('"source": "my.app"');
  await expect(playground.events).toContainText("Repaired to be readable");
  await playground.events.getByText("Repaired to be readable").click();
  const commas = playground.events.getByRole("listitem").filter({ hasText: /comma before a closing bracket/ });
  await commas.getByRole("button", { name: "Refuse" }).click();
  await playground.settled();
  await expect(playground.events).toContainText("Repairs you refused");
  await expect(playground.verdict).toContainText("remove the last comma");
  await playground.events.getByRole("button", { name: "Allow" }).click();
  await playground.settled();
  await expect(playground.events).not.toContainText("Repairs you refused");
});

test("an event in a notification in a message shows the way it came, and its place", async ({ page }) => {
  const playground = await Playground.open(page);
  const notification = JSON.stringify({ Type: "Notification", Message: ping });
  const batch = { Records: [{ eventSource: "aws:sqs", body: notification }, { eventSource: "aws:sqs", body: "hello" }] };
  await playground.pasteEvents(JSON.stringify(batch, null, 2));
  await playground.expectEventCount(1);
  await playground.showEvent();
  await expect(playground.events).toContainText(/SQS.* › SNS notification › EventBridge event/);
  await expect(playground.body()).toContainText('"detail-type": "Ping"');
  await playground.events.getByRole("button", { name: "Show in the pasted text" }).click();
  await expect(playground.pastedText()).toBeVisible();
});

test("what is no event is named for what it is", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents('{"Type": "SubscriptionConfirmation", "SubscribeURL": "https://sns.example"}');
  await expect(playground.verdict).toContainText("subscription");
  await playground.expectEventCount(0);
});

const template = `Resources:
  ImageRule:
    Type: AWS::Events::Rule
    Properties:
      Name: new-images
      EventPattern:
        source: [my.app]
        detail-type: [Ping]
      Targets:
        - Id: mail
          Arn: !Ref Topic
          InputPath: $.detail.n
`;

test("a pattern in a template is taken out with its name and target, and can be put back", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents(ping);
  await playground.writePattern(template);
  await expect(playground.rules).toContainText("CloudFormation");
  await expect(playground.rules).toContainText("new-images");
  await playground.rules.getByRole("button", { name: "Unwrap the pattern" }).click();
  await playground.expectSelectedRule("new-images");
  await playground.expectVerdict("Matches");
  await expect(playground.targetField("InputPath")).toHaveValue("$.detail.n");
  await expect(playground.received.locator("pre")).toHaveText("1");
  await playground.undo();
  await expect(playground.pattern()).toContainText("ImageRule");
});

test("a placeholder for an object in quotes loses the event, and the page says so in time", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents(ping);
  await playground.writePattern('{"source": ["my.app"]}');
  await playground.targetIs("InputTransformer");
  await playground.targetField("InputPathsMap").fill('{"detail": "$.detail"}');
  await playground.targetField("InputTemplate").fill('{"note": "it is <detail>"}');
  await expect(playground.received).toContainText("Nothing arrives");
  await playground.targetField("InputTemplate").fill('{"note": <detail>}');
  await expect(playground.received.locator("pre")).toContainText('"n": 1');
  await playground.targetField("InputTemplate").fill('{"note": <details>}');
  await expect(playground.rules).toContainText("InputTemplate for target Id1 contains invalid placeholder details.");
});

test("a click on a value of the event offers its path to the target", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.body().getByText('"111122223333"').first().click();
  await expect(playground.events).toContainText("$.account");
  await playground.events.getByRole("button", { name: "Use in the target" }).click();
  await expect(playground.targetField("InputPath")).toHaveValue("$.account");
  await expect(playground.received.locator("pre")).toHaveText('"111122223333"');
});
