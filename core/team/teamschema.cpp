// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamschema.h"

namespace epochmark::teamschema {

namespace {

QStringList first()
{
    return {
        // Roles are the whole server's: another board of it may have made them.
        QStringLiteral(R"(DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'epochmark_reader') THEN
        CREATE ROLE epochmark_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'epochmark_member') THEN
        CREATE ROLE epochmark_member NOLOGIN;
        GRANT epochmark_reader TO epochmark_member;
    END IF;
END
$$)"),
        QStringLiteral("CREATE SCHEMA epochmark"),
        QStringLiteral("CREATE TABLE epochmark.board ("
                       "id uuid NOT NULL DEFAULT gen_random_uuid(), version integer NOT NULL)"),
        QStringLiteral("CREATE SEQUENCE epochmark.changes"),
        // json keeps the bytes that came; jsonb wouldn't.
        QStringLiteral(R"(CREATE TABLE epochmark.runs (
    seq bigint PRIMARY KEY,
    run_id uuid NOT NULL UNIQUE,
    set_id uuid NOT NULL,
    shared_by name NOT NULL,
    shared_at timestamptz NOT NULL,
    set_name text NOT NULL CHECK (char_length(set_name) <= 200),
    set_note text NOT NULL CHECK (char_length(set_note) <= 20000),
    content json NOT NULL CHECK (octet_length(content::text) <= 4194304),
    sha256 bytea NOT NULL))"),
        QStringLiteral("CREATE INDEX runs_of_set ON epochmark.runs (set_id)"),
        QStringLiteral(R"(CREATE TABLE epochmark.withdrawals (
    seq bigint PRIMARY KEY,
    run_id uuid NOT NULL,
    set_id uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL))"),
        // The lock makes numbers visible in their order: who has read up to one has missed nothing before it.
        QStringLiteral(R"(CREATE FUNCTION epochmark.mark_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('epochmark.changes'));
    IF NEW.content ->> 'id' IS DISTINCT FROM NEW.run_id::text
       OR NEW.content ->> 'set_id' IS DISTINCT FROM NEW.set_id::text THEN
        RAISE EXCEPTION 'The record says other ids than it is shared under.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM epochmark.runs WHERE set_id = NEW.set_id AND shared_by <> session_user) THEN
        RAISE EXCEPTION 'That set is another member''s.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.seq := nextval('epochmark.changes');
    NEW.shared_by := session_user;
    NEW.shared_at := clock_timestamp();
    NEW.sha256 := sha256(convert_to(NEW.content::text, 'UTF8'));
    RETURN NEW;
END
$$)"),
        QStringLiteral("CREATE TRIGGER mark_run BEFORE INSERT ON epochmark.runs "
                       "FOR EACH ROW EXECUTE FUNCTION epochmark.mark_run()"),
        QStringLiteral(R"(CREATE FUNCTION epochmark.mark_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('epochmark.changes'));
    INSERT INTO epochmark.withdrawals
        VALUES (nextval('epochmark.changes'), OLD.run_id, OLD.set_id, clock_timestamp());
    RETURN OLD;
END
$$)"),
        QStringLiteral("CREATE TRIGGER mark_withdrawal AFTER DELETE ON epochmark.runs "
                       "FOR EACH ROW EXECUTE FUNCTION epochmark.mark_withdrawal()"),
        QStringLiteral(R"(CREATE FUNCTION epochmark.announce() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('epochmark', '');
    RETURN NULL;
END
$$)"),
        QStringLiteral("CREATE TRIGGER announce AFTER INSERT OR DELETE ON epochmark.runs "
                       "FOR EACH STATEMENT EXECUTE FUNCTION epochmark.announce()"),
        QStringLiteral("ALTER TABLE epochmark.runs ENABLE ROW LEVEL SECURITY"),
        QStringLiteral("CREATE POLICY reading ON epochmark.runs FOR SELECT TO epochmark_reader USING (true)"),
        QStringLiteral("CREATE POLICY sharing ON epochmark.runs FOR INSERT TO epochmark_member "
                       "WITH CHECK (shared_by = session_user)"),
        QStringLiteral("CREATE POLICY withdrawing ON epochmark.runs FOR DELETE TO epochmark_member "
                       "USING (shared_by = session_user)"),
        QStringLiteral("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA epochmark FROM PUBLIC"),
        QStringLiteral("GRANT USAGE ON SCHEMA epochmark TO epochmark_reader"),
        QStringLiteral("GRANT SELECT ON epochmark.board, epochmark.runs, epochmark.withdrawals "
                       "TO epochmark_reader"),
        // What the database says itself (number, user, time, hash) can't be given.
        QStringLiteral("GRANT INSERT (run_id, set_id, set_name, set_note, content), DELETE "
                       "ON epochmark.runs TO epochmark_member"),
        QStringLiteral("INSERT INTO epochmark.board (version) VALUES (1)")};
}

/// Against members who mean ill: a set stays its first member's also when it is withdrawn, nobody can hold
/// the lock that all need. Boards of this shape that call themselves version 1 are about, so nothing is made
/// that may be there.
QStringList second()
{
    return {QStringLiteral("LOCK TABLE epochmark.runs IN SHARE ROW EXCLUSIVE MODE"),
            // The key holds against what another transaction can't see yet.
            QStringLiteral("CREATE TABLE IF NOT EXISTS epochmark.sets ("
                           "set_id uuid PRIMARY KEY, shared_by name NOT NULL)"),
            QStringLiteral("INSERT INTO epochmark.sets SELECT DISTINCT ON (set_id) set_id, shared_by "
                           "FROM epochmark.runs ORDER BY set_id, seq ON CONFLICT DO NOTHING"),
            // The lock is a row that members can't lock themselves: nobody holds up the others.
            QStringLiteral(R"(CREATE OR REPLACE FUNCTION epochmark.mark_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM epochmark.board FOR UPDATE;
    IF NEW.content ->> 'id' IS DISTINCT FROM NEW.run_id::text
       OR NEW.content ->> 'set_id' IS DISTINCT FROM NEW.set_id::text THEN
        RAISE EXCEPTION 'The record says other ids than it is shared under.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO epochmark.sets VALUES (NEW.set_id, session_user) ON CONFLICT DO NOTHING;
    IF NOT EXISTS (SELECT FROM epochmark.sets WHERE set_id = NEW.set_id AND shared_by = session_user) THEN
        RAISE EXCEPTION 'That set is another member''s.' USING ERRCODE = 'check_violation';
    END IF;
    NEW.seq := nextval('epochmark.changes');
    NEW.shared_by := session_user;
    NEW.shared_at := clock_timestamp();
    NEW.sha256 := sha256(convert_to(NEW.content::text, 'UTF8'));
    RETURN NEW;
END
$$)"),
            QStringLiteral(R"(CREATE OR REPLACE FUNCTION epochmark.mark_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM epochmark.board FOR UPDATE;
    INSERT INTO epochmark.withdrawals
        VALUES (nextval('epochmark.changes'), OLD.run_id, OLD.set_id, clock_timestamp());
    RETURN OLD;
END
$$)"),
            QStringLiteral("UPDATE epochmark.board SET version = 2")};
}

}  // namespace

QStringList migration(int from)
{
    return from == 0 ? first() : from == 1 ? second() : QStringList();
}

}  // namespace epochmark::teamschema
