use std::io::Write;

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, GzBuilder};
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::*;

const EVENT: &str = r#"{"source": "aws.ec2", "detail-type": "é😀"}"#;

fn gzip(name: Option<&str>, content: &[u8]) -> Vec<u8> {
    let builder = name.map_or_else(GzBuilder::new, |name| GzBuilder::new().filename(name));
    let mut encoder: GzEncoder<Vec<u8>> = builder.write(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zip(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in entries {
        if name.ends_with('/') {
            archive.new_dir(name).create().unwrap();
            continue;
        }
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().unwrap();
        let descriptor = if method == CompressionMethod::DEFLATE {
            let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::best()));
            writer.write_all(content).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn deflated(entries: &[(&str, &[u8])]) -> Vec<u8> {
    zip(entries, CompressionMethod::DEFLATE)
}

/// The name and text of each source.
fn check(name: &str, bytes: &[u8], wanted: &[(&str, &str)], skipped: u32) {
    let opened = open(name, bytes).unwrap();
    let found: Vec<_> = opened.sources.iter().map(|it| (it.name.as_str(), it.text.as_str())).collect();
    assert_eq!((found.as_slice(), opened.skipped), (wanted, skipped), "{name}");
}

fn problem(bytes: &[u8]) -> &'static str {
    open("file", bytes).map_or_else(ArchiveProblem::code, |_| "none")
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn text_is_read_in_every_encoding() {
    let marked = |text: &str| ["\u{feff}", text].concat();
    for bytes in [
        EVENT.into(),
        marked(EVENT).into_bytes(),
        utf16(&marked(EVENT), u16::to_le_bytes),
        utf16(&marked(EVENT), u16::to_be_bytes),
        utf16(EVENT, u16::to_le_bytes),
        utf16(EVENT, u16::to_be_bytes),
    ] {
        check("a.json", &bytes, &[("a.json", EVENT)], 0);
    }
    check("empty", b"", &[("empty", "")], 0);
    check("marked", b"\xff\xfe", &[("marked", "")], 0);
}

#[test]
fn binary_files_are_no_text() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for bytes in [&picture[..], b"a\0b", b"\xe9t\xe9", b"\xff\xfea", b"\0\0\0\0", &gzip(None, b"a\xff")] {
        assert_eq!(problem(bytes), "not-text", "{bytes:?}");
    }
}

#[test]
fn gzip_names_its_content() {
    check("events.json.gz", &gzip(None, EVENT.as_bytes()), &[("events.json", EVENT)], 0);
    check("EVENTS.GZ", &gzip(None, EVENT.as_bytes()), &[("EVENTS", EVENT)], 0);
    check("x.gz", &gzip(Some("own.json"), EVENT.as_bytes()), &[("own.json", EVENT)], 0);
    check(".gz", &gzip(None, b"a"), &[(".gz", "a")], 0);
    check("no-ending", &gzip(None, b"a"), &[("no-ending", "a")], 0);
}

#[test]
fn gzip_members_follow_each_other() {
    let two = [gzip(Some("first"), b"a\n"), gzip(Some("second"), b"b\n")].concat();
    check("x.gz", &two, &[("first", "a\nb\n")], 0);
    let padded = [two, vec![0; 512]].concat();
    check("x.gz", &padded, &[("first", "a\nb\n")], 0);
    let twice = gzip(None, &gzip(None, b"a"));
    check("a.txt.gz.gz", &twice, &[("a.txt", "a")], 0);
}

#[test]
fn every_optional_part_of_a_gzip_header_is_skipped() {
    let builder = GzBuilder::new().filename("own").comment("by hand").extra(vec![1, 2, 3]);
    let mut encoder = builder.write(Vec::new(), Compression::fast());
    encoder.write_all(b"a").unwrap();
    check("x", &encoder.finish().unwrap(), &[("own", "a")], 0);
}

#[test]
fn zip_gives_every_text_in_it() {
    let entries: [(&str, &[u8]); 9] = [
        ("logs/", b""),
        ("logs/a.json", EVENT.as_bytes()),
        ("__MACOSX/logs/._a.json", b"\0\x05\x16\x07"),
        ("logs/.DS_Store", b"Bud1"),
        ("logs/empty", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0"),
        ("b.json.gz", &gzip(None, b"b")),
        ("c.zip", &deflated(&[("inside.json", b"c")])),
        ("d.txt", &utf16("text", u16::to_le_bytes)),
    ];
    let wanted = [("logs/a.json", EVENT), ("b.json", "b"), ("inside.json", "c"), ("d.txt", "text")];
    check("all.zip", &deflated(&entries), &wanted, 5);
    check("all.zip", &zip(&entries, CompressionMethod::STORE), &wanted, 5);
    check("empty.zip", &deflated(&[]), &[], 0);
}

#[test]
fn archives_may_lie_in_each_other_four_deep() {
    let mut bytes = EVENT.as_bytes().to_vec();
    for _ in 0..2 {
        bytes = gzip(None, &deflated(&[("a", &bytes)]));
    }
    check("x", &bytes, &[("a", EVENT)], 0);
    assert_eq!(problem(&gzip(None, &bytes)), "too-deep");
}

#[test]
fn what_is_cut_or_changed_is_broken() {
    let packed = gzip(Some("name"), EVENT.as_bytes());
    for end in 2..packed.len() {
        assert_eq!(problem(&packed[..end]), "broken-gzip", "{end}");
    }
    let mut changed = packed.clone();
    let checksum = changed.len() - 8;
    changed[checksum] ^= 1;
    assert_eq!(problem(&changed), "broken-gzip");
    let packed = deflated(&[("a", EVENT.as_bytes())]);
    for end in 4..packed.len() {
        assert_eq!(problem(&packed[..end]), "broken-zip", "{end}");
    }
    let stored = zip(&[("a", EVENT.as_bytes())], CompressionMethod::STORE);
    let mut changed = stored.clone();
    let at = stored.windows(7).position(|it| it == b"aws.ec2").unwrap();
    changed[at] = b'A';
    assert_eq!(problem(&changed), "broken-zip");
}

/// Changes two bytes of a field in the local and in the central header of the only entry.
fn with_field(bytes: &[u8], local: usize, central: usize, value: u16) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let directory = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    for at in [local, directory + central] {
        changed[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    changed
}

#[test]
fn what_cannot_be_unpacked_says_why() {
    let packed = deflated(&[("a", EVENT.as_bytes())]);
    let flags = u16::from_le_bytes([packed[6], packed[7]]);
    assert_eq!(problem(&with_field(&packed, 6, 8, flags | 1)), "encrypted");
    assert_eq!(problem(&with_field(&packed, 8, 10, 12)), "unsupported-compression");
    let mut other = gzip(None, b"a");
    other[2] = 7;
    assert_eq!(problem(&other), "unsupported-compression");
}

#[test]
fn bombs_are_stopped() {
    let zeros = vec![b' '; MAX_UNPACKED + 1];
    let bomb = gzip(None, &zeros);
    assert!(bomb.len() < 100_000);
    assert_eq!(problem(&bomb), "too-large");
    assert_eq!(problem(&deflated(&[("a", &zeros)])), "too-large");
    let half = &zeros[..=MAX_UNPACKED / 2];
    assert_eq!(problem(&deflated(&[("a", half), ("b", half)])), "too-large");
    let two = [gzip(None, half), gzip(None, half)].concat();
    assert_eq!(problem(&two), "too-large");
    let many: Vec<(&str, &[u8])> = vec![("a", b"a"); MAX_ENTRIES as usize + 1];
    assert_eq!(problem(&deflated(&many)), "too-many-entries");
    assert_eq!(problem(&deflated(&many[1..])), "none");
    let three = many.len() / 3;
    let nested = deflated(&many[..three]);
    let all: Vec<(&str, &[u8])> = vec![("a.zip", &nested); 3];
    assert_eq!(problem(&deflated(&all)), "too-many-entries");
}

fn archive() -> impl Strategy<Value = Vec<u8>> {
    let content = prop::collection::vec(any::<u8>(), 0..40);
    let packed = (content, any::<bool>(), any::<bool>()).prop_map(|(content, stored, inner)| {
        let content = if inner { gzip(Some("a"), &content) } else { content };
        let method = if stored { CompressionMethod::STORE } else { CompressionMethod::DEFLATE };
        zip(&[("a.json", &content), ("b/", b""), ("c", b"x")], method)
    });
    prop_oneof![packed.clone(), packed.prop_map(|bytes| gzip(None, &bytes))]
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "[^\0\u{feff}][^\0]{0,59}", name in "[a-z]{1,8}") {
        let bytes = gzip(None, &deflated(&[(&name, text.as_bytes())]));
        let wanted = Source { name: name.clone(), text: text.clone() };
        prop_assert_eq!(open("x", &bytes).unwrap().sources, vec![wanted]);
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..80), magic in 0..4_usize) {
        let magics: [&[u8]; 4] = [b"", b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06"];
        let _ = open("x", &[magics[magic], &bytes].concat());
    }

    #[test]
    fn a_changed_archive_does_no_harm(
        bytes in archive(), at: prop::sample::Index, with: u8, cut: prop::sample::Index, cuts: bool,
    ) {
        let mut bytes = bytes;
        let index = at.index(bytes.len());
        bytes[index] = with;
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = open("x", &bytes);
    }
}
