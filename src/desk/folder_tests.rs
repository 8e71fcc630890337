use std::os::unix::ffi::OsStrExt;

use super::*;

fn folder() -> (tempfile::TempDir, Folder) {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::new(&home.path().join("in")).unwrap();
    (home, folder)
}

fn names(folder: &mut Folder) -> Vec<String> {
    folder.look().unwrap().into_iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

#[test]
fn b4_a_half_written_file_is_not_taken() {
    let (_home, mut folder) = folder();
    let file = folder.path().join("a.xml");
    fs::write(&file, "<rss").unwrap();
    assert_eq!(names(&mut folder), [""; 0]);
    fs::write(&file, "<rss/>").unwrap();
    assert_eq!(names(&mut folder), [""; 0], "it grew between two looks");
    assert_eq!(names(&mut folder), ["a.xml"]);
    fs::write(folder.path().join("b.xml"), "<rss/>").unwrap();
    fs::write(folder.path().join("b.xml.done"), "").unwrap();
    fs::write(folder.path().join("empty.xml"), "").unwrap();
    assert_eq!(names(&mut folder), ["a.xml", "b.xml"], "a marker says that it is whole");
    assert_eq!(names(&mut folder), ["a.xml", "b.xml"], "an empty file is still to be written");
}

#[test]
fn a18_links_pipes_and_odd_names_are_not_taken() {
    let (home, mut folder) = folder();
    let secret = home.path().join("secret.xml");
    fs::write(&secret, "<rss/>").unwrap();
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(&secret, at("link.xml")).unwrap();
    fs::hard_link(&secret, at("hard.xml")).unwrap();
    std::os::unix::net::UnixListener::bind(at("socket.xml")).unwrap();
    let pipe = std::ffi::CString::new(at("pipe.xml").as_os_str().as_bytes()).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(pipe.to_str().unwrap()).status().unwrap().success());
    fs::create_dir(at("folder.xml")).unwrap();
    for name in [".hidden.xml", "a.part", "a.TMP", "a.done"] {
        fs::write(at(name), "<rss/>").unwrap();
    }
    let long = "x".repeat(251) + ".xml";
    let odd = OsStr::from_bytes(b"\xff\n.xml").to_owned();
    fs::write(at(&long), "<rss/>").unwrap();
    fs::write(folder.path().join(&odd), "<rss/>").unwrap();
    folder.look().unwrap();
    assert_eq!(folder.look().unwrap(), [OsString::from(&long), odd.clone()]);
    for name in ["link.xml", "hard.xml", "socket.xml", "pipe.xml", "folder.xml"] {
        assert!(folder.read(OsStr::new(name)).is_err(), "{name}");
    }
    assert_eq!(folder.read(&odd).unwrap(), b"<rss/>");
    folder.put_away(&odd, PROCESSED, &folder.place(&odd, PROCESSED)).unwrap();
    assert!(folder.path().join(PROCESSED).join(&odd).is_file());
}

#[test]
fn files_of_one_name_lie_beside_each_other() {
    let (_home, mut folder) = folder();
    for text in ["one", "two", "three"] {
        fs::write(folder.path().join("a.xml"), text).unwrap();
        folder.put_away(OsStr::new("a.xml"), REJECTED, &folder.place(OsStr::new("a.xml"), REJECTED)).unwrap();
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(REJECTED).join(name)).unwrap();
    assert_eq!([read("a.xml"), read("a.xml.1"), read("a.xml.2")], ["one", "two", "three"]);
}
