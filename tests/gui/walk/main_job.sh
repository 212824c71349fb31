#!/usr/bin/env bash
# The main job as a test: a fresh store with demo data, the real server, the real windows.
# main_job.sh BUILD_DIR
set -uo pipefail
build=$1
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
place=$(mktemp -d)
server_pid=""
finish() {
    if [ -n "$server_pid" ]; then
        kill "$server_pid" 2>/dev/null
        wait "$server_pid" 2>/dev/null
    fi
    rm -rf "$place"
}
trap finish EXIT
"$build/server/myspike-server" --store "$place/store" init >/dev/null || exit 1
"$build/server/myspike-server" --store "$place/store" demo || exit 1
"$build/server/myspike-server" --store "$place/store" serve --port 0 >"$place/log" 2>"$place/errors" &
server_pid=$!
port=""
for _ in $(seq 1 200); do
    port=$(sed -n 's/^listening on port //p' "$place/log")
    [ -n "$port" ] && break
    sleep 0.1
done
[ -n "$port" ] || { cat "$place/errors"; exit 1; }
"$build/tests/gui/walk/walk" --server "https://localhost:$port" \
    --authority "$place/store/keys/authority.pem" --folder "$place/result" | tee "$place/said"
grep -qx "main job: done" "$place/said" || exit 1
# A clean stop: the server ends by itself when it is asked to.
kill "$server_pid"
wait "$server_pid"
status=$?
server_pid=""
[ $status -eq 0 ] || { echo "the server ended with $status"; exit 1; }
"$build/server/myspike-server" --store "$place/store" check
