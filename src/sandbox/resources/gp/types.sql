-- GP's databases compare without regard to case and to trailing spaces, whatever the type of the other side.
CREATE SCHEMA dynamics;
CREATE SCHEMA sandbox;
CREATE COLLATION gp_ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- JDBC sends text as varchar. Without these operators PostgreSQL would compare char(n) to it as text: trailing spaces
-- would count on the other side and the primary keys' indexes would not be used.
CREATE FUNCTION sandbox.char_eq(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpchareq';
CREATE FUNCTION sandbox.char_eq(text, bpchar) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpchareq';
CREATE FUNCTION sandbox.char_ne(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharne';
CREATE FUNCTION sandbox.char_ne(text, bpchar) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharne';
CREATE FUNCTION sandbox.char_cmp(bpchar, text) RETURNS integer LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharcmp';
CREATE OPERATOR = (
    LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_eq, COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel
);
CREATE OPERATOR = (
    LEFTARG = text, RIGHTARG = bpchar, FUNCTION = sandbox.char_eq, COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel
);
CREATE OPERATOR <> (
    LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_ne, COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR <> (
    LEFTARG = text, RIGHTARG = bpchar, FUNCTION = sandbox.char_ne, COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE FUNCTION sandbox.char_lt(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharlt';
CREATE FUNCTION sandbox.char_le(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharle';
CREATE FUNCTION sandbox.char_ge(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpcharge';
CREATE FUNCTION sandbox.char_gt(bpchar, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bpchargt';
CREATE OPERATOR < (LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_lt, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR <= (LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_le, RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE OPERATOR >= (LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_ge, RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE OPERATOR > (LEFTARG = bpchar, RIGHTARG = text, FUNCTION = sandbox.char_gt, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
ALTER OPERATOR FAMILY bpchar_ops USING btree ADD
    OPERATOR 1 < (bpchar, text), OPERATOR 2 <= (bpchar, text), OPERATOR 3 = (bpchar, text), OPERATOR 4 >= (bpchar, text),
    OPERATOR 5 > (bpchar, text), FUNCTION 1 (bpchar, text) sandbox.char_cmp(bpchar, text);

-- Change stamp in UTC, as GP's own triggers keep it.
CREATE FUNCTION sandbox.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.DEX_ROW_TS := timezone('utc', clock_timestamp());
  RETURN NEW;
END $$;
