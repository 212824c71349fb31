// The server's own tables: what each transaction changed, who may hold it, what was decided.
#pragma once

namespace myspike {

inline constexpr const char* kAuthorityTables = R"sql(
CREATE TABLE IF NOT EXISTS sync_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_tx(
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor BLOB NOT NULL, device BLOB NOT NULL,
    op_id BLOB NOT NULL, op_number INTEGER NOT NULL, rows INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sync_type(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS sync_change(
    seq INTEGER NOT NULL, idx INTEGER NOT NULL, type INTEGER NOT NULL, row_id BLOB NOT NULL,
    kind INTEGER NOT NULL, patch TEXT NOT NULL,
    image TEXT NOT NULL DEFAULT '', groups TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(seq, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS row_scope(
    scope INTEGER NOT NULL, type INTEGER NOT NULL, row_id BLOB NOT NULL,
    PRIMARY KEY(scope, type, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope_feed(
    scope INTEGER NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL, type INTEGER NOT NULL,
    row_id BLOB NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY(scope, seq, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device(
    id BLOB PRIMARY KEY, user_id BLOB NOT NULL, name TEXT NOT NULL, generation BLOB NOT NULL,
    session_nonce TEXT NOT NULL, last_number INTEGER NOT NULL, first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL, app TEXT NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device_generation(
    device BLOB NOT NULL, generation BLOB NOT NULL, epoch TEXT NOT NULL, nonce TEXT NOT NULL,
    offered TEXT NOT NULL, last_number INTEGER NOT NULL, began_at INTEGER NOT NULL,
    PRIMARY KEY(device, generation)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS op_again(
    device BLOB NOT NULL, generation BLOB NOT NULL, number INTEGER NOT NULL, op_id BLOB NOT NULL,
    PRIMARY KEY(device, generation, number)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_epoch(
    epoch TEXT PRIMARY KEY, began_at INTEGER NOT NULL, after_seq INTEGER NOT NULL,
    first_seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS number_gap(
    series TEXT NOT NULL, year INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    epoch TEXT NOT NULL, PRIMARY KEY(series, year, first)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS number_back(
    series TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, op_id BLOB NOT NULL,
    PRIMARY KEY(series, year, number)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device_cursor(device BLOB PRIMARY KEY, seq INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS op_log(
    op_id BLOB PRIMARY KEY, device BLOB NOT NULL, generation BLOB NOT NULL, number INTEGER NOT NULL,
    payload_hash TEXT NOT NULL, payload TEXT NOT NULL, verdict TEXT NOT NULL, seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS op_log_place ON op_log(device, generation, number) WHERE number > 0;
CREATE TABLE IF NOT EXISTS number_series(
    series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY(series, year)) STRICT, WITHOUT ROWID;
)sql";

} // namespace myspike
