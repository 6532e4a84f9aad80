-- Small questions that several procedures ask. Currency amounts have two decimals (Z-US$).

-- The first value that is neither null nor blank.
CREATE FUNCTION sandbox.first_of(VARIADIC candidates varchar[]) RETURNS varchar LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  candidate varchar;
BEGIN
  FOREACH candidate IN ARRAY candidates LOOP
    IF rtrim(candidate) <> '' THEN RETURN rtrim(candidate); END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION sandbox.first_date(VARIADIC candidates timestamp[]) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  candidate timestamp;
BEGIN
  FOREACH candidate IN ARRAY candidates LOOP
    IF candidate > timestamp '1900-01-01' THEN RETURN candidate; END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION sandbox.locked(p_kind text, p_record varchar) RETURNS boolean LANGUAGE sql AS
$$ SELECT EXISTS (SELECT FROM sandbox.locks WHERE kind = p_kind AND record = p_record) $$;

-- How many base units one unit of measure of the item holds; null when its schedule does not know the unit.
CREATE FUNCTION sandbox.base_units(item IV00101, p_unit varchar) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT QTYBSUOM FROM IV40202 WHERE UOMSCHDL = item.UOMSCHDL AND UOFM = p_unit LIMIT 1
$$;

CREATE FUNCTION sandbox.default_unit(item IV00101) RETURNS varchar LANGUAGE sql STABLE AS $$
  SELECT sandbox.first_of(item.SELNGUOM, (SELECT BASEUOFM FROM IV40201 WHERE UOMSCHDL = item.UOMSCHDL))
$$;

-- Standard pricing: the quantity's break in the level, by the item's pricing method. Costs and list prices are per base
-- unit. Null when the item has no price in this level and unit.
CREATE FUNCTION sandbox.level_price(item IV00101, p_level varchar, p_unit varchar, p_currency varchar, p_quantity numeric)
RETURNS numeric LANGUAGE plpgsql STABLE AS $$
DECLARE
  list record;
  step record;
  price numeric;
BEGIN
  SELECT ROUNDHOW, ROUNDTO, RNDGAMNT, QTYBSUOM INTO list FROM IV00107
   WHERE ITEMNMBR = item.ITEMNMBR AND CURNCYID = p_currency AND PRCLEVEL = p_level AND UOFM = p_unit;
  SELECT UOMPRICE INTO step FROM IV00108
   WHERE ITEMNMBR = item.ITEMNMBR AND CURNCYID = p_currency AND PRCLEVEL = p_level AND UOFM = p_unit
     AND TOQTY >= p_quantity ORDER BY TOQTY LIMIT 1;
  IF list IS NULL OR step IS NULL THEN RETURN NULL; END IF;
  price := CASE item.PRICMTHD
    WHEN 2 THEN (SELECT LISTPRCE FROM IV00105 WHERE ITEMNMBR = item.ITEMNMBR AND CURNCYID = p_currency)
                * step.UOMPRICE / 100 * list.QTYBSUOM
    WHEN 3 THEN item.CURRCOST * (1 + step.UOMPRICE / 100) * list.QTYBSUOM
    WHEN 4 THEN item.STNDCOST * (1 + step.UOMPRICE / 100) * list.QTYBSUOM
    WHEN 5 THEN item.CURRCOST / nullif((100 - step.UOMPRICE) / 100, 0) * list.QTYBSUOM
    WHEN 6 THEN item.STNDCOST / nullif((100 - step.UOMPRICE) / 100, 0) * list.QTYBSUOM
    ELSE step.UOMPRICE END;
  IF list.ROUNDHOW = 1 AND list.ROUNDTO > 1 AND list.RNDGAMNT > 0 THEN
    price := list.RNDGAMNT * CASE list.ROUNDTO
      WHEN 2 THEN ceil(price / list.RNDGAMNT) WHEN 3 THEN floor(price / list.RNDGAMNT) ELSE round(price / list.RNDGAMNT) END;
  END IF;
  RETURN round(price, greatest(item.DECPLCUR - 1, 0));
END $$;

-- The price of one unit: in the level asked for; else in the item's own default level; else the list price.
CREATE FUNCTION sandbox.unit_price(item IV00101, p_level varchar, p_unit varchar, p_currency varchar, p_quantity numeric)
RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    sandbox.level_price(item, p_level, p_unit, p_currency, p_quantity),
    sandbox.level_price(item, item.PRCLEVEL, p_unit, p_currency, p_quantity),
    (SELECT round(LISTPRCE * sandbox.base_units(item, p_unit), 2) FROM IV00105
      WHERE ITEMNMBR = item.ITEMNMBR AND CURNCYID = p_currency AND LISTPRCE > 0))
$$;

-- What the customer may still order on account; null: without limit. p_known is what an older version of the document
-- in hand adds to the orders. Which amounts count depends on GP's setup (unverified).
CREATE FUNCTION sandbox.available_credit(customer RM00101, p_known numeric) RETURNS numeric LANGUAGE sql AS $$
  SELECT CASE customer.CRLMTTYP WHEN 1 THEN NULL WHEN 2 THEN customer.CRLMTAMT ELSE 0 END
         - (CUSTBLNC + UNPSTDSA - UNPSTDCA + ONORDAMT - p_known)
    FROM RM00103 WHERE CUSTNMBR = customer.CUSTNMBR
$$;

CREATE FUNCTION sandbox.due_date(p_terms varchar, p_date timestamp, p_discount boolean) RETURNS timestamp LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT p_date + CASE WHEN p_discount THEN DISCDTDS ELSE DUEDTDS END * interval '1 day'
                     FROM SY03300 WHERE PYMTRMID = p_terms), p_date)
$$;

-- Adds to a batch and makes it when it is missing; p_count and p_amount may be negative.
CREATE FUNCTION sandbox.add_to_batch(p_source varchar, p_batch varchar, p_checkbook varchar, p_count integer, p_amount numeric)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO SY00500 AS b (BCHSOURC, BACHNUMB, SERIES, ORIGIN, NUMOFTRX, BCHTOTAL, CHEKBKID, GLPOSTDT, CREATDDT, MODIFDT)
  VALUES (p_source, p_batch, 3, 1, greatest(p_count, 0), greatest(p_amount, 0), coalesce(p_checkbook, ''),
          current_date, current_date, current_date)
  ON CONFLICT (BCHSOURC, BACHNUMB) DO UPDATE
     SET NUMOFTRX = greatest(b.NUMOFTRX + p_count, 0), BCHTOTAL = greatest(b.BCHTOTAL + p_amount, 0), MODIFDT = current_date
$$;

CREATE FUNCTION sandbox.batch_in_use(p_source varchar, p_batch varchar) RETURNS boolean LANGUAGE sql AS $$
  SELECT sandbox.locked('batch', p_batch)
      OR EXISTS (SELECT FROM SY00500 WHERE BCHSOURC = p_source AND BACHNUMB = p_batch AND BCHSTTUS <> 0)
$$;

-- Stores a note and answers its index; the given index is used again when it is not 0.
CREATE FUNCTION sandbox.write_note(p_index numeric, p_text text) RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(p_index, 0) = 0 THEN p_index := nextval('sandbox.note_index'); END IF;
  IF p_text IS NOT NULL THEN
    INSERT INTO SY03900 (NOTEINDX, DATE1, TIME1, TXTFIELD)
    VALUES (p_index, current_date, timestamp '1900-01-01' + localtime, p_text)
    ON CONFLICT (NOTEINDX) DO UPDATE SET DATE1 = EXCLUDED.DATE1, TIME1 = EXCLUDED.TIME1, TXTFIELD = EXCLUDED.TXTFIELD;
  END IF;
  RETURN p_index;
END $$;
