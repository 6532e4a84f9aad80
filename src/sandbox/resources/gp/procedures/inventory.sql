-- Inventory adjustments (IVDOCTYP 1), variances (2) and transfers (3). They wait unposted; the back office posts them.

CREATE FUNCTION sandbox.taIVTransactionLineInsert(p sandbox.taIVTransactionLineInsert_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  item IV00101;
  unit varchar;
  errors integer[];
BEGIN
  SELECT * INTO item FROM IV00101 WHERE ITEMNMBR = p.ITEMNMBR;
  unit := sandbox.first_of(p.UOFM, (SELECT BASEUOFM FROM IV40201 WHERE UOMSCHDL = item.UOMSCHDL));
  errors := array_remove(ARRAY[
    CASE WHEN item.ITEMNMBR IS NULL THEN 3250 END,
    CASE WHEN item.ITEMNMBR IS NOT NULL AND sandbox.base_units(item, unit) IS NULL THEN 30012 END,
    CASE WHEN p.IVDOCTYP NOT BETWEEN 1 AND 3 OR p.TRXQTY = 0 THEN 30042 END,
    CASE WHEN NOT EXISTS (SELECT FROM IV40700 WHERE LOCNCODE = p.TRXLOCTN) THEN 30010 END,
    CASE WHEN item.ITEMNMBR IS NOT NULL AND NOT EXISTS (SELECT FROM IV00102
          WHERE ITEMNMBR = p.ITEMNMBR AND LOCNCODE = p.TRXLOCTN AND RCRDTYPE = 2) THEN 30011 END], NULL);
  IF errors = '{}' AND p.OverrideQty = 0 AND p.TRXQTY < 0 AND EXISTS (SELECT FROM IV00102
      WHERE ITEMNMBR = p.ITEMNMBR AND LOCNCODE = p.TRXLOCTN AND RCRDTYPE = 2
        AND QTYONHND - ATYALLOC + p.TRXQTY * sandbox.base_units(item, unit) < 0) THEN
    errors := '{30043}';
  END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;
  IF p.LNSEQNBR = 0 THEN
    SELECT coalesce(max(LNSEQNBR), 0) + 16384 INTO p.LNSEQNBR FROM IV10001 WHERE IVDOCTYP = p.IVDOCTYP AND IVDOCNBR = p.IVDOCNBR;
  END IF;
  INSERT INTO IV10001 (IVDOCNBR, IVDOCTYP, LNSEQNBR, ITEMNMBR, UOFM, QTYBSUOM, TRXQTY, UNITCOST, TRXLOCTN, Reason_Code)
  VALUES (p.IVDOCNBR, p.IVDOCTYP, p.LNSEQNBR, p.ITEMNMBR, unit, sandbox.base_units(item, unit), p.TRXQTY,
          coalesce(p.UNITCOST, item.CURRCOST), p.TRXLOCTN, p.Reason_Code)
  ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN '{}'::integer[] ELSE '{30023}' END;
END $$;

CREATE FUNCTION sandbox.taIVTransactionHeaderInsert(p sandbox.taIVTransactionHeaderInsert_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  value numeric;
  errors integer[];
BEGIN
  SELECT sum(TRXQTY * UNITCOST) INTO value FROM IV10001 WHERE IVDOCTYP = p.IVDOCTYP AND IVDOCNBR = p.IVDOCNBR;
  errors := array_remove(ARRAY[
    CASE WHEN value IS NULL THEN 30044 END,
    CASE WHEN sandbox.batch_in_use('IV_Trxent', p.BACHNUMB) THEN 2022 END], NULL);
  IF errors <> '{}' THEN RETURN errors; END IF;
  INSERT INTO IV10000 (IVDOCNBR, IVDOCTYP, BACHNUMB, BCHSOURC, DOCDATE, NOTEINDX)
  VALUES (p.IVDOCNBR, p.IVDOCTYP, p.BACHNUMB, 'IV_Trxent', p.DOCDATE, sandbox.write_note(0, nullif(p.NOTETEXT, '')))
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN '{2221}'; END IF;
  PERFORM sandbox.add_to_batch('IV_Trxent', p.BACHNUMB, '', 1, value);
  RETURN '{}';
END $$;
