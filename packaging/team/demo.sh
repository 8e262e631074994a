#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# demo.sh: a team's board to look at. Starts a PostgreSQL server of its own (data and socket in a temporary folder, no
# port), makes the board and two members, lets one share a short run on the Demo set and the other pull it, and takes
# everything away again at the end. Root can't run such a server: it does so as the user postgres.
# Needs postgresql (apt-get install --no-install-recommends postgresql) and a build (packaging/run.sh).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

cli=$project/build/release/bin/epochmark-cli
[ -x "$cli" ] || die "There is no build yet: run packaging/run.sh first."
programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || die "PostgreSQL isn't there: apt-get install --no-install-recommends postgresql"

folder=$(mktemp -d /tmp/team-XXXXXX)  # a socket's path is short
server=()
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    server=(runuser -u postgres --)
fi
finish() {
    (cd / && "${server[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop) || true
    rm -rf "$folder"
}
trap finish EXIT
(
    cd /
    "${server[@]}" "$programs/initdb" --pgdata "$folder/data" --auth trust --username postgres --encoding UTF8 --no-sync >/dev/null
    "${server[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --wait --silent --log "$folder/log" \
        --options "-c listen_addresses='' -c unix_socket_directories='$folder'" start
)
sql() { "$programs/psql" -X -q "host=$folder user=postgres dbname=${2:-postgres}" -c "$1"; }
member() {
    local name=$1
    shift
    say
    say "$name\$ epochmark-cli $*"
    EPOCHMARK_HOME=$homes/$name "$cli" "$@"
}
homes=$(mktemp -d)
trap 'finish; rm -rf "$homes"' EXIT
mkdir -p "$homes/keeper" "$homes/ada" "$homes/ben"

sql "CREATE DATABASE lab"
member keeper team init "host=$folder dbname=lab user=postgres"
sql "CREATE ROLE ada LOGIN IN ROLE epochmark_member; CREATE ROLE ben LOGIN IN ROLE epochmark_member"
member ada team connect "host=$folder dbname=lab user=ada"
member ben team connect "host=$folder dbname=lab user=ben"
member ada run --dataset demo --epochs 2 --quiet
set=$(EPOCHMARK_HOME=$homes/ada "$cli" list --json | sed -n 's/^ *"set_id": "\([0-9a-f-]*\)".*/\1/p' | head -n 1)
member ada team share --preview "$set"
member ada team share "$set"
member ben team pull
member ben team list
