-- Void, delete, and document numbers.

-- Gives back stock, customer summary and batch of a document that leaves the work tables or becomes void.
CREATE FUNCTION sandbox.undo_document(header SOP10100) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sandbox.release_line(l) FROM SOP10200 l
   WHERE l.SOPNUMBE = header.SOPNUMBE AND l.SOPTYPE = header.SOPTYPE;
  PERFORM sandbox.count_document(header, -1);
END $$;

-- A void document stays in the work tables with VOIDSTTS 1 and keeps its lines; its stock and credit are free again.
CREATE FUNCTION sandbox.taSopVoidDocument(p sandbox.taSopVoidDocument_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := sandbox.existing_change_refused(p.SOPTYPE, p.SOPNUMBE);
  header SOP10100;
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  SELECT * INTO header FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  PERFORM sandbox.undo_document(header);
  UPDATE SOP10100 SET VOIDSTTS = 1, MODIFDT = coalesce(sandbox.first_date(p.VOIDDATE), current_date)
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  UPDATE SOP10200 SET ATYALLOC = 0, EXTQTYAL = 0, QTYTBAOR = 0, QTYREMBO = 0, QTYFULFI = 0
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  IF p.RemovePayments = 1 THEN
    DELETE FROM SOP10103 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  END IF;
  RETURN '{}';
END $$;

CREATE FUNCTION sandbox.taSopDeleteDocument(p sandbox.taSopDeleteDocument_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_remove(sandbox.existing_change_refused(p.SOPTYPE, p.SOPNUMBE), 30007);
  header SOP10100;
  satellite text;
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  SELECT * INTO header FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  IF header.VOIDSTTS = 0 THEN PERFORM sandbox.undo_document(header); END IF;
  FOREACH satellite IN ARRAY ARRAY['SOP10103', 'SOP10104', 'SOP10105', 'SOP10106', 'SOP10107', 'SOP10202', 'SOP10200', 'SOP10100'] LOOP
    EXECUTE format('DELETE FROM %I WHERE SOPNUMBE = $1 AND SOPTYPE = $2', lower(satellite)) USING p.SOPNUMBE, p.SOPTYPE;
  END LOOP;
  RETURN '{}';
END $$;

-- 'STDQTE1009' + 1 = 'STDQTE1010': the digits at the end count, their width stays.
CREATE FUNCTION sandbox.add_to_number(p_number varchar, p_step integer) RETURNS varchar LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits text := substring(rtrim(p_number) FROM '[0-9]+$');
  next text;
BEGIN
  IF digits IS NULL THEN RETURN rtrim(p_number) || '1'; END IF;
  next := greatest(digits::numeric + p_step, 0)::text;
  RETURN left(rtrim(p_number), -length(digits)) || lpad(next, greatest(length(digits), length(next)), '0');
END $$;

-- The number that a counter gives out. PostgreSQL has no work outside the caller's transaction, but sequences are: each
-- counter has one, so a number that was given out stays used up when the caller rolls back. GP's own row of the counter is
-- locked and written as well, so that callers wait for each other as in GP and everybody can read the next number there.
CREATE FUNCTION sandbox.take_number(p_counter text, p_next varchar, p_step integer) RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  counter text := format('sandbox.%I', 'number_' || lower(p_counter));
  shown bigint := coalesce(substring(rtrim(p_next) FROM '[0-9]+$'), '0')::bigint;
  reached bigint;
BEGIN
  IF to_regclass(counter) IS NULL THEN
    EXECUTE format('CREATE SEQUENCE %s MINVALUE 0 START %s', counter, greatest(shown, 1));
    PERFORM setval(counter, shown, false);
  END IF;
  IF p_step < 0 THEN
    PERFORM setval(counter, greatest(shown - 1, 0), false);
    RETURN sandbox.add_to_number(p_next, -1);
  END IF;
  reached := nextval(counter);
  IF reached < shown THEN
    reached := shown;
    PERFORM setval(counter, shown);
  END IF;
  RETURN sandbox.add_to_number(p_next, (reached - shown)::integer);
END $$;

CREATE FUNCTION taGetSopNumber(I_tSOPTYPE integer DEFAULT NULL, I_cDOCID varchar DEFAULT NULL, I_tInc_Dec integer DEFAULT NULL,
                               OUT O_vSopNumber varchar, OUT O_iErrorState integer)
LANGUAGE plpgsql AS $$
DECLARE
  by_id boolean;
  shown varchar;
BEGIN
  O_iErrorState := 0;
  O_vSopNumber := '';
  IF I_tSOPTYPE IS NULL OR I_cDOCID IS NULL OR I_tInc_Dec IS NULL THEN O_iErrorState := 3394; RETURN; END IF;
  SELECT SOPNUMBE INTO shown FROM SOP40200 WHERE SOPTYPE = I_tSOPTYPE AND DOCID = I_cDOCID AND SOPNUMBE <> '' FOR UPDATE;
  by_id := FOUND;
  IF NOT by_id THEN
    SELECT SOPNUMBE INTO shown FROM SOP40300 WHERE SOPTYPE = I_tSOPTYPE AND SOPNUMBE <> '' FOR UPDATE;
    IF NOT FOUND THEN O_iErrorState := 3388; RETURN; END IF;
  END IF;
  LOOP
    O_vSopNumber := sandbox.take_number('sop_' || I_tSOPTYPE || CASE WHEN by_id THEN '_' || rtrim(I_cDOCID) ELSE '' END, shown,
                                        CASE I_tInc_Dec WHEN 1 THEN 1 ELSE -1 END);
    EXIT WHEN I_tInc_Dec <> 1 OR (
      NOT EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = O_vSopNumber AND SOPTYPE = I_tSOPTYPE)
      AND NOT EXISTS (SELECT FROM SOP30200 WHERE SOPNUMBE = O_vSopNumber AND SOPTYPE = I_tSOPTYPE));
  END LOOP;
  shown := CASE WHEN I_tInc_Dec = 1 THEN sandbox.add_to_number(O_vSopNumber, 1) ELSE O_vSopNumber END;
  IF by_id THEN
    UPDATE SOP40200 SET SOPNUMBE = shown WHERE SOPTYPE = I_tSOPTYPE AND DOCID = I_cDOCID;
  ELSE
    UPDATE SOP40300 SET SOPNUMBE = shown WHERE SOPTYPE = I_tSOPTYPE;
  END IF;
END $$;

CREATE FUNCTION taSopGetMasterNumber(OUT O_iOUTMasterNumber integer, OUT O_iErrorState integer) LANGUAGE sql AS
$$ SELECT nextval('sandbox.master_number')::integer, 0 $$;

-- I_vDOCTYPE is RMDTYPAL; 9 (or nothing) is a cash receipt.
CREATE FUNCTION taGetPaymentNumber(I_vDOCTYPE integer DEFAULT NULL, I_vInc_Dec integer DEFAULT NULL,
                                   OUT O_vDOCNumber varchar, OUT O_iErrorState integer)
LANGUAGE plpgsql AS $$
DECLARE
  shown varchar;
  type integer := coalesce(I_vDOCTYPE, 9);
BEGIN
  O_iErrorState := 0;
  SELECT DOCNUMBR INTO shown FROM RM40401 WHERE RMDTYPAL = type FOR UPDATE;
  IF NOT FOUND THEN O_iErrorState := 3388; RETURN; END IF;
  LOOP
    O_vDOCNumber := sandbox.take_number('rm_' || type, shown, CASE coalesce(I_vInc_Dec, 1) WHEN 1 THEN 1 ELSE -1 END);
    EXIT WHEN coalesce(I_vInc_Dec, 1) <> 1 OR NOT EXISTS (SELECT FROM RM00401 WHERE RMDTYPAL = type AND DOCNUMBR = O_vDOCNumber);
  END LOOP;
  UPDATE RM40401 SET DOCNUMBR = CASE WHEN coalesce(I_vInc_Dec, 1) = 1 THEN sandbox.add_to_number(O_vDOCNumber, 1) ELSE O_vDOCNumber END
   WHERE RMDTYPAL = type;
END $$;
