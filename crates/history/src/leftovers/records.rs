//! Records as CloudTrail writes them: that the table's places are the right ones.

use super::*;
use eventglass_event::ingest;

/// A call that makes a resource and one that takes it away: each a call, its request, its response. Then what is shown
/// of the resource: kind, id, name, size.
struct Pair {
    service: &'static str,
    create: [&'static str; 3],
    delete: [&'static str; 3],
    shown: &'static str,
}

const PAIRS: [Pair; 24] = [
    Pair {
        service: "ec2",
        create: [
            "CreateNatGateway",
            r#"{"CreateNatGatewayRequest": {"SubnetId": "subnet-1", "TagSpecification": {"ResourceType": "natgateway", "tag": 1,
                "Tag": [{"Value": true, "tag": 1, "Key": "lab"}, {"Value": "out", "tag": 2, "Key": "Name"}]}}}"#,
            r#"{"CreateNatGatewayResponse": {"xmlns": "x", "natGateway": {"natGatewayId": "nat-1", "state": "pending"}}}"#,
        ],
        delete: ["DeleteNatGateway", r#"{"DeleteNatGatewayRequest": {"NatGatewayId": "nat-1"}}"#, "null"],
        shown: "nat-gateway nat-1 out -",
    },
    Pair {
        service: "ec2",
        create: [
            "AllocateAddress",
            r#"{"domain": "vpc"}"#,
            r#"{"publicIp": "203.0.113.7", "allocationId": "eipalloc-1"}"#,
        ],
        delete: ["ReleaseAddress", r#"{"publicIp": "203.0.113.7"}"#, r#"{"_return": true}"#],
        shown: "elastic-ip eipalloc-1 203.0.113.7 -",
    },
    Pair {
        service: "ec2",
        create: [
            "CreateVolume",
            r#"{"size": "20", "tagSpecificationSet": {"items": [{"resourceType": "volume", "tags": [{"key": "Name", "value": "data"}]}]}}"#,
            r#"{"volumeId": "vol-1", "size": "20", "volumeType": "gp3"}"#,
        ],
        delete: ["DeleteVolume", r#"{"volumeId": "vol-1"}"#, r#"{"_return": true}"#],
        shown: "ebs-volume vol-1 data gp3 20 GiB",
    },
    Pair {
        service: "ec2",
        create: [
            "RequestSpotFleet",
            r#"{"RequestSpotFleetRequest": {"SpotFleetRequestConfig": {"TargetCapacity": 2}}}"#,
            r#"{"RequestSpotFleetResponse": {"spotFleetRequestId": "sfr-1"}}"#,
        ],
        delete: [
            "CancelSpotFleetRequests",
            r#"{"CancelSpotFleetRequestsRequest": {"TerminateInstances": true, "SpotFleetRequestId": {"tag": 1, "content": "sfr-1"}}}"#,
            "null",
        ],
        shown: "spot-fleet sfr-1 - -",
    },
    Pair {
        service: "ec2",
        create: [
            "CreateVpcEndpoint",
            r#"{"CreateVpcEndpointRequest": {"VpcEndpointType": "Interface"}}"#,
            r#"{"CreateVpcEndpointResponse": {"vpcEndpoint": {"vpcEndpointId": "vpce-1"}}}"#,
        ],
        delete: [
            "DeleteVpcEndpoints",
            r#"{"DeleteVpcEndpointsRequest": {"VpcEndpointId": [{"tag": 1, "content": "vpce-1"}, {"tag": 2, "content": "vpce-2"}]}}"#,
            "null",
        ],
        shown: "vpc-endpoint vpce-1 - Interface",
    },
    Pair {
        service: "ec2",
        create: [
            "AllocateHosts",
            r#"{"AllocateHostsRequest": {"InstanceType": "m5.large"}}"#,
            r#"{"AllocateHostsResponse": {"hostIdSet": {"item": "h-1"}}}"#,
        ],
        delete: [
            "ReleaseHosts",
            r#"{"ReleaseHostsRequest": {"HostId": {"tag": 1, "content": "h-1"}}}"#,
            "null",
        ],
        shown: "ec2-dedicated-host h-1 - m5.large",
    },
    Pair {
        service: "ec2",
        create: ["CreateImage", r#"{"instanceId": "i-1", "name": "web"}"#, r#"{"imageId": "ami-1"}"#],
        delete: ["DeregisterImage", r#"{"imageId": "ami-1"}"#, r#"{"_return": true}"#],
        shown: "ami ami-1 web -",
    },
    Pair {
        service: "ec2",
        create: [
            "CreateLaunchTemplate",
            r#"{"CreateLaunchTemplateRequest": {"LaunchTemplateName": "web", "LaunchTemplateData": {"InstanceType": "t3.nano"}}}"#,
            r#"{"CreateLaunchTemplateResponse": {"launchTemplate": {"launchTemplateId": "lt-1", "launchTemplateName": "web"}}}"#,
        ],
        delete: [
            "DeleteLaunchTemplate",
            r#"{"DeleteLaunchTemplateRequest": {"LaunchTemplateName": "web"}}"#,
            "null",
        ],
        shown: "launch-template lt-1 web t3.nano",
    },
    Pair {
        service: "secretsmanager",
        create: [
            "CreateSecret",
            r#"{"name": "prod/db"}"#,
            r#"{"arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCd12"}"#,
        ],
        delete: [
            "DeleteSecret",
            r#"{"secretId": "prod/db"}"#,
            r#"{"aRN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCd12", "name": "prod/db"}"#,
        ],
        shown: "secret prod/db - -",
    },
    Pair {
        service: "secretsmanager",
        create: [
            "CreateSecret",
            r#"{"name": "prod/db"}"#,
            r#"{"arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCd12"}"#,
        ],
        delete: ["DeleteSecret", r#"{"secretId": "prod/db"}"#, "null"],
        shown: "secret prod/db - -",
    },
    Pair {
        service: "ecs",
        create: [
            "CreateCluster",
            r#"{"clusterName": "web"}"#,
            r#"{"cluster": {"clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/web"}}"#,
        ],
        delete: ["DeleteCluster", r#"{"cluster": "web"}"#, "null"],
        shown: "ecs-cluster web - -",
    },
    Pair {
        service: "ecs",
        create: [
            "CreateService",
            r#"{"serviceName": "api", "cluster": "web", "launchType": "FARGATE"}"#,
            r#"{"service": {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/web/api",
                "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/web"}}"#,
        ],
        delete: [
            "DeleteService",
            r#"{"service": "api", "cluster": "arn:aws:ecs:eu-west-1:111122223333:cluster/web"}"#,
            "null",
        ],
        shown: "ecs-service web/api api FARGATE",
    },
    Pair {
        service: "ecs",
        create: [
            "RunTask",
            r#"{"taskDefinition": "job:3"}"#,
            r#"{"tasks": [{"taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/web/0a1b", "launchType": "EC2"}]}"#,
        ],
        delete: ["StopTask", r#"{"task": "0a1b"}"#, "null"],
        shown: "ecs-task 0a1b job:3 EC2",
    },
    Pair {
        service: "rds",
        create: [
            "CreateDBSnapshot",
            r#"{"dBInstanceIdentifier": "d", "dBSnapshotIdentifier": "Before"}"#,
            r#"{"dBSnapshotIdentifier": "before", "allocatedStorage": 10}"#,
        ],
        delete: ["DeleteDBSnapshot", r#"{"dBSnapshotIdentifier": "before"}"#, "null"],
        shown: "rds-snapshot before Before 10 GiB",
    },
    Pair {
        service: "kafka",
        create: [
            "CreateClusterV2",
            r#"{"clusterName": "log", "provisioned": {"brokerNodeGroupInfo": {"instanceType": "kafka.m5.large"}}}"#,
            r#"{"clusterArn": "arn:aws:kafka:eu-west-1:111122223333:cluster/log/0a1b-2"}"#,
        ],
        delete: [
            "DeleteCluster",
            r#"{"clusterArn": "arn:aws:kafka:eu-west-1:111122223333:cluster/log/0a1b-2"}"#,
            "null",
        ],
        shown: "msk-cluster 0a1b-2 log kafka.m5.large",
    },
    Pair {
        service: "eks",
        create: [
            "CreateNodegroup",
            r#"{"clusterName": "k", "nodegroupName": "n", "instanceTypes": ["m5.large", "m5.xlarge"]}"#,
            "null",
        ],
        delete: ["DeleteNodegroup", r#"{"clusterName": "k", "nodegroupName": "n"}"#, "null"],
        shown: "eks-node-group k/n n m5.large",
    },
    Pair {
        service: "sagemaker",
        create: [
            "CreateApp",
            r#"{"domainId": "d-1", "userProfileName": "u", "appType": "JupyterLab", "appName": "default"}"#,
            "null",
        ],
        delete: [
            "DeleteApp",
            r#"{"domainId": "d-1", "userProfileName": "u", "appType": "JupyterLab", "appName": "default"}"#,
            "null",
        ],
        shown: "sagemaker-app d-1/u/JupyterLab/default default JupyterLab",
    },
    Pair {
        service: "elasticmapreduce",
        create: [
            "RunJobFlow",
            r#"{"name": "nightly", "instances": {"masterInstanceType": "m5.xlarge"}}"#,
            r#"{"jobFlowId": "j-1"}"#,
        ],
        delete: ["TerminateJobFlows", r#"{"jobFlowIds": ["j-0", "j-1"]}"#, "null"],
        shown: "emr-cluster j-1 nightly m5.xlarge",
    },
    Pair {
        service: "workspaces",
        create: [
            "CreateWorkspaces",
            r#"{"workspaces": [{"userName": "mira"}]}"#,
            r#"{"failedRequests": [], "pendingRequests": [{"workspaceId": "ws-1", "userName": "mira"}]}"#,
        ],
        delete: [
            "TerminateWorkspaces",
            r#"{"terminateWorkspaceRequests": [{"workspaceId": "ws-1"}]}"#,
            "null",
        ],
        shown: "workspace ws-1 mira -",
    },
    Pair {
        service: "lightsail",
        create: ["CreateInstances", r#"{"instanceNames": ["blog"], "bundleId": "nano_3_0"}"#, "null"],
        delete: ["DeleteInstance", r#"{"instanceName": "blog"}"#, "null"],
        shown: "lightsail-instance blog - nano_3_0",
    },
    Pair {
        service: "dms",
        create: [
            "CreateReplicationInstance",
            r#"{"replicationInstanceIdentifier": "move", "replicationInstanceClass": "dms.t3.micro"}"#,
            r#"{"replicationInstance": {"replicationInstanceArn": "arn:aws:dms:eu-west-1:111122223333:rep:ABC"}}"#,
        ],
        delete: [
            "DeleteReplicationInstance",
            r#"{"replicationInstanceArn": "arn:aws:dms:eu-west-1:111122223333:rep:ABC"}"#,
            "null",
        ],
        shown: "dms-replication-instance ABC move dms.t3.micro",
    },
    Pair {
        service: "bedrock",
        create: [
            "CreateProvisionedModelThroughput",
            r#"{"provisionedModelName": "chat", "modelUnits": 2}"#,
            r#"{"provisionedModelArn": "arn:aws:bedrock:eu-west-1:111122223333:provisioned-model/0a1b"}"#,
        ],
        delete: ["DeleteProvisionedModelThroughput", r#"{"provisionedModelId": "chat"}"#, "null"],
        shown: "bedrock-provisioned-throughput 0a1b chat 2",
    },
    Pair {
        service: "network-firewall",
        create: [
            "CreateFirewall",
            r#"{"firewallName": "edge"}"#,
            r#"{"firewall": {"firewallArn": "arn:aws:network-firewall:eu-west-1:111122223333:firewall/edge"}}"#,
        ],
        delete: ["DeleteFirewall", r#"{"firewallName": "edge"}"#, "null"],
        shown: "network-firewall edge - -",
    },
    Pair {
        service: "fsx",
        create: [
            "CreateFileSystem",
            r#"{"fileSystemType": "LUSTRE", "storageCapacity": 1200, "tags": [{"key": "Name", "value": "scratch"}]}"#,
            r#"{"fileSystem": {"fileSystemId": "fs-1"}}"#,
        ],
        delete: ["DeleteFileSystem", r#"{"fileSystemId": "fs-1"}"#, "null"],
        shown: "fsx-file-system fs-1 scratch LUSTRE 1200 GiB",
    },
];

fn left(service: &str, calls: &[[&str; 3]]) -> Leftovers {
    let record = |(second, [call, request, response]): (usize, &[&str; 3])| {
        format!(
            r#"{{"eventSource": "{service}.amazonaws.com", "eventName": "{call}", "eventTime": "2026-03-01T10:00:0{second}Z",
                "awsRegion": "eu-west-1", "recipientAccountId": "111122223333", "requestParameters": {request},
                "responseElements": {response}}}"#
        )
    };
    let text: Vec<String> = calls.iter().enumerate().map(record).collect();
    leftovers(&ingest(&text.concat(), 9).events, None)
}

#[test]
fn records_are_read_as_they_are_written() {
    for Pair { service, create, delete, shown } in PAIRS {
        let made = left(service, &[create]);
        let or = |text: &Option<String>| text.clone().unwrap_or("-".to_owned());
        let row = |row: &Leftover| format!("{} {} {} {}", row.kind, row.id, or(&row.name), or(&row.size));
        assert_eq!(made.rows.iter().map(row).collect::<Vec<_>>(), [shown], "{create:?}");
        let gone = left(service, &[create, delete]);
        assert_eq!((gone.rows.len(), gone.deleted), (0, 1), "{delete:?}");
    }
}
