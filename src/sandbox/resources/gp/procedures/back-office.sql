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

-- p_quantities: {"16384": 5} by line; null: all that is allocated. What was fulfilled before is added to. p_tracking: the
-- numbers of the parcels with commas between them.
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
  INSERT INTO SOP10107 (SOPNUMBE, SOPTYPE, Tracking_Number)
  SELECT header.SOPNUMBE, 2, btrim(t) FROM unnest(string_to_array(p_tracking, ',')) WITH ORDINALITY parcels (t, place)
   WHERE btrim(t) <> '' ORDER BY place ON CONFLICT DO NOTHING;
END $$;

-- Transfers what is fulfilled to an invoice (all that can be invoiced when nothing is) and answers its number.
CREATE FUNCTION sandbox.transfer(p_number varchar) RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100 := sandbox.order_or_fail(p_number);
  number varchar;
BEGIN
  IF EXISTS (SELECT FROM SOP10104 d JOIN SOP00100 m USING (PRCHLDID)
              WHERE d.SOPNUMBE = header.SOPNUMBE AND d.SOPTYPE = 2 AND d.DELETE1 = 0 AND XFERPHOL = 1) THEN
    RAISE EXCEPTION 'Order % is on hold', p_number;
  END IF;
  number := sandbox.invoice_order(header);
  IF number IS NULL THEN RAISE EXCEPTION 'Order % has nothing to transfer', p_number; END IF;
  RETURN number;
END $$;

-- Void in GP's window: the document goes to history.
CREATE FUNCTION sandbox.void_order(p_number varchar) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100 := sandbox.order_or_fail(p_number);
  answer record;
BEGIN
  SELECT * INTO answer FROM taSopVoidDocument(I_vSOPTYPE => 2, I_vSOPNUMBE => header.SOPNUMBE);
  PERFORM sandbox.fail_on(answer.oErrString);
  PERFORM sandbox.move_to_history(2, header.SOPNUMBE);
END $$;

-- Changes quantity, price, or what is cancelled of an order's line (null: as it is); stock is allocated anew, what is short is
-- back-ordered. Taxes stay as they are.
CREATE FUNCTION sandbox.change_line(p_number varchar, p_line integer, p_quantity numeric, p_price numeric, p_cancelled numeric)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100 := sandbox.order_or_fail(p_number);
  line SOP10200;
  remaining numeric;
  allocated numeric := 0;
  short numeric := 0;
BEGIN
  SELECT * INTO line FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 AND LNITMSEQ = p_line AND CMPNTSEQ = 0;
  IF NOT FOUND THEN RAISE no_data_found USING MESSAGE = format('Order %s has no line %s', p_number, p_line); END IF;
  PERFORM sandbox.hold_stock(line.ITEMNMBR, line.LOCNCODE);
  PERFORM sandbox.release_line(line);
  line.QUANTITY := coalesce(p_quantity, line.QUANTITY);
  line.QTYCANCE := coalesce(p_cancelled, line.QTYCANCE);
  line.UNITPRCE := coalesce(p_price, line.UNITPRCE);
  remaining := line.QUANTITY - line.QTYCANCE - line.QTYPRINV;
  IF line.QUANTITY <= 0 OR line.QTYCANCE < 0 OR line.UNITPRCE < 0 OR remaining < line.QTYFULFI THEN
    RAISE EXCEPTION 'Line % of order % can not be changed to this: % are invoiced or fulfilled', p_line, p_number,
      line.QTYPRINV + line.QTYFULFI;
  END IF;
  IF sandbox.keeps_stock(line) THEN
    SELECT least(remaining, greatest(trunc((QTYONHND - ATYALLOC) / line.QTYBSUOM, greatest(line.DECPLQTY - 1, 0)), 0))
      INTO allocated FROM IV00102 WHERE ITEMNMBR = line.ITEMNMBR AND LOCNCODE = line.LOCNCODE AND RCRDTYPE = 2;
    allocated := coalesce(allocated, 0);
    short := remaining - allocated;
    PERFORM sandbox.move_stock(line.ITEMNMBR, line.LOCNCODE, 0, allocated * line.QTYBSUOM, short * line.QTYBSUOM);
  END IF;
  PERFORM sandbox.count_document(header, -1);
  UPDATE SOP10200 l
     SET QUANTITY = line.QUANTITY, QTYCANCE = line.QTYCANCE, UNITPRCE = line.UNITPRCE, ORUNTPRC = line.UNITPRCE,
         (XTNDPRCE, OXTNDPRC, REMPRICE, OREPRICE) = (SELECT whole, whole, rest, rest FROM (
            SELECT round((line.UNITPRCE - line.MRKDNAMT) * (line.QUANTITY - line.QTYCANCE), 2) AS whole,
                   round((line.UNITPRCE - line.MRKDNAMT) * remaining, 2) AS rest) amounts),
         EXTDCOST = round(line.UNITCOST * (line.QUANTITY - line.QTYCANCE), 2),
         OREXTCST = round(line.UNITCOST * (line.QUANTITY - line.QTYCANCE), 2),
         QTYTBAOR = short, QTYREMBO = short, QTYTOINV = remaining - short, QTYREMAI = remaining,
         ATYALLOC = allocated, EXTQTYAL = allocated * line.QTYBSUOM
   WHERE l.SOPNUMBE = header.SOPNUMBE AND l.SOPTYPE = 2 AND l.LNITMSEQ = p_line AND l.CMPNTSEQ = 0;
  SELECT sum(XTNDPRCE), sum(REMPRICE), sum(EXTDCOST) INTO header.SUBTOTAL, header.REMSUBTO, header.EXTDCOST
    FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2;
  header.DOCAMNT := header.SUBTOTAL + header.FRTAMNT + header.MISCAMNT + header.TAXAMNT + header.FRTTXAMT + header.MSCTXAMT
                    - header.TRDISAMT;
  UPDATE SOP10100 h
     SET SUBTOTAL = header.SUBTOTAL, ORSUBTOT = header.SUBTOTAL, REMSUBTO = header.REMSUBTO, OREMSUBT = header.REMSUBTO,
         EXTDCOST = header.EXTDCOST, OREXTCST = header.EXTDCOST, DOCAMNT = header.DOCAMNT, ORDOCAMT = header.DOCAMNT,
         ACCTAMNT = header.DOCAMNT - header.PYMTRCVD, ORACTAMT = header.DOCAMNT - header.PYMTRCVD, MODIFDT = current_date
   WHERE h.SOPNUMBE = header.SOPNUMBE AND h.SOPTYPE = 2;
  PERFORM sandbox.count_document(header, 1);
END $$;

CREATE FUNCTION sandbox.keeps_stock(line SOP10200) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT line.NONINVEN = 0 AND line.DROPSHIP = 0
     AND EXISTS (SELECT FROM IV00101 WHERE ITEMNMBR = line.ITEMNMBR AND ITEMTYPE IN (1, 2))
$$;

-- Posts a batch of cash receipts: they become open credits, and what was applied counts.
CREATE FUNCTION sandbox.post_receipts(p_batch varchar) RETURNS SETOF varchar LANGUAGE plpgsql AS $$
DECLARE
  receipt RM10201;
BEGIN
  IF NOT EXISTS (SELECT FROM RM10201 WHERE BCHSOURC = 'RM_Cash' AND BACHNUMB = p_batch) THEN
    RAISE no_data_found USING MESSAGE = format('There is no batch %s of cash receipts', p_batch);
  END IF;
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
END $$;

-- Allocates stock that has arrived to what an order has back-ordered; answers how many lines got some.
CREATE FUNCTION sandbox.fill_back_orders(p_number varchar) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  header SOP10100 := sandbox.order_or_fail(p_number);
  line SOP10200;
  available numeric;
  filled integer := 0;
BEGIN
  FOR line IN SELECT * FROM SOP10200 WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 AND QTYTBAOR > 0 ORDER BY LNITMSEQ LOOP
    PERFORM sandbox.hold_stock(line.ITEMNMBR, line.LOCNCODE);
    SELECT least(line.QTYTBAOR, greatest(trunc((QTYONHND - ATYALLOC) / line.QTYBSUOM, greatest(line.DECPLQTY - 1, 0)), 0))
      INTO available FROM IV00102 WHERE ITEMNMBR = line.ITEMNMBR AND LOCNCODE = line.LOCNCODE AND RCRDTYPE = 2;
    CONTINUE WHEN coalesce(available, 0) = 0;
    PERFORM sandbox.move_stock(line.ITEMNMBR, line.LOCNCODE, 0, available * line.QTYBSUOM, -available * line.QTYBSUOM);
    UPDATE SOP10200 SET QTYTBAOR = QTYTBAOR - available, QTYREMBO = QTYTBAOR - available, QTYTOINV = QTYTOINV + available,
           ATYALLOC = ATYALLOC + available, EXTQTYAL = (ATYALLOC + available) * QTYBSUOM
     WHERE SOPNUMBE = header.SOPNUMBE AND SOPTYPE = 2 AND LNITMSEQ = line.LNITMSEQ AND CMPNTSEQ = line.CMPNTSEQ;
    filled := filled + 1;
  END LOOP;
  RETURN filled;
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

-- Balances and aging of all customers from their open documents: not due, then up to 30, 60, 90 and more days past due.
CREATE FUNCTION sandbox.age_receivables(p_today date) RETURNS void LANGUAGE sql AS $$
  UPDATE RM00103 s
     SET CUSTBLNC = d.owed, AGPERAMT_1 = d.not_due, AGPERAMT_2 = d.to_30, AGPERAMT_3 = d.to_60, AGPERAMT_4 = d.to_90,
         AGPERAMT_5 = d.more, LASTAGED = p_today, LSTTRXDT = d.last_date, TTLSLYTD = d.sales, TTLSLLTD = d.sales,
         TTLINYTD = d.invoices, TTLINLTD = d.invoices
    FROM (SELECT CUSTNMBR, sum(amount) AS owed, max(DOCDATE) AS last_date, sum(SLSAMNT) AS sales,
                 count(*) FILTER (WHERE RMDTYPAL = 1) AS invoices,
                 coalesce(sum(amount) FILTER (WHERE late <= 0), 0) AS not_due,
                 coalesce(sum(amount) FILTER (WHERE late BETWEEN 1 AND 30), 0) AS to_30,
                 coalesce(sum(amount) FILTER (WHERE late BETWEEN 31 AND 60), 0) AS to_60,
                 coalesce(sum(amount) FILTER (WHERE late BETWEEN 61 AND 90), 0) AS to_90,
                 coalesce(sum(amount) FILTER (WHERE late > 90), 0) AS more
            FROM (SELECT *, CASE WHEN RMDTYPAL >= 7 THEN -CURTRXAM ELSE CURTRXAM END AS amount,
                         CASE WHEN RMDTYPAL >= 7 THEN 0 ELSE p_today - DUEDATE::date END AS late
                    FROM RM20101 WHERE VOIDSTTS = 0) o
           GROUP BY CUSTNMBR) d
   WHERE s.CUSTNMBR = d.CUSTNMBR
$$;
