#!/usr/bin/env bash
# Positions against 10,000 dated zones of 60 vertices: ours and PostGIS on the same zones and positions, in turn on the same core.
# usage: zones.sh BENCH.dll    prints two rows of the table in docs/performance.md; PostgreSQL runs for the time being on a socket of its own
set -euo pipefail
bench=$1 positions=100000
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ] || ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
  as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql-15-postgis-3 >/dev/null 2>&1 \
    || { echo "zones: please install postgresql-15-postgis-3." >&2; exit 1; }
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
fi
work=$(mktemp -d); chmod 711 "$work"
# PostgreSQL does not run as root.
as=(); if [ "$(id -u)" -eq 0 ]; then as=(runuser -u postgres --); chown postgres "$work"; fi
stop() { "${as[@]}" "$bin/pg_ctl" -D "$work/pg" -m fast -w stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap stop EXIT
cd "$work"
"${as[@]}" "$bin/initdb" -D "$work/pg" -A trust -E UTF8 --no-sync >/dev/null
"${as[@]}" taskset -c 0 "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg.log" \
  -o "-c listen_addresses= -c unix_socket_directories=$work -c shared_buffers=512MB -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0" start >/dev/null
sql() { "${as[@]}" psql -h "$work" -d postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }
sql -c 'create extension postgis' >/dev/null 2>&1

row() { # zones hit, wanted a second
  local ours theirs figures hits rate p99 theirhits
  mkdir -p "$work/made"; chmod 777 "$work/made"
  dotnet "$bench" zones "$1" "$positions" "$work/made" >/dev/null
  figures=$(taskset -c 0 dotnet "$bench" zones "$1" "$positions")
  of() { sed -E "s/.*\"$1\":([0-9.]+).*/\1/" <<<"$figures"; }
  hits=$(of hits) rate=$(of positionsPerSecond) p99=$(of batchP99Ms)
  sql -c 'drop table if exists zones, positions' -c 'create table zones (id int, since timestamptz, until timestamptz, shape geometry)' \
    -c 'create table positions (at timestamptz, place geometry)' -c "\\copy zones from '$work/made/zones.txt'" -c "\\copy positions from '$work/made/positions.txt'" \
    -c 'create index on zones using gist (shape)' -c 'analyze zones' -c 'analyze positions' 2>/dev/null
  # The first run fills the caches; of three more the fastest counts.
  theirs=$(for _ in 1 2 3 4; do
    sql -c '\timing on' -c 'select count(*) from positions p join zones z on st_intersects(z.shape, p.place) and p.at >= z.since and p.at < z.until'
  done | sed -nE 's/^Time: ([0-9.]+) ms.*/\1/p' | tail -n 3 | sort -n | head -n 1)
  theirhits=$(sql -c 'select count(*) from positions p join zones z on st_intersects(z.shape, p.place) and p.at >= z.since and p.at < z.until')
  awk -v h="$hits" -v n="$positions" -v r="$rate" -v p="$p99" -v t="$theirs" -v c="$theirhits" -v w="$2" 'BEGIN {
    d = h * n - c; if (d < 0) d = -d
    if (d > 1 + h * n / 1000) { printf "zones: ours finds %.0f, PostGIS %.0f\n", h * n, c > "/dev/stderr"; exit 1 }
    printf "| positions against 10,000 dated zones of 60 vertices, %.2f zones hit, one core | %.0f/s, p99 of a batch of 1,000 %.2f ms (wanted ≤ 3 ms) | %.0f/s wanted; PostGIS on the same core %.0f/s, the same hits | %.2f of wanted, %.1f × PostGIS | ≥ 1 |\n", h, r, p, w, n / t * 1000, r / w, r / (n / t * 1000) }'
}
row 0.5 1000000
row 5 500000
