use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::leftovers::{Leftovers, leftovers};
use crate::spelling::Spelling;
use crate::testing::{Record, Style};
use eventglass_event::ingest;

const COLUMNS: [&str; 11] =
    ["id", "name", "source", "create", "delete", "undo", "spelling", "size", "label", "region", "console"];

fn rows(calls: &'static str) -> impl Iterator<Item = Row> {
    calls.split("; ").filter(|call| !call.is_empty()).map(Row::read)
}

/// Every place of a row or a column, one by one.
fn places(ids: &str) -> Vec<&str> {
    ids.split(['|', ',', '+']).filter(|part| !part.is_empty() && !part.starts_with('\'')).collect()
}

#[test]
fn every_line_is_complete() {
    let mut lines = TABLE.lines();
    assert_eq!(lines.next().unwrap().split('\t').collect::<Vec<_>>(), COLUMNS);
    for line in lines {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), COLUMNS.len(), "{line}");
        assert!(columns.iter().all(|column| !column.is_empty() && column.trim() == *column), "{line}");
        assert!(columns[..5].iter().all(|column| *column != "-"), "{line}");
    }
    assert_eq!(kinds().len(), TABLE.lines().count() - 1);
}

#[test]
fn ids_and_names_are_unique() {
    let ids: BTreeSet<&str> = kinds().iter().map(|kind| kind.id).collect();
    let names: BTreeSet<&str> = kinds().iter().map(|kind| kind.name).collect();
    assert_eq!((ids.len(), names.len()), (kinds().len(), kinds().len()));
    let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(ids.iter().all(|id| id.chars().all(is_kebab)), "{ids:?}");
}

#[test]
fn every_cell_is_of_a_known_form() {
    let is_word =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    for kind in kinds() {
        let id = kind.id;
        assert!(kind.source.split(',').all(is_word), "{id}: {}", kind.source);
        for row in [kind.create, kind.delete, kind.undo].into_iter().flat_map(rows) {
            assert!(row.call.split(' ').all(is_word), "{id}: {}", row.call);
            assert!(row.condition.is_empty() || row.condition.contains('='), "{id}: {}", row.condition);
            assert!(!row.ids.is_empty(), "{id}: {}", row.call);
            let native = row.call.contains(' ');
            for place in
                places(row.ids).into_iter().chain(places(row.condition.split(['!', '=']).next().unwrap()))
            {
                let root = place.split(['.', '[']).next().unwrap();
                assert_eq!(native, !matches!(root, "rq" | "rs"), "{id}: {place}");
                assert!(matches!(root, "rq" | "rs" | "detail" | "resources"), "{id}: {place}");
            }
        }
        for place in places(kind.size).into_iter().chain(places(kind.label)) {
            assert!(place == "Name" || place.starts_with("rq.") || place.starts_with("rs."), "{id}: {place}");
        }
        assert!(matches!(kind.region, "" | "any" | "us-east-1" | "us-west-2"), "{id}: {}", kind.region);
        let known = matches!(kind.spelling, "as-is" | "last" | "lower" | "secret");
        assert!(
            known && (Spelling::named(kind.spelling) == Spelling::AsIs) == (kind.spelling == "as-is"),
            "{id}"
        );
        for placeholder in kind.console.split('{').skip(1) {
            let name = placeholder.split('}').next().unwrap();
            assert!(matches!(name, "h" | "r" | "id" | "name" | "$name" | "arn" | "c"), "{id}: {name}");
        }
    }
}

#[test]
fn a_call_makes_one_kind_or_a_condition_tells() {
    let mut makers: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
    for kind in kinds() {
        for row in rows(kind.create) {
            for source in kind.source.split(',') {
                makers.entry((source, row.call)).or_default().push((kind.id, row.condition));
            }
        }
    }
    for (call, makers) in makers {
        let conditions: BTreeSet<&str> = makers.iter().map(|(_, condition)| *condition).collect();
        assert!(makers.len() == 1 || !conditions.contains(""), "{call:?}: {makers:?}");
        assert_eq!(conditions.len(), makers.len(), "{call:?}: {makers:?}");
    }
}

#[test]
fn the_dearest_come_first() {
    let order = [
        "bedrock-provisioned-throughput",
        "redshift-cluster",
        "sagemaker-endpoint",
        "eks-cluster",
        "msk-cluster",
        "opensearch-domain",
        "emr-cluster",
        "rds-cluster",
        "rds-instance",
        "ec2-dedicated-host",
        "private-ca",
        "directory",
        "transfer-server",
        "mwaa-environment",
        "network-firewall",
        "kendra-index",
        "dms-replication-instance",
        "elasticache-cluster",
        "memorydb-cluster",
        "redshift-serverless-workgroup",
        "fsx-file-system",
        "transit-gateway",
        "transit-gateway-attachment",
        "client-vpn-endpoint",
        "vpn-connection",
        "nat-gateway",
        "load-balancer",
        "workspace",
        "ec2-instance",
        "sagemaker-notebook-instance",
        "sagemaker-app",
        "ec2-fleet",
        "spot-fleet",
        "auto-scaling-group",
        "ecs-service",
        "ecs-task",
        "app-runner-service",
        "lightsail-instance",
        "global-accelerator",
        "mq-broker",
        "batch-compute-environment",
        "vpc-endpoint",
        "ebs-volume",
        "elastic-ip",
        "efs-file-system",
        "kinesis-stream",
        "ebs-snapshot",
        "ami",
        "rds-snapshot",
        "dynamodb-table",
        "secret",
    ];
    let rank = |id: &str| kinds().iter().position(|kind| kind.id == id).unwrap_or_else(|| panic!("{id}"));
    let ranks: Vec<usize> = order.iter().map(|id| rank(id)).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
}

#[test]
fn a_call_is_read_with_its_condition() {
    let read = |row| {
        let Row { call, condition, ids } = Row::read(row);
        [call, condition, ids]
    };
    assert_eq!(read("A=rq.b[].c|rq.d"), ["A", "", "rq.b[].c|rq.d"]);
    assert_eq!(read("A b[detail.c!=*]=detail.d"), ["A b", "detail.c!=*", "detail.d"]);
}

/// Every way in which a kind is made or taken away: each call of a column, by each place of its ids.
fn ways(calls: &'static str) -> Vec<(Row, &'static str)> {
    let of_row = |row: Row| row.ids.split(['|', ',']).map(move |ids| (row.clone(), ids));
    rows(calls).flat_map(of_row).collect()
}

/// A resource that is made in one way and taken away in another.
struct Fate {
    kind: &'static Kind,
    create: (Row, &'static str),
    delete: (Row, &'static str),
    style: Style,
}

impl Fate {
    /// Every fate that a kind may have.
    fn all(kind: &'static Kind) -> impl Iterator<Item = Fate> {
        let of_create = move |create: (Row, &'static str)| {
            ways(kind.delete).into_iter().map(move |delete| (create.clone(), delete))
        };
        let pairs = ways(kind.create).into_iter().flat_map(of_create);
        pairs.flat_map(move |(create, delete)| {
            Style::ALL.map(|style| Fate { kind, create: create.clone(), delete: delete.clone(), style })
        })
    }

    fn record(&self, (row, ids): &(Row, &'static str), second: usize) -> Record<'static> {
        let is_default = [self.create.1, self.delete.1].iter().any(|ids| ids.contains('\''));
        let names = [if is_default { "default" } else { "p1" }, "p2", "p3", "p4"];
        let mut record = Record::of(self.kind, row, ids, &names);
        record.second = second;
        record
    }

    fn after(&self, records: &[&Record<'_>]) -> Leftovers {
        let text: Vec<String> = records.iter().map(|record| record.json(self.style)).collect();
        leftovers(&ingest(&text.concat(), 99).events, None)
    }

    fn check(&self) {
        let told = format!("{} {} {} {:?}", self.kind.id, self.create.1, self.delete.1, self.style);
        let (create, mut delete) = (self.record(&self.create, 0), self.record(&self.delete, 60));
        let made = self.after(&[&create]);
        assert_eq!((made.rows.len(), made.created), (1, 1), "{told}");
        assert_eq!((made.rows[0].kind, made.rows[0].kind_name), (self.kind.id, self.kind.name), "{told}");
        self.check_console(made.rows[0].console.as_deref().unwrap_or_default(), &told);
        let gone = self.after(&[&create, &delete]);
        assert_eq!((gone.rows.len(), gone.deleted, gone.deletions_without_creation), (0, 1, 0), "{told}");
        for undo in ways(self.kind.undo) {
            let back = self.after(&[&create, &delete, &self.record(&undo, 120)]);
            assert_eq!((back.rows.len(), back.undone), (1, 1), "{told}");
        }
        if !self.delete.0.call.contains(' ') {
            delete.error = Some("AccessDenied");
            let kept = self.after(&[&create, &delete]);
            assert_eq!((kept.rows.len(), kept.failed), (1, 1), "{told}");
        }
    }

    fn check_console(&self, address: &str, told: &str) {
        let needs_more = self.kind.console.contains("{arn}") || self.kind.console.contains("{c}");
        let is_whole = address.starts_with("https://") && !address.contains(['{', '}']);
        assert!(is_whole || self.kind.console.is_empty() || needs_more, "{told}: {address}");
    }
}

#[test]
fn every_kind_is_made_taken_away_and_brought_back() {
    for kind in kinds() {
        for fate in Fate::all(kind) {
            fate.check();
        }
    }
}
