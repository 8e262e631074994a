-- SPDX-FileCopyrightText: 2026 The Epochmark authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A team's board as the first program made it, version 1: teamboard.py brings it up to date. Never edited.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'epochmark_reader') THEN
        CREATE ROLE epochmark_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'epochmark_member') THEN
        CREATE ROLE epochmark_member NOLOGIN;
        GRANT epochmark_reader TO epochmark_member;
    END IF;
END
$$;
CREATE SCHEMA epochmark;
CREATE TABLE epochmark.board (id uuid NOT NULL DEFAULT gen_random_uuid(), version integer NOT NULL);
CREATE SEQUENCE epochmark.changes;
CREATE TABLE epochmark.runs (
    seq bigint PRIMARY KEY,
    run_id uuid NOT NULL UNIQUE,
    set_id uuid NOT NULL,
    shared_by name NOT NULL,
    shared_at timestamptz NOT NULL,
    set_name text NOT NULL CHECK (char_length(set_name) <= 200),
    set_note text NOT NULL CHECK (char_length(set_note) <= 20000),
    content json NOT NULL CHECK (octet_length(content::text) <= 4194304),
    sha256 bytea NOT NULL);
CREATE INDEX runs_of_set ON epochmark.runs (set_id);
CREATE TABLE epochmark.withdrawals (
    seq bigint PRIMARY KEY,
    run_id uuid NOT NULL,
    set_id uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL);
CREATE FUNCTION epochmark.mark_run() RETURNS trigger
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
$$;
CREATE TRIGGER mark_run BEFORE INSERT ON epochmark.runs FOR EACH ROW EXECUTE FUNCTION epochmark.mark_run();
CREATE FUNCTION epochmark.mark_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('epochmark.changes'));
    INSERT INTO epochmark.withdrawals
        VALUES (nextval('epochmark.changes'), OLD.run_id, OLD.set_id, clock_timestamp());
    RETURN OLD;
END
$$;
CREATE TRIGGER mark_withdrawal AFTER DELETE ON epochmark.runs FOR EACH ROW EXECUTE FUNCTION epochmark.mark_withdrawal();
CREATE FUNCTION epochmark.announce() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('epochmark', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER announce AFTER INSERT OR DELETE ON epochmark.runs FOR EACH STATEMENT EXECUTE FUNCTION epochmark.announce();
ALTER TABLE epochmark.runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON epochmark.runs FOR SELECT TO epochmark_reader USING (true);
CREATE POLICY sharing ON epochmark.runs FOR INSERT TO epochmark_member WITH CHECK (shared_by = session_user);
CREATE POLICY withdrawing ON epochmark.runs FOR DELETE TO epochmark_member USING (shared_by = session_user);
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA epochmark FROM PUBLIC;
GRANT USAGE ON SCHEMA epochmark TO epochmark_reader;
GRANT SELECT ON epochmark.board, epochmark.runs, epochmark.withdrawals TO epochmark_reader;
GRANT INSERT (run_id, set_id, set_name, set_note, content), DELETE ON epochmark.runs TO epochmark_member;
INSERT INTO epochmark.board (version) VALUES (1);
