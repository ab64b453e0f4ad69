-- Run by the owner at every upgrade; {prefix} is the office's. All of them have a fixed search_path: what a login puts into
-- a schema of its own is never found first, nor is a temporary table (which is, where pg_temp is not named last).

CREATE SCHEMA IF NOT EXISTS office;
REVOKE ALL ON SCHEMA office FROM PUBLIC;
GRANT USAGE ON SCHEMA office TO {prefix}_staff, {prefix}_hub, {prefix}_reader;
GRANT USAGE, CREATE ON SCHEMA office TO {prefix}_keeper;

-- What only hubs and functions touch.
CREATE TABLE IF NOT EXISTS office.tickets (hash bytea PRIMARY KEY, login text NOT NULL, until timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS office.lease (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), holder text NOT NULL, epoch bigint NOT NULL, until timestamptz NOT NULL
);
ALTER TABLE office.lease ADD COLUMN IF NOT EXISTS since timestamptz;
-- Tokens of shifts that are over, until they would have ended by themselves: hubs tell each other.
CREATE TABLE IF NOT EXISTS office.revocations (token uuid PRIMARY KEY, until timestamptz NOT NULL);
-- With a login: all of its tokens that were issued until then, whatever stands as token.
ALTER TABLE office.revocations ADD COLUMN IF NOT EXISTS login text, ADD COLUMN IF NOT EXISTS issued_until timestamptz;
INSERT INTO office.lease (holder, epoch, until) VALUES ('', 0, '-infinity') ON CONFLICT DO NOTHING;

-- The certificate of the office's own authority, for consoles that join: nothing in it is secret.
CREATE TABLE IF NOT EXISTS office.certificate (one boolean PRIMARY KEY DEFAULT true CHECK (one), pem text NOT NULL);

CREATE OR REPLACE FUNCTION office.authority() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT pem FROM office.certificate $$;

-- The oldest program that the tables still suit, by the newest step that it knows.
CREATE OR REPLACE FUNCTION office.oldest_program() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT '{oldest}'::text $$;

-- Who asks: the login's own name, from the connection, never from what the console says. NULL for the hub and the owner.
CREATE OR REPLACE FUNCTION office.me() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT CASE WHEN session_user LIKE '{prefix}\_u\_%' THEN substr(session_user, {login_from}) END $$;

-- The role of who asks, by membership: a row that somebody could write would be no proof.
CREATE OR REPLACE FUNCTION office.is_a(wanted text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT pg_has_role(session_user, '{prefix}_' || wanted, 'USAGE') $$;

-- The zone of the office's clock: that of its own profile, for functions that its policies ask.
CREATE TABLE IF NOT EXISTS office.clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), zone text NOT NULL);

-- When a contract is over whose last day that is: at midnight by the office's clock; where it has none, once it is midnight
-- everywhere on earth.
CREATE OR REPLACE FUNCTION office.ends_at(last_day date) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT (last_day + 1)::timestamp AT TIME ZONE coalesce((SELECT c.zone FROM office.clock c), 'Etc/GMT+12') $$;

-- Whether who asks does not work here, or no more: a connection that still stands shows them nothing, nor does a login that is
-- nobody's.
CREATE OR REPLACE FUNCTION office.has_left() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT office.me() IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.assistants a
        WHERE a.login = office.me() AND a.state <> 'closed' AND (a.ends_on IS NULL OR now() < office.ends_at(a.ends_on))
    )
$$;

-- Whether who asks is in: works here, and has a password of their own. A one-time one lets in to be changed, and shows nothing
-- before that. Hub and owner are.
CREATE OR REPLACE FUNCTION office.is_in() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT NOT office.has_left() AND NOT EXISTS (
        SELECT FROM public.assistants a WHERE a.login = office.me() AND a.must_change
    )
$$;

-- What everybody who works here reads of the others: no contract, and no dates but that one is over.
CREATE OR REPLACE FUNCTION office.colleagues()
RETURNS TABLE (login text, name text, role text, state text, languages text)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT a.login, a.name, a.role, CASE WHEN now() >= office.ends_at(a.ends_on) THEN 'closed' ELSE a.state END, a.languages
    FROM public.assistants a WHERE office.is_in()
$$;

-- Whether who asks may make and close logins: administrators who work here, and whoever may act as the owner (the office's
-- founder).
CREATE OR REPLACE FUNCTION office.may_keep() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT pg_has_role(session_user, '{prefix}_owner', 'USAGE')
        OR pg_has_role(session_user, '{prefix}_administrator', 'USAGE') AND office.is_in()
$$;

CREATE OR REPLACE FUNCTION office.my_teams() RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT t.team FROM public.staff_teams t WHERE t.login = office.me() AND (SELECT office.is_in()) $$;

CREATE OR REPLACE FUNCTION office.my_loans() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT l.client FROM public.loans l
    WHERE l.login = office.me() AND l.client IS NOT NULL AND l.since <= now() AND now() < l.until AND (SELECT office.is_in())
$$;

-- The clients whose data who asks may see: those of their teams, those without a team, those lent to them now.
CREATE OR REPLACE FUNCTION office.my_clients() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT c.id FROM public.clients c
    WHERE (c.team IS NULL OR c.team IN (SELECT office.my_teams())) AND (SELECT office.is_in())
    UNION
    SELECT office.my_loans()
$$;

CREATE OR REPLACE FUNCTION office.my_calls() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT l.call FROM public.loans l
    WHERE l.login = office.me() AND l.call IS NOT NULL AND l.since <= now() AND now() < l.until AND (SELECT office.is_in())
$$;

-- Whether who asks has words of their own half typed in that field of that call.
CREATE OR REPLACE FUNCTION office.typed(of uuid, called text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT EXISTS (SELECT FROM public.drafts d WHERE (d.call, d.field, d.login) = (of, called, office.me())) $$;

-- Whether who asks has clients to keep and does not see all of them: of the others they may know what is taken, never by whom.
CREATE OR REPLACE FUNCTION office.sees_a_part() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT office.me() IS NOT NULL AND NOT office.is_a('administrator') AND office.is_in() $$;

-- Which of these codes (in small letters) clients have that who asks does not see.
CREATE OR REPLACE FUNCTION office.taken_codes(codes text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT lower(c.code) FROM public.clients c
    WHERE office.sees_a_part() AND lower(c.code) = ANY (codes) AND c.id NOT IN (SELECT office.my_clients())
$$;

-- Which of these numbers (by place, from 1) such a client has at some instant of the time beside it.
CREATE OR REPLACE FUNCTION office.taken_lines(numbers text[], since timestamptz[], until timestamptz[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT a.place FROM unnest(numbers, since, until) WITH ORDINALITY AS a (number, since, until, place)
    WHERE office.sees_a_part() AND EXISTS (
        SELECT FROM public.lines l
        WHERE l.number = a.number AND l.client NOT IN (SELECT office.my_clients())
            AND greatest(coalesce(l.since, '-infinity'), coalesce(a.since, '-infinity'))
                < least(coalesce(l.until, 'infinity'), coalesce(a.until, 'infinity'))
    )
$$;

-- A one-time ticket for the hub: good for a minute. What is kept is its hash.
CREATE OR REPLACE FUNCTION office.buy_ticket() RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    ticket text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
BEGIN
    IF office.me() IS NULL OR NOT office.is_in() THEN
        RAISE insufficient_privilege USING MESSAGE = 'no open login, or a one-time password';
    END IF;
    DELETE FROM office.tickets WHERE until < now();
    INSERT INTO office.tickets (hash, login, until)
    VALUES (sha256(convert_to(ticket, 'UTF8')), office.me(), now() + interval '1 minute');
    RETURN ticket;
END $$;

-- The hub's: whose ticket it was. Sold once only.
CREATE OR REPLACE FUNCTION office.redeem(ticket text) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ DELETE FROM office.tickets WHERE hash = sha256(convert_to(ticket, 'UTF8')) AND until > now() RETURNING login $$;

-- The hubs': a token is worth nothing any more, and which are.
CREATE OR REPLACE FUNCTION office.revoke(token uuid, until timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    DELETE FROM office.revocations r WHERE r.until < now();
    INSERT INTO office.revocations VALUES ($1, $2) ON CONFLICT DO NOTHING;
$$;

-- Whatever a login has in its hands is worth nothing any more: tickets, and tokens that were issued until then.
CREATE OR REPLACE FUNCTION office.revoke_login(login text, issued_until timestamptz, until timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    DELETE FROM office.tickets t WHERE t.login = $1;
    DELETE FROM office.revocations r WHERE r.until < now();
    INSERT INTO office.revocations VALUES (gen_random_uuid(), $3, $1, $2);
$$;

CREATE OR REPLACE FUNCTION office.revoked() RETURNS SETOF office.revocations
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT * FROM office.revocations WHERE until > now() $$;

-- The trail of a login, written before it is changed: who may come in, as what and until when, is a right like others, and
-- stands in no table of the office.
CREATE OR REPLACE FUNCTION office.note_login(login text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := '{prefix}_u_' || login;
    before jsonb;
    written integer;
BEGIN
    SELECT jsonb_build_object('open', r.rolcanlogin, 'until', r.rolvaliduntil, 'roles', ARRAY(
        SELECT each FROM unnest(ARRAY['assistant', 'supervisor', 'administrator']) each
        WHERE pg_has_role(name, '{prefix}_' || each, 'MEMBER')
    )) INTO before FROM pg_roles r WHERE r.rolname = name;
    INSERT INTO public.audit (at, actor, source, what, verb, key)
    VALUES (clock_timestamp(), regexp_replace(session_user, '^rx[0-9a-f]{6}_(u_)?', ''),
            coalesce(host(inet_client_addr()), 'local'), 'logins', CASE WHEN before IS NULL THEN 'I' ELSE 'U' END,
            jsonb_build_object('login', login)::text)
    RETURNING id INTO written;
    IF before IS NOT NULL THEN
        INSERT INTO public.audit_values (audit, before) VALUES (written, before::text);
    END IF;
END $$;

-- What somebody is stands with the person, too.
CREATE OR REPLACE FUNCTION office.note_role(login text, role text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ UPDATE public.assistants a SET role = $2 WHERE a.login = $1 AND a.role <> $2 $$;

-- And with the login, whoever writes it there.
CREATE OR REPLACE FUNCTION office.keep_role() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.role <> OLD.role AND EXISTS (SELECT FROM pg_roles WHERE rolname = '{prefix}_u_' || NEW.login) THEN
        PERFORM office.set_role(NEW.login, NEW.role);
    END IF;
    RETURN NULL;
END $$;

-- Logins: by an administrator only, and only names of this office. The verifier is computed by the client (RFC 5803): no
-- password ever stands in a statement. Whose it is stands in `assistants` before. `until`: a one-time password's end, or the
-- contract's.
CREATE OR REPLACE FUNCTION office.set_login(login text, role text, verifier text, until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := '{prefix}_u_' || login;
BEGIN
    IF NOT office.may_keep() THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    IF login !~ '^[a-z0-9][a-z0-9._-]*$' OR octet_length(name) > 63
       OR role NOT IN ('assistant', 'supervisor', 'administrator') OR verifier !~ '^SCRAM-SHA-256\$'
       OR NOT EXISTS (SELECT FROM public.assistants a WHERE a.login = $1 AND a.state = 'open') THEN
        RAISE invalid_parameter_value;
    END IF;
    PERFORM office.note_login(login);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT', name);
    END IF;
    IF NOT pg_has_role(current_user, name, 'USAGE') THEN
        EXECUTE format('GRANT %I TO %I', name, current_user);  -- so that their connections can be ended when they leave
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L VALID UNTIL %L', name, verifier, coalesce(until::text, 'infinity'));
    PERFORM office.set_role(login, role);
    PERFORM office.revoke_login(login, now(), now() + interval '1 day');
END $$;

CREATE OR REPLACE FUNCTION office.set_role(login text, role text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := '{prefix}_u_' || login;
    each text;
BEGIN
    IF NOT office.may_keep() OR role NOT IN ('assistant', 'supervisor', 'administrator') THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    IF NOT pg_has_role(name, '{prefix}_' || role, 'MEMBER') THEN
        PERFORM office.note_login(login);
    END IF;
    FOREACH each IN ARRAY ARRAY['assistant', 'supervisor', 'administrator'] LOOP
        IF each <> role AND pg_has_role(name, '{prefix}_' || each, 'MEMBER') THEN
            EXECUTE format('REVOKE %I FROM %I', '{prefix}_' || each, name);
        END IF;
    END LOOP;
    EXECUTE format('GRANT %I TO %I', '{prefix}_' || role, name);
    PERFORM office.note_role(login, role);
END $$;

-- The end of their contract: no login from then on. A one-time password is not good for longer by it.
CREATE OR REPLACE FUNCTION office.set_end(login text, until timestamptz, one_time boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := '{prefix}_u_' || login;
    now_until timestamptz;
BEGIN
    IF NOT office.may_keep() THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    IF one_time THEN
        SELECT rolvaliduntil INTO now_until FROM pg_roles WHERE rolname = name;
    END IF;
    IF EXISTS (
        SELECT FROM pg_roles
        WHERE rolname = name AND coalesce(rolvaliduntil, 'infinity') <> coalesce(least(until, now_until), 'infinity')
    ) THEN
        PERFORM office.note_login(login);
    END IF;
    EXECUTE format('ALTER ROLE %I VALID UNTIL %L', name, coalesce(least(until, now_until)::text, 'infinity'));
    IF until <= now() THEN
        PERFORM office.revoke_login(login, now(), now() + interval '1 day');
    END IF;
END $$;

-- The office's clock has another zone: by an administrator only, as contracts end with it.
CREATE OR REPLACE FUNCTION office.set_clock(zone text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM office.clock c WHERE c.zone = $1) THEN
        RETURN;
    END IF;
    IF NOT office.may_keep() THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    PERFORM now() AT TIME ZONE zone;  -- one that this server does not know ends nothing
    INSERT INTO office.clock (zone) VALUES ($1) ON CONFLICT (one) DO UPDATE SET zone = $1;
    PERFORM office.set_end(a.login, office.ends_at(a.ends_on), a.must_change)
    FROM public.assistants a JOIN pg_roles r ON r.rolname = '{prefix}_u_' || a.login
    WHERE a.state = 'open' AND a.ends_on > current_date - 3;
END $$;

CREATE OR REPLACE FUNCTION office.keep_clock() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM office.set_clock(NEW.zone);
    RETURN NULL;
END $$;

-- They left: no login any more, connections that stand are ended.
CREATE OR REPLACE FUNCTION office.close_login(login text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := '{prefix}_u_' || login;
BEGIN
    IF NOT office.may_keep() THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    PERFORM office.note_login(login);
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', name);
    PERFORM office.revoke_login(login, now(), now() + interval '1 day');
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = name;
END $$;

-- Their own password, in place of the one-time one.
CREATE OR REPLACE FUNCTION office.change_password(verifier text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    until timestamptz;
BEGIN
    IF office.me() IS NULL OR office.has_left() OR verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE invalid_parameter_value;
    END IF;
    SELECT office.ends_at(a.ends_on) INTO until FROM public.assistants a WHERE a.login = office.me();
    PERFORM office.note_login(office.me());
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', session_user, verifier, coalesce(until::text, 'infinity'));
    UPDATE public.assistants SET must_change = false WHERE login = office.me();
END $$;

-- The hubs' lease: taken when the last one has run out. The epoch jumps by chance, so that a promotion that lost the last
-- minute cannot give the same one to two hubs.
CREATE OR REPLACE FUNCTION office.take_lease(hub text, seconds double precision, above bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    UPDATE office.lease SET holder = hub, epoch = greatest(epoch, above) + 1 + floor(random() * 16)::int,
                            since = clock_timestamp(), until = clock_timestamp() + make_interval(secs => seconds)
    WHERE until <= clock_timestamp() RETURNING epoch
$$;

-- Who leads now, as it calls itself; NULL: nobody.
CREATE OR REPLACE FUNCTION office.lease_holder() RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT holder FROM office.lease WHERE until > clock_timestamp() $$;

CREATE OR REPLACE FUNCTION office.renew_lease(hub text, seconds double precision, of bigint) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH renewed AS (
        UPDATE office.lease SET until = clock_timestamp() + make_interval(secs => seconds)
        WHERE holder = hub AND epoch = of RETURNING 1
    ) SELECT EXISTS (SELECT FROM renewed)
$$;

-- Whose team a client is in is an administrator's to say: who sees it hangs on it. The office itself is everybody's, whatever a
-- console of a version that let it into a team writes.
CREATE OR REPLACE FUNCTION office.keep_team() RETURNS trigger
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.own THEN
        NEW.team := NULL;
    END IF;
    IF NEW.team IS DISTINCT FROM OLD.team AND office.me() IS NOT NULL AND NOT office.is_a('administrator') THEN
        RAISE insufficient_privilege USING MESSAGE = 'administrators only';
    END IF;
    RETURN NEW;
END $$;

-- The change feed (`receptionist.store.shared.feed`).
CREATE TABLE IF NOT EXISTS office.changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    what text NOT NULL, client uuid, at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS changes_xid ON office.changes (xid);

CREATE OR REPLACE FUNCTION office.note_change() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO office.changes (what, client)
    VALUES (TG_TABLE_NAME, (to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0])::uuid);
    PERFORM pg_notify('{prefix}_changes', '');
    RETURN NULL;
END $$;

-- What each hub says of itself, once a minute: a mark of its key for tokens, whether it can hold the phones, the files that it
-- lacks. The others are told of a change by the feed; those that ended are forgotten after an hour.
CREATE TABLE IF NOT EXISTS office.hubs_said (
    name text PRIMARY KEY, holder text NOT NULL, key text NOT NULL, ready boolean NOT NULL, lacks text[] NOT NULL,
    at timestamptz NOT NULL
);

CREATE OR REPLACE FUNCTION office.say_hub(called text, hub text, mark text, can_lead boolean, missing text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    INSERT INTO office.changes (what)
    SELECT 'hubs' FROM (SELECT pg_notify('{prefix}_changes', '')) told
    WHERE NOT EXISTS (
        SELECT FROM office.hubs_said h WHERE (h.name, h.holder, h.key, h.ready, h.lacks) = (called, hub, mark, can_lead, missing)
    );
    DELETE FROM office.hubs_said WHERE at < clock_timestamp() - interval '1 hour';
    INSERT INTO office.hubs_said VALUES (called, hub, mark, can_lead, missing, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, key = EXCLUDED.key, ready = EXCLUDED.ready,
                                     lacks = EXCLUDED.lacks, at = EXCLUDED.at
$$;

CREATE OR REPLACE FUNCTION office.hubs()
RETURNS TABLE (name text, leads boolean, key text, ready boolean, lacks text[], seconds double precision)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT h.name, EXISTS (SELECT FROM office.lease l WHERE l.holder = h.holder AND l.until > clock_timestamp()), h.key,
           h.ready, h.lacks, extract(epoch FROM clock_timestamp() - h.at)
    FROM office.hubs_said h
$$;

-- Who did it and when, in the columns that say so: the login of the connection and the server's hour, whatever the console wrote.
-- Of each three arguments: who (may be empty), when (may be empty), and whether that is said once for good or, where it was done
-- anew, again. The first three are who made the row. What is taken back (no one, and no time) is as if it had not been done. Hub
-- and owner, who write for others, are believed.
CREATE OR REPLACE FUNCTION office.sign() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    said jsonb := to_jsonb(NEW);
    stood jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    who text;
    at text;
    done text;
BEGIN
    IF office.me() IS NULL THEN
        RETURN NEW;
    END IF;
    FOR i IN 0 .. TG_NARGS / 3 - 1 LOOP
        who := TG_ARGV[3 * i];
        at := TG_ARGV[3 * i + 1];
        done := coalesce(nullif(who, ''), at);
        IF TG_ARGV[3 * i + 2] = 'once' AND stood ->> done <> '' THEN
            said := said || jsonb_build_object(who, stood -> who, at, stood -> at);
        ELSIF said ->> done IS NULL AND i > 0 THEN
            said := said || jsonb_build_object(at, NULL);
        ELSIF TG_OP = 'INSERT' OR said -> who IS DISTINCT FROM stood -> who OR said -> at IS DISTINCT FROM stood -> at THEN
            said := said || jsonb_build_object(who, office.me(), at, now());
        END IF;
    END LOOP;
    RETURN jsonb_populate_record(NEW, said);
END $$;

-- What is meant for one colleague is taken by nobody else before she has not come for a whole shift
-- (`receptionist.staff.handovers.KEPT`), and turned to somebody else only by her and by who gave it; who offers it anew offers
-- it, and does not take it.
CREATE OR REPLACE FUNCTION office.whose_handover() RETURNS trigger
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    me text := office.me();
    late boolean := OLD.given_to <> OLD.given_by AND OLD.given_at <= now() - interval '12 hours';
    meant boolean := coalesce(OLD.given_to <> me AND NOT late, false);
BEGIN
    IF me IS NULL THEN
        RETURN NEW;
    END IF;
    IF (NEW.given_to, NEW.given_by) IS DISTINCT FROM (OLD.given_to, OLD.given_by) AND meant AND me <> OLD.given_by THEN
        RAISE insufficient_privilege USING MESSAGE = 'meant for somebody else';
    END IF;
    IF NEW.taken_by IS DISTINCT FROM OLD.taken_by AND (meant OR me IN (OLD.given_by, NEW.given_by)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'meant for somebody else';
    END IF;
    RETURN NEW;
END $$;

-- A thing is handed over by whose it is, who took it last or began it, and once at a time; which thing a hand-over is of stands
-- for good (once at a time: `uq_handovers_open`). It looks with the owner's eyes: what somebody may not see is handed over too.
-- Two in one instant wait for each other, and the second sees what the first did: not so where a transaction looks at one moment.
CREATE OR REPLACE FUNCTION office.one_handover() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    me text := office.me();
    whose text;
BEGIN
    IF me IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.kind, NEW."of") IS DISTINCT FROM (OLD.kind, OLD."of") THEN
            RAISE insufficient_privilege USING MESSAGE = 'a hand-over of something else';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.taken_by IS NOT NULL OR current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE insufficient_privilege USING MESSAGE = 'handed over already, or at an earlier moment';
    END IF;
    SELECT h.taken_by INTO whose FROM public.handovers h WHERE h.kind = NEW.kind AND h."of" = NEW."of"
    ORDER BY h.taken_at DESC, h.id DESC LIMIT 1;
    IF whose IS NULL THEN
        whose := CASE NEW.kind
            WHEN 'draft' THEN (SELECT c.assistant FROM public.calls c WHERE c.id = NEW."of")
            WHEN 'message' THEN (SELECT m.taken_by FROM public.messages m WHERE m.id = NEW."of")
            WHEN 'call_back' THEN (SELECT p.promised_by FROM public.promised_call_backs p WHERE p.id = NEW."of")
            WHEN 'news' THEN (SELECT n.written_by FROM public.news n WHERE n.id = NEW."of")
        END;
    END IF;
    IF whose <> me THEN
        RAISE insufficient_privilege USING MESSAGE = 'somebody else''s';
    END IF;
    RETURN NEW;
END $$;

-- Before each statement: who gives sees whose it is by then, and of two who change several at once none waits for the other for
-- ever, as they would who lock them one by one. It is done a few times a shift.
CREATE OR REPLACE FUNCTION office.handovers_in_turn() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$ BEGIN PERFORM pg_advisory_xact_lock(hashtextextended('handovers', 0)); RETURN NULL; END $$;

-- What is lent for longer belongs to a team (`receptionist.staff.loans.LONGEST`).
CREATE OR REPLACE FUNCTION office.bound_loan() RETURNS trigger
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.until - NEW.since > interval '92 days' THEN
        RAISE check_violation USING MESSAGE = 'lent for too long';
    END IF;
    RETURN NEW;
END $$;
