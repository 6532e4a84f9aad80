-- What people do in GP's windows and what its posting does; no part of eConnect. Unknown numbers raise P0002.

CREATE FUNCTION sandbox.order_or_fail(p_number varchar) RETURNS SOP10100 LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100;
BEGIN
  PERFORM sandbox.hold_document(2, p_number);
  SELECT * INTO header FROM SOP10100 WHERE SOPNUMBE = p_number AND SOPTYPE = 2 AND VOIDSTTS = 0;
  IF NOT FOUND THEN RAISE no_data_found USING MESSAGE = format('There is no open order %s', p_number); END IF;
  RETURN header;
END $$;

-- p_lines: [{"item", "quantity", "unit"?, "warehouse"?, "price"?}]; without a price the customer's own applies.
CREATE FUNCTION sandbox.enter_quote(p_customer varchar, p_person varchar, p_lines jsonb, p_expires timestamp, p_note text)
RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  number varchar;
  line jsonb;
  answer record;
  total numeric;
BEGIN
  SELECT O_vSopNumber INTO number FROM taGetSopNumber(1, 'STDQTE', 1);
  FOR line IN SELECT * FROM jsonb_array_elements(p_lines) LOOP
    SELECT * INTO answer FROM taSopLineIvcInsert(
      I_vSOPTYPE => 1, I_vSOPNUMBE => number, I_vCUSTNMBR => p_customer, I_vDOCDATE => current_date::timestamp,
      I_vITEMNMBR => line ->> 'item', I_vQUANTITY => (line ->> 'quantity')::numeric, I_vUOFM => coalesce(line ->> 'unit', ''),
      I_vLOCNCODE => coalesce(line ->> 'warehouse', ''), I_vUNITPRCE => coalesce((line ->> 'price')::numeric, 0),
      I_vDEFPRICING => CASE WHEN line ->> 'price' IS NULL THEN 1 ELSE 0 END, I_vDEFEXTPRICE => 1);
    PERFORM sandbox.fail_on(answer.oErrString);
  END LOOP;
  SELECT coalesce(sum(XTNDPRCE), 0) INTO total FROM SOP10200 WHERE SOPNUMBE = number AND SOPTYPE = 1;
  SELECT * INTO answer FROM taSopHdrIvcInsert(
    I_vSOPTYPE => 1, I_vDOCID => 'STDQTE', I_vSOPNUMBE => number, I_vDOCDATE => current_date::timestamp,
    I_vCUSTNMBR => p_customer, I_vBACHNUMB => 'QUOTES', I_vSUBTOTAL => total, I_vDOCAMNT => total, I_vUSER2ENT => p_person,
    I_vQUOEXPDA => p_expires, I_vNOTETEXT => p_note, I_vCMMTTEXT => left(coalesce(p_note, ''), 500));
  PERFORM sandbox.fail_on(answer.oErrString);
  RETURN number;
END $$;

-- An order taken by telephone: stock is allocated, what is short is back-ordered; p_lines as for quotes.
CREATE FUNCTION sandbox.enter_order(p_customer varchar, p_purchase_order varchar, p_lines jsonb, p_date timestamp)
RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  number varchar;
  line jsonb;
  answer record;
  total numeric;
BEGIN
  SELECT O_vSopNumber INTO number FROM taGetSopNumber(2, 'STDORD', 1);
  FOR line IN SELECT * FROM jsonb_array_elements(p_lines) LOOP
    SELECT * INTO answer FROM taSopLineIvcInsert(
      I_vSOPTYPE => 2, I_vSOPNUMBE => number, I_vCUSTNMBR => p_customer, I_vDOCDATE => p_date,
      I_vITEMNMBR => line ->> 'item', I_vQUANTITY => (line ->> 'quantity')::numeric, I_vDEFPRICING => 1, I_vQtyShrtOpt => 4);
    PERFORM sandbox.fail_on(answer.oErrString);
  END LOOP;
  SELECT coalesce(sum(XTNDPRCE), 0) INTO total FROM SOP10200 WHERE SOPNUMBE = number AND SOPTYPE = 2;
  SELECT * INTO answer FROM taSopHdrIvcInsert(
    I_vSOPTYPE => 2, I_vDOCID => 'STDORD', I_vSOPNUMBE => number, I_vDOCDATE => p_date, I_vCUSTNMBR => p_customer,
    I_vCSTPONBR => p_purchase_order, I_vBACHNUMB => 'PHONE', I_vSUBTOTAL => total, I_vDOCAMNT => total, I_vUSER2ENT => 'lorraine');
  PERFORM sandbox.fail_on(answer.oErrString);
  RETURN number;
END $$;

CREATE FUNCTION sandbox.fail_on(p_codes varchar) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_codes <> '' THEN
    RAISE EXCEPTION USING MESSAGE = (SELECT string_agg(format('%s %s', ErrorCode, rtrim(ErrorDesc)), '; ')
      FROM dynamics.taErrorCode WHERE ErrorCode = ANY (string_to_array(p_codes, ' ')::integer[]));
  END IF;
END $$;

-- p_quantities: {"16384": 5} by line; null: all that is allocated. What was fulfilled before is added to.
CREATE FUNCTION sandbox.ship(p_number varchar, p_tracking varchar, p_quantities jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100 := sandbox.order_or_fail(p_number);
  missing text;
BEGIN
  SELECT string_agg(k, ', ') INTO missing FROM jsonb_object_keys(coalesce(p_quantities, '{}')) k
   WHERE NOT EXISTS (SELECT FROM SOP10200 WHERE SOPNUMBE = p_number AND SOPTYPE = 2 AND LNITMSEQ = k::integer);
  IF missing IS NOT NULL THEN
    RAISE no_data_found USING MESSAGE = format('Order %s has no line %s', p_number, missing);
  END IF;
  UPDATE SOP10200 l SET FUFILDAT = current_date, ACTLSHIP = current_date,
         QTYFULFI = coalesce(QTYFULFI + (p_quantities ->> LNITMSEQ::text)::numeric,
                             CASE WHEN p_quantities IS NULL THEN greatest(ATYALLOC, CASE WHEN sandbox.keeps_stock(l) THEN 0 ELSE QTYTOINV END)
                                  ELSE QTYFULFI END)
   WHERE SOPNUMBE = p_number AND SOPTYPE = 2 AND (p_quantities IS NULL OR p_quantities ? LNITMSEQ::text);
  IF EXISTS (SELECT FROM SOP10200 l WHERE SOPNUMBE = p_number AND SOPTYPE = 2 AND sandbox.keeps_stock(l) AND QTYFULFI > ATYALLOC) THEN
    RAISE EXCEPTION 'Order % has not that much allocated', p_number;
  END IF;
  UPDATE SOP10100 SET FUFILDAT = current_date, ACTLSHIP = current_date WHERE SOPNUMBE = p_number AND SOPTYPE = 2;
  IF coalesce(p_tracking, '') <> '' THEN
    INSERT INTO SOP10107 (SOPNUMBE, SOPTYPE, Tracking_Number) VALUES (header.SOPNUMBE, 2, p_tracking) ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE FUNCTION sandbox.keeps_stock(line SOP10200) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT line.NONINVEN = 0 AND line.DROPSHIP = 0
     AND EXISTS (SELECT FROM IV00101 WHERE ITEMNMBR = line.ITEMNMBR AND ITEMTYPE IN (1, 2))
$$;

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

-- Makes an unposted invoice of what is fulfilled, or of all that can be invoiced when nothing is. Null: nothing to invoice.
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
    invoice.PYMTRCVD := 0;
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
  invoice.ACCTAMNT := invoice.DOCAMNT - invoice.PYMTRCVD;
  INSERT INTO SOP10100 SELECT invoice.*;
  PERFORM sandbox.count_document(invoice, 1);
  INSERT INTO SOP10107 (SOPNUMBE, SOPTYPE, Tracking_Number)
  SELECT number, 3, Tracking_Number FROM SOP10107 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2;
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

-- Posts a batch of cash receipts: they become open credits, and what was applied counts.
CREATE FUNCTION sandbox.post_receipts(p_batch varchar) RETURNS SETOF varchar LANGUAGE plpgsql AS $$
DECLARE
  receipt RM10201;
BEGIN
  FOR receipt IN SELECT * FROM RM10201 WHERE BCHSOURC = 'RM_Cash' AND BACHNUMB = p_batch ORDER BY DOCNUMBR LOOP
    INSERT INTO RM20101 (CUSTNMBR, DOCNUMBR, CHEKNMBR, BACHNUMB, BCHSOURC, TRXSORCE, RMDTYPAL, CSHRCTYP, DUEDATE, DOCDATE, POSTDATE,
                         PSTUSRID, GLPOSTDT, ORTRXAMT, CURTRXAM, TRXDSCRN, CURNCYID, NOTEINDX)
    VALUES (receipt.CUSTNMBR, receipt.DOCNUMBR, receipt.CHEKNMBR, p_batch, 'RM_Cash', 'RMCSH', 9, receipt.CSHRCTYP, receipt.DOCDATE,
            receipt.DOCDATE, current_date, 'sa', receipt.GLPOSTDT, receipt.ORTRXAMT, receipt.CURTRXAM, receipt.TRXDSCRN,
            receipt.CURNCYID, receipt.NOTEINDX);
    DELETE FROM RM10201 WHERE RMDTYPAL = 9 AND DOCNUMBR = receipt.DOCNUMBR;
    UPDATE RM20201 SET POSTED = 1 WHERE APFRDCTY = 9 AND APFRDCNM = receipt.DOCNUMBR;
    UPDATE RM00401 SET DCSTATUS = 2 WHERE RMDTYPAL = 9 AND DOCNUMBR = receipt.DOCNUMBR;
    UPDATE RM00103 SET UNPSTDCA = UNPSTDCA - receipt.ORTRXAMT, CUSTBLNC = CUSTBLNC - receipt.ORTRXAMT,
           LPYMTAMT = receipt.ORTRXAMT, LASTPYDT = receipt.DOCDATE WHERE CUSTNMBR = receipt.CUSTNMBR;
    PERFORM sandbox.add_to_batch('RM_Cash', p_batch, '', -1, -receipt.ORTRXAMT);
    RETURN NEXT rtrim(receipt.DOCNUMBR);
  END LOOP;
  IF receipt.DOCNUMBR IS NULL AND NOT FOUND THEN
    RAISE no_data_found USING MESSAGE = format('There is no batch %s of cash receipts', p_batch);
  END IF;
END $$;

CREATE FUNCTION sandbox.receive_stock(p_item varchar, p_site varchar, p_quantity numeric) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM IV00101 WHERE ITEMNMBR = p_item) THEN
    RAISE no_data_found USING MESSAGE = format('There is no item %s', p_item);
  END IF;
  IF NOT EXISTS (SELECT FROM IV40700 WHERE LOCNCODE = p_site) THEN
    RAISE no_data_found USING MESSAGE = format('There is no warehouse %s', p_site);
  END IF;
  INSERT INTO IV00102 (ITEMNMBR, LOCNCODE, RCRDTYPE) VALUES (p_item, p_site, 2), (p_item, '', 1) ON CONFLICT DO NOTHING;
  PERFORM sandbox.move_stock(p_item, p_site, p_quantity, 0, 0);
END $$;

-- Posts inventory documents of a batch into the stock; answers how many lines.
CREATE FUNCTION sandbox.post_inventory(p_batch varchar) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  posted integer;
BEGIN
  PERFORM sandbox.receive_stock(l.ITEMNMBR, l.TRXLOCTN, l.TRXQTY * l.QTYBSUOM)
     FROM IV10001 l JOIN IV10000 h USING (IVDOCTYP, IVDOCNBR) WHERE h.BACHNUMB = p_batch;
  GET DIAGNOSTICS posted = ROW_COUNT;
  IF posted = 0 THEN RAISE no_data_found USING MESSAGE = format('There is no inventory batch %s', p_batch); END IF;
  DELETE FROM IV10001 l USING IV10000 h WHERE h.IVDOCTYP = l.IVDOCTYP AND h.IVDOCNBR = l.IVDOCNBR AND h.BACHNUMB = p_batch;
  DELETE FROM IV10000 WHERE BACHNUMB = p_batch;
  DELETE FROM SY00500 WHERE BCHSOURC = 'IV_Trxent' AND BACHNUMB = p_batch;
  RETURN posted;
END $$;
