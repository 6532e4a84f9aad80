-- What hangs on a sales document: taxes, payments, user-defined fields, tracking numbers, holds.

CREATE FUNCTION sandbox.taSopLineIvcTaxInsert(p sandbox.taSopLineIvcTaxInsert_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_replace(sandbox.change_refused(p.SOPTYPE, p.SOPNUMBE), 30041, 2221);
BEGIN
  IF NOT EXISTS (SELECT FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR) THEN errors := errors || 30001; END IF;
  IF NOT EXISTS (SELECT FROM TX00201 WHERE TAXDTLID = p.TAXDTLID) THEN errors := errors || 20102; END IF;
  IF p.LNITMSEQ <> 0 AND NOT EXISTS (SELECT FROM SOP10200
      WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND LNITMSEQ = p.LNITMSEQ) THEN
    errors := errors || 30022;
  END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;
  INSERT INTO SOP10105 (SOPTYPE, SOPNUMBE, LNITMSEQ, TAXDTLID, ACTINDX, STAXAMNT, ORSLSTAX, FRTTXAMT, ORFRTTAX, MSCTXAMT,
                        ORMSCTAX, TAXDTSLS, ORTOTSLS, TDTTXSLS, ORTXSLS, TXDTOTTX, OTTAXPON)
  VALUES (p.SOPTYPE, p.SOPNUMBE, p.LNITMSEQ, p.TAXDTLID, p.ACTINDX, p.STAXAMNT, p.STAXAMNT, p.FRTTXAMT, p.FRTTXAMT, p.MSCTXAMT,
          p.MSCTXAMT, p.SALESAMT, p.SALESAMT, coalesce(p.TDTTXSLS, p.SALESAMT), coalesce(p.TDTTXSLS, p.SALESAMT),
          coalesce(p.TXDTOTTX, p.STAXAMNT), coalesce(p.TXDTOTTX, p.STAXAMNT))
  ON CONFLICT (SOPTYPE, SOPNUMBE, LNITMSEQ, TAXDTLID) DO UPDATE
     SET STAXAMNT = EXCLUDED.STAXAMNT, ORSLSTAX = EXCLUDED.ORSLSTAX, FRTTXAMT = EXCLUDED.FRTTXAMT, ORFRTTAX = EXCLUDED.ORFRTTAX,
         MSCTXAMT = EXCLUDED.MSCTXAMT, ORMSCTAX = EXCLUDED.ORMSCTAX, TAXDTSLS = EXCLUDED.TAXDTSLS, ORTOTSLS = EXCLUDED.ORTOTSLS,
         TDTTXSLS = EXCLUDED.TDTTXSLS, ORTXSLS = EXCLUDED.ORTXSLS, TXDTOTTX = EXCLUDED.TXDTOTTX, OTTAXPON = EXCLUDED.OTTAXPON;
  RETURN '{}';
END $$;

-- Action 1 (or none) adds, 2 changes and 3 removes the payment with the given SEQNUMBR.
CREATE FUNCTION sandbox.taCreateSopPaymentInsertRecord(p sandbox.taCreateSopPaymentInsertRecord_in)
RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_replace(sandbox.change_refused(p.SOPTYPE, p.SOPNUMBE), 30041, 2221);
  checkbook varchar;
BEGIN
  SELECT coalesce(sandbox.first_of(p.CHEKBKID, CHEKBKID), 'UPTOWN TRUST') INTO checkbook FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR;
  IF NOT FOUND THEN errors := errors || 30001; END IF;
  IF p.PYMTTYPE NOT BETWEEN 1 AND 6 OR (coalesce(p.Action, 1) <> 3 AND p.DOCAMNT <= 0) THEN errors := errors || 30031; END IF;
  IF checkbook IS NOT NULL AND NOT EXISTS (SELECT FROM CM00100 WHERE CHEKBKID = checkbook) THEN errors := errors || 30032; END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;
  IF p.Action IN (2, 3) THEN
    DELETE FROM SOP10103 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND SEQNUMBR = p.SEQNUMBR;
    IF NOT FOUND THEN RETURN '{30022}'; END IF;
    IF p.Action = 3 THEN RETURN '{}'; END IF;
  END IF;
  IF coalesce(p.SEQNUMBR, 0) = 0 THEN
    SELECT coalesce(max(SEQNUMBR), 0) + 16384 INTO p.SEQNUMBR FROM SOP10103
     WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  END IF;
  INSERT INTO SOP10103 (SOPTYPE, SOPNUMBE, SEQNUMBR, PYMTTYPE, DOCNUMBR, RMDTYPAL, CHEKBKID, CHEKNMBR, CARDNAME, RCTNCCRD,
                        AUTHCODE, AMNTPAID, OAMTPAID, AMNTREMA, OAMNTREM, DOCDATE, EXPNDATE, CURNCYID, GLPOSTDT)
  VALUES (p.SOPTYPE, p.SOPNUMBE, p.SEQNUMBR, p.PYMTTYPE, p.DOCNUMBR, 9, checkbook, p.CHEKNMBR, p.CARDNAME, p.RCTNCCRD,
          p.AUTHCODE, p.DOCAMNT, p.DOCAMNT, p.DOCAMNT, p.DOCAMNT, coalesce(sandbox.first_date(p.DOCDATE), current_date),
          coalesce(p.EXPNDATE, '1900-01-01'), 'Z-US$', coalesce(sandbox.first_date(p.DOCDATE), current_date));
  RETURN '{}';
END $$;

CREATE FUNCTION sandbox.taSopUserDefined(p sandbox.taSopUserDefined_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_replace(sandbox.change_refused(p.SOPTYPE, p.SOPNUMBE), 30041, 2221);
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  INSERT INTO SOP10106 AS u (SOPTYPE, SOPNUMBE, USRDAT01, USRDAT02, USRTAB01, USRTAB09, USRTAB03, USERDEF1, USERDEF2, USRDEF03,
                             USRDEF04, USRDEF05)
  VALUES (p.SOPTYPE, p.SOPNUMBE, coalesce(p.USRDAT01, '1900-01-01'), coalesce(p.USRDAT02, '1900-01-01'), coalesce(p.USRTAB01, ''),
          coalesce(p.USRTAB09, ''), coalesce(p.USRTAB03, ''), coalesce(p.USERDEF1, ''), coalesce(p.USERDEF2, ''),
          coalesce(p.USRDEF03, ''), coalesce(p.USRDEF04, ''), coalesce(p.USRDEF05, ''))
  ON CONFLICT (SOPTYPE, SOPNUMBE) DO UPDATE
     SET USRDAT01 = EXCLUDED.USRDAT01, USRDAT02 = EXCLUDED.USRDAT02, USRTAB01 = coalesce(p.USRTAB01, u.USRTAB01),
         USRTAB09 = coalesce(p.USRTAB09, u.USRTAB09), USRTAB03 = coalesce(p.USRTAB03, u.USRTAB03),
         USERDEF1 = coalesce(p.USERDEF1, u.USERDEF1), USERDEF2 = coalesce(p.USERDEF2, u.USERDEF2),
         USRDEF03 = coalesce(p.USRDEF03, u.USRDEF03), USRDEF04 = coalesce(p.USRDEF04, u.USRDEF04),
         USRDEF05 = coalesce(p.USRDEF05, u.USRDEF05);
  RETURN '{}';
END $$;

CREATE FUNCTION sandbox.add_tracking(p_type integer, p_number varchar, p_tracking varchar) RETURNS integer[] LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO SOP10107 (SOPNUMBE, SOPTYPE, Tracking_Number) VALUES (p_number, p_type, p_tracking) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN '{}'::integer[] ELSE '{30026}' END;
END $$;

-- Inside a document that is being made.
CREATE FUNCTION sandbox.taSopTrackingNum(p sandbox.taSopTrackingNum_in) RETURNS integer[] LANGUAGE sql AS
$$ SELECT sandbox.add_tracking(p.SOPTYPE, p.SOPNUMBE, p.Tracking_Number) $$;

-- For a document that exists, also a posted one.
CREATE FUNCTION sandbox.taCreateSOPTrackingInfo(p sandbox.taCreateSOPTrackingInfo_in) RETURNS integer[] LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE)
     AND NOT EXISTS (SELECT FROM SOP30200 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE) THEN
    RETURN '{30009}';
  END IF;
  RETURN sandbox.add_tracking(p.SOPTYPE, p.SOPNUMBE, p.Tracking_Number);
END $$;

-- A hold that is not set up is made when the call describes it.
CREATE FUNCTION sandbox.taSopUpdateCreateProcessHold(p sandbox.taSopUpdateCreateProcessHold_in)
RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := sandbox.existing_change_refused(p.SOPTYPE, p.SOPNUMBE);
  held SOP10104;
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  IF NOT EXISTS (SELECT FROM SOP00100 WHERE PRCHLDID = p.PRCHLDID) THEN
    IF p.DSCRIPTN = '' THEN RETURN '{30025}'; END IF;
    INSERT INTO SOP00100 (PRCHLDID, DSCRIPTN, PASSWORD, XFERPHOL, POSTPHOL, FUFIPHOL, PRINPHOL, CREATDDT)
    VALUES (p.PRCHLDID, p.DSCRIPTN, p.PASSWORD, p.XFERPHOL, p.POSTPHOL, p.FUFIPHOL, p.PRINPHOL, current_date);
  ELSIF p.UpdateIfExistsMaster = 1 THEN
    UPDATE SOP00100 SET DSCRIPTN = coalesce(nullif(p.DSCRIPTN, ''), DSCRIPTN), XFERPHOL = p.XFERPHOL, POSTPHOL = p.POSTPHOL,
           FUFIPHOL = p.FUFIPHOL, PRINPHOL = p.PRINPHOL WHERE PRCHLDID = p.PRCHLDID;
  END IF;
  SELECT * INTO held FROM SOP10104 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND PRCHLDID = p.PRCHLDID;
  IF FOUND AND held.DELETE1 = 0 AND p.DELETE1 = 0 AND p.UpdateSopIfExists = 0 THEN RETURN '{30033}'; END IF;
  IF NOT FOUND AND p.DELETE1 = 1 THEN RETURN '{30009}'; END IF;
  INSERT INTO SOP10104 (SOPTYPE, SOPNUMBE, PRCHLDID, DELETE1, USERID, HOLDDATE)
  VALUES (p.SOPTYPE, p.SOPNUMBE, p.PRCHLDID, p.DELETE1, p.USERID, coalesce(sandbox.first_date(p.HOLDDATE), current_date))
  ON CONFLICT (SOPTYPE, SOPNUMBE, PRCHLDID) DO UPDATE
     SET DELETE1 = EXCLUDED.DELETE1, USERID = EXCLUDED.USERID, HOLDDATE = EXCLUDED.HOLDDATE;
  RETURN '{}';
END $$;
