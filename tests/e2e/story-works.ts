// The works that the stories are told with.

import { readFileSync } from "node:fs";

/** A work as `docs/link-format.md` has it. */
export interface Work {
  eventglass: 1;
  events: string;
  rules: { name: string; pattern: string; target?: Record<string, string> }[];
  event: number;
  rule: number;
}

function sample(name: string, ...rules: string[]): Work {
  const text = (file: string): string =>
    readFileSync(new URL(`../../crates/workbench/samples/${name}/${file}.json`, import.meta.url), "utf8");
  return work(text("events"), Object.fromEntries(rules.map((rule) => [rule, text(rule)])));
}

export function work(events: string, rules: Record<string, string | object>, event = 0, rule = 0): Work {
  const list = Object.entries(rules).map(([name, pattern]) => {
    return { name, pattern: typeof pattern === "string" ? pattern : laidOut(pattern) };
  });
  return { eventglass: 1, events, rules: list, event, rule };
}

/** As people write patterns: what a field may be on one line. */
function laidOut(pattern: object): string {
  const tests = /\[\s+(?:\{\s+)?[^[\]{}]+(?:\}\s+)?\]/g;
  return JSON.stringify(pattern, null, 2).replace(tests, (list) =>
    list.replace(/\s*\n\s*/g, " ").replace("[ ", "[").replace(" ]", "]"),
  );
}

export const images = sample("s1", "tagged-image", "tagged-image-broken");
export const backups = sample("s2", "tagged-image", "tagged-later");
export const changes = sample("s4", "config-changes");
export const everything = sample("s5", "catch-all", "instance-stopped");
export const lookups = sample("s6", "created");
export const instances = sample("s3", "run-instances", "run-instances-broken");

/** Calls of several services, so many minutes apart. */
export function calls(count: number, minutes: number): string {
  const start = Date.parse("2026-11-20T08:17:05Z");
  const names = ["CreateImage", "CreateTags", "RunInstances", "DeregisterImage", "CopyImage"];
  const regions = ["ap-northeast-1", "eu-central-1", "us-east-1"];
  const call = (_: unknown, index: number): string => {
    const eventName = names[(index * 3) % names.length];
    return JSON.stringify({
      version: "0",
      id: `6d0c1b52-7f0e-4f63-9a55-${String(index).padStart(12, "0")}`,
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.ec2",
      account: "111122223333",
      time: new Date(start + index * minutes * 60_000).toISOString().replace(".000", ""),
      region: regions[index % regions.length],
      resources: [],
      detail: {
        eventSource: "ec2.amazonaws.com",
        eventName,
        ...(index % 4 === 3 ? { errorCode: "Client.UnauthorizedOperation" } : {}),
        responseElements: { imageId: `ami-${(0x0c3d5a7f91e24b0 + (index % 7)).toString(16).padStart(17, "0")}` },
      },
    });
  };
  return Array.from({ length: count }, call).join("\n");
}

export const fourRules = {
  "image-created": { source: ["aws.ec2"], detail: { eventName: ["CreateImage"], errorCode: [{ exists: false }] } },
  "any-image-call": { source: ["aws.ec2"], detail: { eventName: [{ suffix: "Image" }] } },
  refused: { source: "aws.ec2" },
  "in-tokyo": { region: ["ap-northeast-1"] },
};

export const unfinished = `{
  "source": ["aws.ec2"],
  "detail": {
    "eventNa`;

export const broken = `{
  "source": ["aws.ec2"],
  "detail": {
    "state": "running",
    "name": [{ "contains": "web" }]
  }
}`;

export const mistaken = `{ "source": "my.shop", "detail-type": "Order placed", "detail": { "total": 4200 } }
{ "source": "my.shop", "detail-type": "Order placed", "detail": { "paid": tru } }
2026-11-20T08:17:05Z INFO order 17 was placed
{ "source": "my.shop", "detail-type": "Order paid", "detail": { "total": 9800 }
`;

export const japanese = JSON.stringify(
  {
    version: "0",
    id: "0f4b7c0e-2b1d-4a4e-8a52-6c2d1e9f7a04",
    "detail-type": "在庫管理システムの夜間バッチ処理で在庫数の不一致が検出されたことを知らせる通知",
    source: "jp.example.在庫管理システム",
    account: "111122223333",
    time: "2026-11-20T15:06:48Z",
    region: "ap-northeast-1",
    resources: ["arn:aws:ec2:ap-northeast-1:111122223333:image/ami-05f1d8a0b39c7e264"],
    detail: {
      担当者: "山田花子",
      説明: "倉庫の在庫数とシステムの在庫数が三日続けて一致しないため、担当者による確認と棚卸しが必要です。".repeat(2),
      対象倉庫: { 名称: "東京第二物流センター", 品目: ["ミネラルウォーター", "乾電池", "懐中電灯"] },
    },
  },
  null,
  2,
);

export const japaneseRules = {
  夜間バッチの在庫不一致を担当者に知らせるルール: {
    source: [{ prefix: "jp.example.在庫" }],
    detail: {
      担当者: ["山田太郎"],
      説明: [{ prefix: "店舗の在庫数とシステムの在庫数が三日続けて一致しないため、店長による確認が必要です。" }],
      対象倉庫: { 名称: ["東京第二物流センター"], 品目: ["乾電池"] },
    },
  },
  "棚卸し": { source: ["jp.example.棚卸し"] },
};

/** As an article and a terminal show it. */
export const article = `$ cat event.json | jq .
{
  “source”: “aws.ec2”,
  "detail-type": "EC2 AMI State Change", // not every state
  "region": "eu-west-1",
  "detail": {
    "ImageId": "ami-0c3d5a7f91e24b680",
    "State": 'available',
    …
  },
}
`;

export const template = `Resources:
  ImageRule:
    Type: AWS::Events::Rule
    Properties:
      Name: new-images
      EventPattern:
        source: [aws.ec2]
        account: [!Ref AWS::AccountId]
        detail-type: [EC2 AMI State Change]
      Targets:
        - Id: mail
          Arn: !Ref Topic
          InputPath: $.detail.ImageId
`;

export const orders = [
  { items: [{ sku: "A1", state: "closed" }, { sku: "B2", state: "open" }, { sku: "C3", state: "closed" }] },
  { items: [{ sku: "A1", state: "open" }] },
]
  .map((detail) => ({ source: "my.shop", "detail-type": "Order placed", time: "2026-11-20T08:17:05Z", detail }))
  .map((event) => JSON.stringify(event))
  .join("\n");

export const coded = JSON.stringify(
  {
    source: "my.shop",
    "detail-type": "Order placed",
    detail: JSON.stringify({ status: "FAILED", items: [{ sku: "A1" }], note: "out of stock, ask the shop" }),
  },
  null,
  2,
);

export const misplaced = `{
  "source": ["aws.ec2"],
  "eventName": ["CreateImage"],
  "detail": {
    "errorCode": [{ "exists": false }],
    "requestParameters": { "name": ["nightly-2026-11-20"] }
  }
}`;

export const bare = `{
  "source": "aws.ec2",
  "detail": {
    "eventName": "CreateImage",
    "awsRegion": [{ "contains": "eu" }]
  }
}`;

export const otherKind = {
  source: ["my.shop"],
  "detail-type": ["Order placed"],
  detail: { total: [{ numeric: [">", 100] }] },
};

export const notBoth = {
  source: ["aws.ec2"],
  detail: { eventName: [{ "anything-but": "CreateTags" }, { "anything-but": "RunInstances" }] },
};

/** A work whose first rule has a target. */
export function aimed(work: Work, target: Record<string, string>): Work {
  return { ...work, rules: work.rules.map((rule, index) => (index === 0 ? { ...rule, target } : rule)) };
}

export const transformer = (inputTemplate: string): Record<string, string> => ({
  kind: "inputTransformer",
  inputPathsMap: '{\n  "ami": "$.detail.responseElements.imageId",\n  "who": "$.detail.userIdentity"\n}',
  inputTemplate,
});
