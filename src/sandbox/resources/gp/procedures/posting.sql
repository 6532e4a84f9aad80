-- What GP's posting does with sales batches; eConnect can not post.

-- Copies rows of one document to a table of the same shape; columns that only one side has keep their defaults.
CREATE FUNCTION sandbox.copy_rows(p_from text, p_to text, p_type integer, p_number varchar) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  columns text;
BEGIN
  SELECT string_agg(quote_ident(a.attname), ', ') INTO columns FROM pg_attribute a JOIN pg_attribute b USING (attname)
   WHERE a.attrelid = lower(p_from)::regclass AND b.attrelid = lower(p_to)::regclass AND a.attnum > 0
     AND a.attname NOT IN ('dex_row_id', 'dex_row_ts');
  EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM %s WHERE SOPNUMBE = $1 AND SOPTYPE = $2', p_to, columns, columns, p_from)
    USING p_number, p_type;
END $$;

CREATE FUNCTION sandbox.move_to_history(p_type integer, p_number varchar) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sandbox.copy_rows('SOP10100', 'SOP30200', p_type, p_number);
  PERFORM sandbox.copy_rows('SOP10200', 'SOP30300', p_type, p_number);
  DELETE FROM SOP10200 WHERE SOPNUMBE = p_number AND SOPTYPE = p_type;
  DELETE FROM SOP10100 WHERE SOPNUMBE = p_number AND SOPTYPE = p_type;
END $$;

-- Takes what is left of an order's deposits for its invoice, where they are payments; answers how much. That GP shares out
-- deposits in this way, and their types on the invoice, are unverified.
CREATE FUNCTION sandbox.take_deposits(p_order varchar, p_invoice varchar, p_most numeric) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  deposit SOP10103;
  part numeric;
  taken numeric := 0;
BEGIN
  FOR deposit IN SELECT * FROM SOP10103 WHERE SOPNUMBE = p_order AND SOPTYPE = 2 AND DELETE1 = 0 AND AMNTREMA > 0 ORDER BY SEQNUMBR LOOP
    part := least(deposit.AMNTREMA, p_most - taken);
    EXIT WHEN part <= 0;
    UPDATE SOP10103 SET AMNTREMA = AMNTREMA - part, OAMNTREM = OAMNTREM - part
     WHERE SOPNUMBE = p_order AND SOPTYPE = 2 AND SEQNUMBR = deposit.SEQNUMBR;
    deposit.SOPTYPE := 3;
    deposit.SOPNUMBE := p_invoice;
    deposit.PYMTTYPE := CASE WHEN deposit.PYMTTYPE <= 3 THEN deposit.PYMTTYPE + 3 ELSE deposit.PYMTTYPE END;
    deposit.AMNTPAID := part;
    deposit.OAMTPAID := part;
    deposit.AMNTREMA := part;
    deposit.OAMNTREM := part;
    deposit.DEX_ROW_ID := nextval(pg_get_serial_sequence('sop10103', 'dex_row_id'));
    INSERT INTO SOP10103 SELECT deposit.*;
    taken := taken + part;
  END LOOP;
  RETURN taken;
END $$;

-- Makes an unposted invoice of what is fulfilled, or of all that can be invoiced when nothing is. Null: nothing to invoice.
-- An order of which nothing remains goes to history at once. Tracking numbers are copied to the first invoice that is made
-- after they were entered (unverified).
CREATE FUNCTION sandbox.invoice_order(header SOP10100) RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  number varchar;
  line SOP10200;
  invoice SOP10100 := header;
  first_invoice boolean := header.REMSUBTO = header.SUBTOTAL;
  by_fulfilled boolean;
  taken numeric;
BEGIN
  SELECT bool_or(QTYFULFI > 0) INTO by_fulfilled FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2;
  IF NOT EXISTS (SELECT FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2
                    AND CASE WHEN by_fulfilled THEN QTYFULFI ELSE QTYTOINV END > 0) THEN RETURN NULL; END IF;
  SELECT O_vSopNumber INTO number FROM taGetSopNumber(3, 'STDINV', 1);
  PERFORM sandbox.count_document(header, -1);
  invoice.SUBTOTAL := 0;
  invoice.EXTDCOST := 0;
  FOR line IN SELECT * FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 LOOP
    taken := CASE WHEN by_fulfilled THEN line.QTYFULFI ELSE line.QTYTOINV END;
    CONTINUE WHEN taken = 0;
    UPDATE SOP10200 SET QTYPRINV = QTYPRINV + taken, QTYREMAI = QTYREMAI - taken, QTYTOINV = QTYTOINV - taken,
           ATYALLOC = greatest(ATYALLOC - taken, 0), EXTQTYAL = greatest(ATYALLOC - taken, 0) * QTYBSUOM, QTYFULFI = 0,
           REMPRICE = CASE WHEN QTYREMAI = taken THEN 0 ELSE REMPRICE - round((UNITPRCE - MRKDNAMT) * taken, 2) END
     WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 AND LNITMSEQ = line.LNITMSEQ AND CMPNTSEQ = line.CMPNTSEQ;
    line.XTNDPRCE := CASE WHEN line.QTYREMAI = taken THEN line.REMPRICE ELSE round((line.UNITPRCE - line.MRKDNAMT) * taken, 2) END;
    line.EXTDCOST := round(line.UNITCOST * taken, 2);
    line.ATYALLOC := least(line.ATYALLOC, taken);
    line.SOPTYPE := 3;
    line.SOPNUMBE := number;
    line.ORGSEQNM := line.LNITMSEQ;
    line.QUANTITY := taken;
    line.QTYTOINV := taken;
    line.QTYFULFI := taken;
    line.QTYREMAI := taken;
    line.QTYTBAOR := 0;
    line.QTYREMBO := 0;
    line.QTYCANCE := 0;
    line.QTYPRINV := 0;
    line.OXTNDPRC := line.XTNDPRCE;
    line.REMPRICE := line.XTNDPRCE;
    line.OREPRICE := line.XTNDPRCE;
    line.OREXTCST := line.EXTDCOST;
    line.DEX_ROW_TS := timezone('utc', clock_timestamp());
    line.DEX_ROW_ID := nextval(pg_get_serial_sequence('sop10200', 'dex_row_id'));
    INSERT INTO SOP10200 SELECT line.*;
    invoice.SUBTOTAL := invoice.SUBTOTAL + line.XTNDPRCE;
    invoice.EXTDCOST := invoice.EXTDCOST + line.EXTDCOST;
  END LOOP;
  IF NOT first_invoice THEN
    invoice.FRTAMNT := 0;
    invoice.MISCAMNT := 0;
    invoice.TAXAMNT := 0;
    invoice.FRTTXAMT := 0;
    invoice.MSCTXAMT := 0;
    invoice.TRDISAMT := 0;
  END IF;
  invoice.SOPTYPE := 3;
  invoice.SOPNUMBE := number;
  invoice.DOCID := 'STDINV';
  invoice.ORIGTYPE := 2;
  invoice.ORIGNUMB := header.SOPNUMBE;
  invoice.DOCDATE := current_date;
  invoice.INVODATE := current_date;
  invoice.GLPOSTDT := current_date;
  invoice.DUEDATE := sandbox.due_date(header.PYMTRMID, current_date, false);
  invoice.DISCDATE := sandbox.due_date(header.PYMTRMID, current_date, true);
  invoice.DOCAMNT := invoice.SUBTOTAL + invoice.FRTAMNT + invoice.MISCAMNT + invoice.TAXAMNT + invoice.FRTTXAMT
                     + invoice.MSCTXAMT - invoice.TRDISAMT;
  invoice.ORDOCAMT := invoice.DOCAMNT;
  invoice.ORSUBTOT := invoice.SUBTOTAL;
  invoice.REMSUBTO := invoice.SUBTOTAL;
  invoice.ORFRTAMT := invoice.FRTAMNT;
  invoice.ORMISCAMT := invoice.MISCAMNT;
  invoice.ORTAXAMT := invoice.TAXAMNT;
  invoice.ORFRTTAX := invoice.FRTTXAMT;
  invoice.ORMSCTAX := invoice.MSCTXAMT;
  invoice.ORTDISAM := invoice.TRDISAMT;
  invoice.PYMTRCVD := sandbox.take_deposits(header.SOPNUMBE, number, invoice.DOCAMNT);
  invoice.ORPMTRVD := invoice.PYMTRCVD;
  invoice.DEPRECVD := 0;
  invoice.ORDEPRVD := 0;
  invoice.ACCTAMNT := invoice.DOCAMNT - invoice.PYMTRCVD;
  invoice.CREATDDT := current_date;
  invoice.DEX_ROW_TS := timezone('utc', clock_timestamp());
  invoice.DEX_ROW_ID := nextval(pg_get_serial_sequence('sop10100', 'dex_row_id'));
  INSERT INTO SOP10100 SELECT invoice.*;
  PERFORM sandbox.count_document(invoice, 1);
  INSERT INTO SOP10107 (SOPNUMBE, SOPTYPE, Tracking_Number)
  SELECT number, 3, t.Tracking_Number FROM SOP10107 t
   WHERE t.SOPNUMBE = header.SOPNUMBE AND t.SOPTYPE = 2 AND NOT EXISTS (
     SELECT FROM SOP10107 o WHERE o.SOPTYPE = 3 AND o.Tracking_Number = t.Tracking_Number AND o.SOPNUMBE IN (
       SELECT SOPNUMBE FROM SOP10100 WHERE SOPTYPE = 3 AND ORIGTYPE = 2 AND ORIGNUMB = header.SOPNUMBE
       UNION ALL SELECT SOPNUMBE FROM SOP30200 WHERE SOPTYPE = 3 AND ORIGTYPE = 2 AND ORIGNUMB = header.SOPNUMBE))
   ORDER BY t.DEX_ROW_ID;
  UPDATE SOP10100 SET REMSUBTO = r.amount, OREMSUBT = r.amount
    FROM (SELECT sum(REMPRICE) AS amount, sum(QTYREMAI) AS quantity FROM SOP10200
           WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2) r
   WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 RETURNING SOP10100.* INTO header;
  IF EXISTS (SELECT FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 AND QTYREMAI > 0) THEN
    PERFORM sandbox.count_document(header, 1);
  ELSE
    PERFORM sandbox.move_to_history(2, header.SOPNUMBE);
  END IF;
  RETURN number;
END $$;

-- The payments on an invoice become posted receipts that are applied to it, in the invoice's own batch. A deposit that pays
-- several invoices is told apart by a suffix. (Both unverified.)
CREATE FUNCTION sandbox.post_payments(header SOP10100) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  payment SOP10103;
  receipt varchar;
  before integer;
BEGIN
  FOR payment IN SELECT * FROM SOP10103 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 3 AND DELETE1 = 0 ORDER BY SEQNUMBR LOOP
    receipt := coalesce(nullif(rtrim(payment.DOCNUMBR), ''), 'PYMNT' || payment.DEX_ROW_ID);
    SELECT count(*) INTO before FROM RM00401 WHERE RMDTYPAL = 9 AND (DOCNUMBR = receipt OR starts_with(rtrim(DOCNUMBR)::text COLLATE "C", receipt || '-'));
    receipt := receipt || CASE WHEN before = 0 THEN '' ELSE '-' || before END;
    INSERT INTO RM20101 (CUSTNMBR, DOCNUMBR, CHEKNMBR, BACHNUMB, BCHSOURC, TRXSORCE, RMDTYPAL, CSHRCTYP, DUEDATE, DOCDATE, POSTDATE,
                         PSTUSRID, GLPOSTDT, ORTRXAMT, CURTRXAM, TRXDSCRN, CURNCYID)
    VALUES (header.CUSTNMBR, receipt, payment.CHEKNMBR, header.BACHNUMB, header.BCHSOURC, 'SLSTE', 9,
            CASE payment.PYMTTYPE WHEN 4 THEN 1 WHEN 5 THEN 0 ELSE 2 END, header.DOCDATE, header.DOCDATE, current_date, 'sa',
            current_date, payment.AMNTPAID, 0, 'Payment on ' || rtrim(header.SOPNUMBE), header.CURNCYID);
    INSERT INTO RM00401 (DOCNUMBR, RMDTYPAL, DCSTATUS, BCHSOURC, TRXSORCE, CUSTNMBR, CHEKNMBR, DOCDATE)
    VALUES (receipt, 9, 2, header.BCHSOURC, 'SLSTE', header.CUSTNMBR, payment.CHEKNMBR, header.DOCDATE);
    INSERT INTO RM20201 (CUSTNMBR, DATE1, GLPOSTDT, POSTED, APTODCNM, APTODCTY, APTODCDT, CURNCYID, APPTOAMT, ORAPTOAM, APFRDCNM,
                         APFRDCTY, APFRDCDT, APFRMAPLYAMT)
    VALUES (header.CUSTNMBR, current_date, current_date, 1, header.SOPNUMBE, 1, header.DOCDATE, header.CURNCYID, payment.AMNTPAID,
            payment.AMNTPAID, receipt, 9, header.DOCDATE, payment.AMNTPAID);
  END LOOP;
END $$;

-- Turns an unposted invoice into an open receivable; the goods leave the warehouse.
CREATE FUNCTION sandbox.post_invoice(p_number varchar) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100;
  open_amount numeric;
BEGIN
  SELECT * INTO header FROM SOP10100 WHERE SOPNUMBE = p_number AND SOPTYPE = 3;
  open_amount := header.DOCAMNT - header.PYMTRCVD;
  PERFORM sandbox.count_document(header, -1);
  PERFORM sandbox.move_stock(l.ITEMNMBR, l.LOCNCODE, -l.QTYTOINV * l.QTYBSUOM, -l.ATYALLOC * l.QTYBSUOM, 0)
     FROM SOP10200 l WHERE l.SOPNUMBE = p_number AND l.SOPTYPE = 3 AND sandbox.keeps_stock(l);
  INSERT INTO RM20101 (CUSTNMBR, DOCNUMBR, BACHNUMB, BCHSOURC, TRXSORCE, RMDTYPAL, DUEDATE, DOCDATE, POSTDATE, PSTUSRID, GLPOSTDT,
                       ORTRXAMT, CURTRXAM, SLSAMNT, COSTAMNT, FRTAMNT, MISCAMNT, TAXAMNT, CASHAMNT, DISCDATE, TRXDSCRN, CSPORNBR,
                       SLPRSNID, SLSTERCD, TRDISAMT, CURNCYID, PYMTRMID, SHIPMTHD, NOTEINDX, ADRSCODE, AGNGBUKT, LSTEDTDT)
  VALUES (header.CUSTNMBR, header.SOPNUMBE, header.BACHNUMB, header.BCHSOURC, 'SLSTE', 1, header.DUEDATE, header.DOCDATE,
          current_date, 'sa', current_date, header.DOCAMNT, open_amount, header.SUBTOTAL, header.EXTDCOST, header.FRTAMNT,
          header.MISCAMNT, header.TAXAMNT, header.PYMTRCVD, header.DISCDATE, 'Sales invoice', header.CSTPONBR, header.SLPRSNID,
          header.SALSTERR, header.TRDISAMT, header.CURNCYID, header.PYMTRMID, header.SHIPMTHD, header.NOTEINDX, header.PRBTADCD,
          1, current_date);
  INSERT INTO RM00401 (DOCNUMBR, RMDTYPAL, DCSTATUS, BCHSOURC, TRXSORCE, CUSTNMBR, DOCDATE)
  VALUES (header.SOPNUMBE, 1, 2, header.BCHSOURC, 'SLSTE', header.CUSTNMBR, header.DOCDATE);
  PERFORM sandbox.post_payments(header);
  UPDATE RM00103 SET CUSTBLNC = CUSTBLNC + open_amount, AGPERAMT_1 = AGPERAMT_1 + open_amount, LSTTRXDT = header.DOCDATE,
         LSTTRXAM = header.DOCAMNT, TTLSLYTD = TTLSLYTD + header.SUBTOTAL, TTLSLLTD = TTLSLLTD + header.SUBTOTAL,
         TTLINYTD = TTLINYTD + 1, TTLINLTD = TTLINLTD + 1
   WHERE CUSTNMBR = header.CUSTNMBR;
  UPDATE SOP10100 SET PSTGSTUS = 2, POSTEDDT = current_date, PTDUSRID = 'sa' WHERE SOPNUMBE = p_number AND SOPTYPE = 3;
  UPDATE SOP10200 SET ATYALLOC = 0, EXTQTYAL = 0 WHERE SOPNUMBE = p_number AND SOPTYPE = 3;
  PERFORM sandbox.move_to_history(3, p_number);
END $$;

-- Invoices and posts the orders of a batch and posts its invoices; documents with a process hold stay behind.
CREATE FUNCTION sandbox.post_batch(p_batch varchar) RETURNS SETOF varchar LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100;
  number varchar;
BEGIN
  IF NOT EXISTS (SELECT FROM SY00500 WHERE BCHSOURC = 'Sales Entry' AND BACHNUMB = p_batch) THEN
    RAISE no_data_found USING MESSAGE = format('There is no sales batch %s', p_batch);
  END IF;
  FOR header IN
    SELECT * FROM SOP10100 h WHERE BCHSOURC = 'Sales Entry' AND BACHNUMB = p_batch AND SOPTYPE IN (2, 3) AND VOIDSTTS = 0
       AND NOT EXISTS (SELECT FROM SOP10104 d JOIN SOP00100 m USING (PRCHLDID)
                        WHERE d.SOPNUMBE = h.SOPNUMBE AND d.SOPTYPE = h.SOPTYPE AND d.DELETE1 = 0 AND (XFERPHOL = 1 OR POSTPHOL = 1))
     ORDER BY SOPTYPE, SOPNUMBE
  LOOP
    PERFORM sandbox.hold_document(header.SOPTYPE, header.SOPNUMBE);
    number := CASE header.SOPTYPE WHEN 2 THEN sandbox.invoice_order(header) ELSE rtrim(header.SOPNUMBE) END;
    CONTINUE WHEN number IS NULL;
    PERFORM sandbox.post_invoice(number);
    RETURN NEXT number;
  END LOOP;
END $$;
