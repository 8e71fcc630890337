# Every recipe is plain commands, which also run without just.

# What CI runs.
ci:
    bash .ci/run

# The tests.
test:
    cargo test

# What is generated, what documents are read as and what commands print, written anew: read the difference.
generate:
    WIREDESK_WRITE=1 cargo test --test generated --test corpus --test commands

# Lints as CI denies them.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# A desk that is killed at random moments, a hundred times; the seed is printed.
chaos SEED="1":
    WIREDESK_ROUNDS=100 WIREDESK_SEED={{SEED}} cargo test --test desk killed_at_random -- --nocapture

# A desk to which each call that touches a file fails once, with each of three errors.
torture:
    WIREDESK_TORTURE=1 cargo test --test desk an_error_at_any_call -- --nocapture

# The figures beside other crates, and those of the desk, into docs/BENCHMARKS.md (`nginx` and `wrk` are needed for the latter;
# WIREDESK_BENCH_ONLY=desk measures them alone). The allocator is as it comes: the setting of .cargo/config.toml,
# which gives large blocks back at once, halves the speed of crates that hold a whole document.
bench:
    CFLAGS=" " WIREDESK_WRITE=1 cargo bench --bench peers

# Every fuzz target for a minute, one after the other, from where the last run ended.
fuzz-all SECONDS="60":
    for target in $(sed -n 's/^name = "\(.*\)"/\1/p' fuzz/Cargo.toml | tail -n +2); do fuzz/slice "$target" {{SECONDS}} || exit; done

# A fuzz target (text, cursor, html, page for whole pages, copy for plain copy, or the id of another format that is read) for a
# minute; what it finds goes to fuzz/found, how long it ran to fuzz/ledger.tsv (`fuzz/slice sum` adds it up).
fuzz TARGET SECONDS="60":
    fuzz/slice {{TARGET}} {{SECONDS}}

# The few documents that reach what those of feeds/ do not, out of what was found, into fuzz/corpus: the fifty shortest.
fuzz-keep TARGET:
    rm -rf target/fuzz-keep && mkdir -p target/fuzz-keep fuzz/corpus/{{TARGET}}
    find feeds -type f -exec cp --backup=numbered {} target/fuzz-keep ';'
    touch target/fuzz-keep.begun
    cargo fuzz run -s none {{TARGET}} target/fuzz-keep fuzz/corpus/{{TARGET}} fuzz/found/{{TARGET}} -- -merge=1 -max_len=2048
    rm -f fuzz/corpus/{{TARGET}}/*
    find target/fuzz-keep -type f -newer target/fuzz-keep.begun -printf '%s %p\n' | sort -n | head -n 50 | cut -d' ' -f2 | xargs -r mv -t fuzz/corpus/{{TARGET}}
