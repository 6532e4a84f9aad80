-- The header of a sales document, which comes last and checks the whole.

-- What does not add up.
CREATE FUNCTION sandbox.total_errors(p sandbox.taSopHdrIvcInsert_in) RETURNS integer[] LANGUAGE sql AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN count(l.*) = 0 THEN 30015 END,
    CASE WHEN coalesce(sum(l.XTNDPRCE), 0) <> p.SUBTOTAL OR (p.DEFPRICING = 0 AND bool_or(l.MRKDNTYP = 1)) THEN 67 END,
    CASE WHEN p.DOCAMNT <> p.SUBTOTAL + p.FREIGHT + p.MISCAMNT + p.TAXAMNT + p.FRTTXAMT + p.MSCTXAMT - coalesce(p.TRDISAMT, 0)
         THEN 235 END,
    CASE WHEN p.CURNCYID <> '' AND bool_or(l.CURRNIDX = 0) THEN 9370 END,
    CASE WHEN p.CREATETAXES = 0 AND p.TAXAMNT <> (SELECT coalesce(sum(STAXAMNT), 0) FROM SOP10105
          WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND LNITMSEQ = 0) THEN 30028 END,
    CASE WHEN p.PYMTRCVD <> (SELECT coalesce(sum(AMNTPAID), 0) FROM SOP10103
          WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND DELETE1 = 0) THEN 30030 END], NULL)
    FROM SOP10200 l WHERE l.SOPNUMBE = p.SOPNUMBE AND l.SOPTYPE = p.SOPTYPE
$$;

-- Values that must exist elsewhere in the company.
CREATE FUNCTION sandbox.reference_errors(p sandbox.taSopHdrIvcInsert_in, customer RM00101) RETURNS integer[] LANGUAGE sql AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN p.SOPTYPE NOT BETWEEN 1 AND 6 THEN 30005 END,
    CASE WHEN NOT EXISTS (SELECT FROM SOP40200 WHERE SOPTYPE = p.SOPTYPE AND DOCID = p.DOCID) THEN 30006 END,
    CASE WHEN customer.CUSTNMBR IS NULL THEN 30001 END,
    CASE WHEN customer.INACTIVE = 1 THEN 30002 END,
    CASE WHEN customer.HOLD = 1 AND p.CKHOLD = 1 THEN 30003 END,
    CASE WHEN sandbox.locked('customer', p.CUSTNMBR) THEN 2079 END,
    CASE WHEN sandbox.batch_in_use('Sales Entry', p.BACHNUMB) THEN 2022 END,
    CASE WHEN p.CURNCYID <> '' AND NOT EXISTS (SELECT FROM dynamics.MC40200 WHERE CURNCYID = p.CURNCYID) THEN 483 END,
    CASE WHEN EXISTS (SELECT FROM unnest(ARRAY[p.TAXSCHID, p.FRTSCHID, p.MSCSCHID]) s
                       WHERE s <> '' AND NOT EXISTS (SELECT FROM TX00101 WHERE TAXSCHID = s)) THEN 7023 END,
    CASE WHEN p.LOCNCODE <> '' AND NOT EXISTS (SELECT FROM IV40700 WHERE LOCNCODE = p.LOCNCODE) THEN 30010 END,
    CASE WHEN p.PRCLEVEL <> '' AND NOT EXISTS (SELECT FROM IV40800 WHERE PRCLEVEL = p.PRCLEVEL) THEN 30013 END,
    CASE WHEN p.SHIPMTHD <> '' AND NOT EXISTS (SELECT FROM SY03000 WHERE SHIPMTHD = p.SHIPMTHD) THEN 30018 END,
    CASE WHEN p.PYMTRMID <> '' AND NOT EXISTS (SELECT FROM SY03300 WHERE PYMTRMID = p.PYMTRMID) THEN 30019 END,
    CASE WHEN EXISTS (SELECT FROM unnest(ARRAY[p.PRSTADCD, p.PRBTADCD]) s WHERE s <> ''
                       AND NOT EXISTS (SELECT FROM RM00102 WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = s)) THEN 30020 END,
    CASE WHEN EXISTS (SELECT FROM RM00301 WHERE SLPRSNID = p.SLPRSNID AND INACTIVE = 1) THEN 9539 END,
    CASE WHEN p.ORIGNUMB <> '' AND EXISTS (SELECT FROM SOP10100
          WHERE SOPNUMBE = p.ORIGNUMB AND SOPTYPE = p.ORIGTYPE AND VOIDSTTS = 1) THEN 30007 END,
    CASE WHEN p.ORIGNUMB <> '' AND NOT EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = p.ORIGNUMB AND SOPTYPE = p.ORIGTYPE)
          AND NOT EXISTS (SELECT FROM SOP30200 WHERE SOPNUMBE = p.ORIGNUMB AND SOPTYPE = p.ORIGTYPE) THEN 30029 END], NULL)
$$;

CREATE FUNCTION sandbox.taSopHdrIvcInsert(p sandbox.taSopHdrIvcInsert_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_replace(sandbox.change_refused(p.SOPTYPE, p.SOPNUMBE), 30041, 2221);
  customer RM00101;
  ship RM00102;
  old SOP10100;
  new_header SOP10100;
  lines record;
  terms varchar;
  currency record;
  available numeric;
  counts_as_order boolean := p.SOPTYPE IN (2, 3, 5, 6);
BEGIN
  SELECT * INTO old FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  IF FOUND AND p.UpdateExisting = 0 THEN RETURN '{2221}'; END IF;
  SELECT * INTO customer FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR;
  errors := errors || sandbox.reference_errors(p, customer) || sandbox.total_errors(p);
  IF old.CUSTNMBR <> p.CUSTNMBR THEN errors := errors || 30034; END IF;
  IF counts_as_order AND customer.CUSTNMBR IS NOT NULL THEN
    PERFORM FROM RM00103 WHERE CUSTNMBR = p.CUSTNMBR FOR UPDATE;
    available := sandbox.available_credit(customer, CASE WHEN old.SOPTYPE IN (2, 3, 5, 6) THEN sandbox.open_amount(old) ELSE 0 END);
    IF p.CKCreditLimit = 1 AND available < p.DOCAMNT - p.PYMTRCVD THEN errors := errors || 30004; END IF;
  END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;

  SELECT * INTO ship FROM RM00102
   WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = sandbox.first_of(p.PRSTADCD, customer.PRSTADCD, customer.ADRSCODE);
  SELECT sum(EXTDCOST) AS cost, min(LOCNCODE) AS site, sum(MRKDNAMT * QUANTITY) AS markdown,
         max(PRCLEVEL) AS price_level INTO lines
    FROM SOP10200 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  SELECT CURNCYID, CURRNIDX INTO currency FROM dynamics.MC40200
   WHERE CURNCYID = coalesce(sandbox.first_of(p.CURNCYID, customer.CURNCYID), 'Z-US$');
  terms := coalesce(sandbox.first_of(p.PYMTRMID, customer.PYMTRMID), '');
  IF old.SOPNUMBE IS NOT NULL THEN
    PERFORM sandbox.count_document(old, -1);
    DELETE FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  END IF;

  INSERT INTO SOP10100 (
    SOPTYPE, SOPNUMBE, ORIGTYPE, ORIGNUMB, DOCID, DOCDATE, GLPOSTDT, QUOTEDAT, QUOEXPDA, ORDRDATE, INVODATE, BACKDATE,
    RETUDATE, ReqShipDate, DISCDATE, DUEDATE, DISTKNAM, ORDISTKN, PYMTRMID, PRCLEVEL, LOCNCODE, BCHSOURC, BACHNUMB,
    CUSTNMBR, CUSTNAME, CSTPONBR, MSTRNUMB, MRKDNAMT, ORMRKDAM, PRBTADCD, PRSTADCD, COMMAMNT, SHIPMTHD, TRDISAMT, ORTDISAM,
    TRDISPCT, SUBTOTAL, ORSUBTOT, REMSUBTO, OREMSUBT, EXTDCOST, OREXTCST, FRTAMNT, ORFRTAMT, MISCAMNT, ORMISCAMT, TAXEXMT1,
    TAXEXMT2, TXRGNNUM, TAXSCHID, FRTSCHID, FRTTXAMT, ORFRTTAX, MSCSCHID, MSCTXAMT, ORMSCTAX, TAXAMNT, ORTAXAMT, DOCAMNT,
    ORDOCAMT, PYMTRCVD, ORPMTRVD, DEPRECVD, ORDEPRVD, ACCTAMNT, ORACTAMT, SALSTERR, SLPRSNID, UPSZONE, ALLOCABY, NOTEINDX,
    CURNCYID, CURRNIDX, XCHGRATE, COMMNTID, REFRENCE, USER2ENT, CREATDDT, MODIFDT, Tax_Date, GPSFOINTEGRATIONID,
    INTEGRATIONSOURCE, INTEGRATIONID, SOPSTATUS, SHIPCOMPLETE, Print_Phone_NumberGB)
  SELECT
    p.SOPTYPE, p.SOPNUMBE, p.ORIGTYPE, p.ORIGNUMB, p.DOCID, p.DOCDATE, p.DOCDATE,
    coalesce(sandbox.first_date(p.QUOTEDAT, CASE WHEN p.SOPTYPE = 1 THEN p.DOCDATE END), '1900-01-01'),
    coalesce(sandbox.first_date(p.QUOEXPDA, CASE WHEN p.SOPTYPE = 1 THEN p.DOCDATE + d.DAYTOEXP * interval '1 day' END), '1900-01-01'),
    coalesce(sandbox.first_date(p.ORDRDATE, CASE WHEN p.SOPTYPE = 2 THEN p.DOCDATE END), '1900-01-01'),
    coalesce(sandbox.first_date(p.INVODATE, CASE WHEN p.SOPTYPE = 3 THEN p.DOCDATE END), '1900-01-01'),
    coalesce(p.BACKDATE, '1900-01-01'), coalesce(p.RETUDATE, '1900-01-01'), coalesce(p.ReqShipDate, '1900-01-01'),
    coalesce(sandbox.first_date(p.DISCDATE), sandbox.due_date(terms, p.DOCDATE, true)),
    coalesce(sandbox.first_date(p.DUEDATE), sandbox.due_date(terms, p.DOCDATE, false)),
    p.DISTKNAM, p.DISTKNAM, terms, coalesce(sandbox.first_of(p.PRCLEVEL, customer.PRCLEVEL, lines.price_level), ''),
    coalesce(sandbox.first_of(p.LOCNCODE, ship.LOCNCODE, lines.site), ''), 'Sales Entry', p.BACHNUMB, customer.CUSTNMBR,
    coalesce(sandbox.first_of(p.CUSTNAME, customer.CUSTNAME), ''), p.CSTPONBR,
    CASE WHEN p.MSTRNUMB <> 0 THEN p.MSTRNUMB ELSE coalesce(
      nullif(old.MSTRNUMB, 0),
      (SELECT MSTRNUMB FROM SOP10100 WHERE SOPNUMBE = p.ORIGNUMB AND SOPTYPE = p.ORIGTYPE AND MSTRNUMB <> 0),
      nextval('sandbox.master_number')::integer) END,
    lines.markdown, lines.markdown, coalesce(sandbox.first_of(p.PRBTADCD, customer.PRBTADCD, customer.ADRSCODE), ''),
    coalesce(ship.ADRSCODE, ''), p.COMMAMNT, coalesce(sandbox.first_of(p.SHIPMTHD, ship.SHIPMTHD, customer.SHIPMTHD), ''),
    coalesce(p.TRDISAMT, 0), coalesce(p.TRDISAMT, 0), round(coalesce(p.TRADEPCT, 0) * 100), p.SUBTOTAL, p.SUBTOTAL,
    p.SUBTOTAL, p.SUBTOTAL, lines.cost, lines.cost, p.FREIGHT, p.FREIGHT, p.MISCAMNT, p.MISCAMNT,
    coalesce(sandbox.first_of(p.TAXEXMT1, customer.TAXEXMT1), ''), coalesce(sandbox.first_of(p.TAXEXMT2, customer.TAXEXMT2), ''),
    coalesce(p.TXRGNNUM, ''),
    coalesce(sandbox.first_of(p.TAXSCHID, CASE WHEN p.DEFTAXSCHDS = 1 THEN ship.TAXSCHID END,
                              CASE WHEN p.DEFTAXSCHDS = 1 THEN customer.TAXSCHID END), ''),
    p.FRTSCHID, p.FRTTXAMT, p.FRTTXAMT, p.MSCSCHID, p.MSCTXAMT, p.MSCTXAMT, p.TAXAMNT, p.TAXAMNT, p.DOCAMNT, p.DOCAMNT,
    p.PYMTRCVD, p.PYMTRCVD, dep.amount, dep.amount, p.DOCAMNT - p.PYMTRCVD, p.DOCAMNT - p.PYMTRCVD,
    coalesce(sandbox.first_of(p.SALSTERR, customer.SALSTERR), ''), coalesce(sandbox.first_of(p.SLPRSNID, customer.SLPRSNID), ''),
    coalesce(sandbox.first_of(p.UPSZONE, ship.UPSZONE), ''), d.ALLOCABY, sandbox.write_note(old.NOTEINDX, p.NOTETEXT),
    currency.CURNCYID, currency.CURRNIDX, 1, coalesce(p.COMMNTID, ''), p.REFRENCE, p.USER2ENT,
    coalesce(old.CREATDDT, current_date), current_date, p.DOCDATE, p.GPSFOINTEGRATIONID, p.INTEGRATIONSOURCE, p.INTEGRATIONID,
    coalesce(old.SOPSTATUS, 1), customer.SHIPCOMPLETE, coalesce(p.Print_Phone_NumberGB, 0)
    FROM SOP40200 d,
         (SELECT coalesce(sum(AMNTPAID), 0) AS amount FROM SOP10103
           WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND PYMTTYPE <= 3 AND DELETE1 = 0) dep
   WHERE d.SOPTYPE = p.SOPTYPE AND d.DOCID = p.DOCID
  RETURNING * INTO new_header;
  UPDATE SOP10100 SET (CNTCPRSN, ShipToName, ADDRESS1, ADDRESS2, ADDRESS3, CITY, STATE, ZIPCODE, COUNTRY, PHNUMBR1, PHNUMBR2,
                       PHONE3, FAXNUMBR) = (SELECT * FROM sandbox.ship_to(p, ship, customer))
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  UPDATE SOP10200 SET CURRNIDX = currency.CURRNIDX
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND CURRNIDX <> currency.CURRNIDX;
  UPDATE SOP10103 SET CURNCYID = currency.CURNCYID, CURRNIDX = currency.CURRNIDX
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND CURNCYID <> currency.CURNCYID;
  PERFORM sandbox.count_document(new_header, 1);
  INSERT INTO SOP10106 AS u (SOPTYPE, SOPNUMBE, COMMENT_1, COMMENT_2, COMMENT_3, COMMENT_4, CMMTTEXT)
  VALUES (p.SOPTYPE, p.SOPNUMBE, p.COMMENT_1, p.COMMENT_2, p.COMMENT_3, p.COMMENT_4, p.CMMTTEXT)
  ON CONFLICT (SOPTYPE, SOPNUMBE) DO UPDATE
     SET COMMENT_1 = p.COMMENT_1, COMMENT_2 = p.COMMENT_2, COMMENT_3 = p.COMMENT_3, COMMENT_4 = p.COMMENT_4, CMMTTEXT = p.CMMTTEXT;
  RETURN '{}';
END $$;

-- Where a document goes: the address of the call as a whole, else the customer's.
CREATE FUNCTION sandbox.ship_to(p sandbox.taSopHdrIvcInsert_in, ship RM00102, customer RM00101)
RETURNS TABLE (contact varchar, name varchar, line1 varchar, line2 varchar, line3 varchar, city varchar, state varchar,
               zip varchar, country varchar, phone1 varchar, phone2 varchar, phone3 varchar, fax varchar)
LANGUAGE sql AS $$
  SELECT coalesce(sandbox.first_of(p.CNTCPRSN, ship.CNTCPRSN), ''),
         coalesce(sandbox.first_of(p.ShipToName, ship.ShipToName, p.CUSTNAME, customer.CUSTNAME), ''),
         CASE WHEN own THEN p.ADDRESS1 ELSE ship.ADDRESS1 END, CASE WHEN own THEN p.ADDRESS2 ELSE ship.ADDRESS2 END,
         CASE WHEN own THEN p.ADDRESS3 ELSE ship.ADDRESS3 END, CASE WHEN own THEN p.CITY ELSE ship.CITY END,
         CASE WHEN own THEN p.STATE ELSE ship.STATE END, CASE WHEN own THEN p.ZIPCODE ELSE ship.ZIP END,
         CASE WHEN own THEN p.COUNTRY ELSE ship.COUNTRY END,
         coalesce(sandbox.first_of(p.PHNUMBR1, ship.PHONE1), ''), coalesce(sandbox.first_of(p.PHNUMBR2, ship.PHONE2), ''),
         coalesce(sandbox.first_of(p.PHNUMBR3, ship.PHONE3), ''), coalesce(sandbox.first_of(p.FAXNUMBR, ship.FAX), '')
    FROM (SELECT p.ADDRESS1 <> '' OR ship.ADRSCODE IS NULL AS own) o
$$;
