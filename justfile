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

# The figures beside other crates, into docs/BENCHMARKS.md.
bench:
    WIREDESK_WRITE=1 cargo bench --bench peers

# One fuzz target for five minutes, on the stable toolchain: just fuzz rss
fuzz target:
    cargo fuzz run {{target}} -s none -- -max_total_time=300
