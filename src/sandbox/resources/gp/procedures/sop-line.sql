-- Lines of sales documents.

-- Quantities of a line: what it takes from stock, what waits for stock, what is dropped; in the line's unit.
CREATE TYPE sandbox.share AS (quantity numeric, allocated numeric, back_ordered numeric, cancelled numeric, errors integer[]);

-- Shares out a wanted quantity by QtyShrtOpt: 1 sell balance, 2 override shortage, 3 back order all, 4 back order balance,
-- 5 cancel all, 6 cancel balance. Holds the stock rows until the end of the transaction.
CREATE FUNCTION sandbox.share_out(item IV00101, p_site varchar, p_factor numeric, p_quantity numeric, p_back_ordered numeric,
                                  p_cancelled numeric, p_option integer)
RETURNS sandbox.share LANGUAGE plpgsql AS $$
DECLARE
  s sandbox.share := ROW(p_quantity, 0, p_back_ordered, p_cancelled, '{}');
  wanted numeric := p_quantity - p_back_ordered - p_cancelled;
  available numeric;
BEGIN
  IF NOT sandbox.hold_stock(item.ITEMNMBR, p_site) THEN
    s.errors := '{30011}';
    RETURN s;
  END IF;
  SELECT greatest(trunc((QTYONHND - ATYALLOC) / p_factor, greatest(item.DECPLQTY - 1, 0)), 0) INTO available
    FROM IV00102 WHERE ITEMNMBR = item.ITEMNMBR AND LOCNCODE = p_site AND RCRDTYPE = 2;
  IF wanted <= available THEN
    s.allocated := wanted;
  ELSIF item.ITEMTYPE = 2 AND p_option NOT IN (1, 5, 6) THEN
    s.errors := '{30017}';
  ELSIF p_option = 1 THEN
    s.quantity := p_quantity - wanted + available;
    s.allocated := available;
    IF s.quantity = 0 THEN s.errors := '{30014}'; END IF;
  ELSIF p_option = 2 THEN
    s.allocated := wanted;
  ELSIF p_option IN (3, 4) THEN
    s.allocated := CASE p_option WHEN 4 THEN available ELSE 0 END;
    s.back_ordered := p_back_ordered + wanted - s.allocated;
  ELSIF p_option IN (5, 6) THEN
    s.allocated := CASE p_option WHEN 6 THEN available ELSE 0 END;
    s.cancelled := p_cancelled + wanted - s.allocated;
  ELSE
    s.errors := '{30045}';
  END IF;
  IF s.back_ordered > 0 AND item.ALWBKORD = 0 THEN s.errors := s.errors || 4776; END IF;
  RETURN s;
END $$;

-- What is wrong with a line before anybody looks at prices and stock.
CREATE FUNCTION sandbox.line_errors(p sandbox.taSopLineIvcInsert_in, item IV00101, customer RM00101)
RETURNS integer[] LANGUAGE sql AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN p.SOPTYPE NOT BETWEEN 1 AND 6 THEN 30005 END,
    CASE WHEN customer.CUSTNMBR IS NULL THEN 30001 END,
    CASE WHEN customer.INACTIVE = 1 THEN 30002 END,
    CASE WHEN EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND CUSTNMBR <> p.CUSTNMBR)
         THEN 30034 END,
    CASE WHEN p.NONINVEN = 0 AND item.ITEMNMBR IS NULL THEN 3250 END,
    CASE WHEN item.INACTIVE = 1 THEN 30016 END,
    CASE WHEN sandbox.locked('item', p.ITEMNMBR) THEN 2079 END,
    CASE WHEN p.QUANTITY <= 0 OR p.QUANTITY < p.QTYTBAOR + p.QTYCANCE OR least(p.QTYTBAOR, p.QTYCANCE) < 0 THEN 30014 END,
    CASE WHEN p.QUANTITY <> trunc(p.QUANTITY, greatest(item.DECPLQTY - 1, 0)) THEN 30027 END,
    CASE WHEN p.LOCNCODE <> '' AND NOT EXISTS (SELECT FROM IV40700 WHERE LOCNCODE = p.LOCNCODE) THEN 30010 END,
    CASE WHEN p.PRCLEVEL <> '' AND NOT EXISTS (SELECT FROM IV40800 WHERE PRCLEVEL = p.PRCLEVEL) THEN 30013 END,
    CASE WHEN p.CURNCYID <> '' AND NOT EXISTS (SELECT FROM dynamics.MC40200 WHERE CURNCYID = p.CURNCYID) THEN 483 END,
    CASE WHEN p.DOCID <> '' AND NOT EXISTS (SELECT FROM SOP40200 WHERE SOPTYPE = p.SOPTYPE AND DOCID = p.DOCID) THEN 30006 END,
    CASE WHEN p.TAXSCHID <> '' AND NOT EXISTS (SELECT FROM TX00101 WHERE TAXSCHID = p.TAXSCHID) THEN 7023 END,
    CASE WHEN p.SHIPMTHD <> '' AND NOT EXISTS (SELECT FROM SY03000 WHERE SHIPMTHD = p.SHIPMTHD) THEN 30018 END,
    CASE WHEN p.PRSTADCD <> '' AND NOT EXISTS (SELECT FROM RM00102 WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = p.PRSTADCD)
         THEN 30020 END], NULL)
$$;

CREATE FUNCTION sandbox.taSopLineIvcInsert(p sandbox.taSopLineIvcInsert_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_replace(sandbox.change_refused(p.SOPTYPE, p.SOPNUMBE), 30041, 2221);
  item IV00101;
  customer RM00101;
  ship RM00102;
  old SOP10200;
  price_level varchar;
  currency varchar;
  unit varchar;
  factor numeric;
  site varchar;
  price numeric := p.UNITPRCE;
  extended numeric := p.XTNDPRCE;
  markdown numeric;
  cost numeric;
  shares sandbox.share;
  billed numeric;
  is_stock boolean;
BEGIN
  SELECT * INTO item FROM IV00101 WHERE ITEMNMBR = p.ITEMNMBR AND p.NONINVEN = 0;
  SELECT * INTO customer FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR;
  SELECT * INTO ship FROM RM00102
   WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = sandbox.first_of(p.PRSTADCD, customer.PRSTADCD, customer.ADRSCODE);
  errors := errors || sandbox.line_errors(p, item, customer);
  IF errors <> '{}' THEN RETURN errors; END IF;

  SELECT * INTO old FROM SOP10200
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND CMPNTSEQ = 0 AND LNITMSEQ = p.LNITMSEQ AND p.LNITMSEQ <> 0;
  IF FOUND THEN
    IF p.UpdateIfExists = 0 THEN RETURN '{30023}'; END IF;
    IF old.ITEMNMBR <> p.ITEMNMBR THEN RETURN '{2902}'; END IF;
    PERFORM sandbox.release_line(old);
    DELETE FROM SOP10200
     WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND CMPNTSEQ = 0 AND LNITMSEQ = p.LNITMSEQ;
  ELSIF p.LNITMSEQ = 0 THEN
    SELECT coalesce(max(LNITMSEQ), 0) + 16384 INTO p.LNITMSEQ FROM SOP10200
     WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE;
  END IF;

  is_stock := p.NONINVEN = 0 AND item.ITEMTYPE IN (1, 2) AND p.DROPSHIP = 0;
  currency := coalesce(sandbox.first_of(p.CURNCYID, customer.CURNCYID), 'Z-US$');
  price_level := sandbox.first_of(p.PRCLEVEL, customer.PRCLEVEL, item.PRCLEVEL);
  unit := CASE WHEN p.NONINVEN = 1 THEN coalesce(sandbox.first_of(p.UOFM), 'EACH')
               ELSE sandbox.first_of(p.UOFM, sandbox.default_unit(item)) END;
  factor := CASE WHEN p.NONINVEN = 1 THEN 1 ELSE sandbox.base_units(item, unit) END;
  IF factor IS NULL THEN RETURN '{30012}'; END IF;
  site := coalesce(sandbox.first_of(p.LOCNCODE, ship.LOCNCODE, item.LOCNCODE), 'MAIN');
  cost := coalesce(p.UNITCOST, item.CURRCOST * factor, 0);
  IF p.DEFPRICING = 1 THEN
    price := sandbox.unit_price(item, price_level, unit, currency, p.QUANTITY);
    IF price IS NULL THEN RETURN '{30021}'; END IF;
  END IF;

  markdown := coalesce(p.MRKDNAMT, round(price * p.MRKDNPCT / 100, 2), 0);
  IF p.DEFPRICING = 0 AND p.DEFEXTPRICE = 0
     AND round((price - markdown) * (p.QUANTITY - p.QTYCANCE), 2) <> round(extended, 2) THEN
    errors := errors || 722;
  END IF;

  shares := ROW(p.QUANTITY, 0, p.QTYTBAOR, p.QTYCANCE, '{}');
  IF is_stock AND sandbox.allocates(p.SOPTYPE, p.DOCID) THEN
    shares := sandbox.share_out(item, site, factor, p.QUANTITY, p.QTYTBAOR, p.QTYCANCE, p.QtyShrtOpt);
  ELSIF is_stock AND p.QTYTBAOR > 0 AND item.ALWBKORD = 0 THEN
    errors := errors || 4776;
  END IF;
  errors := errors || shares.errors;
  billed := shares.quantity - shares.cancelled - CASE WHEN p.SOPTYPE = 3 THEN shares.back_ordered ELSE 0 END;
  IF p.SOPTYPE = 4 AND p.QTYONHND + p.QTYRTRND + p.QTYINUSE + p.QTYINSVC + p.QTYDMGED <> p.QUANTITY AND p.NONINVEN = 0 THEN
    errors := errors || 30046;
  END IF;
  IF p.QTYFULFI > (CASE WHEN is_stock THEN shares.allocated ELSE billed END) THEN errors := errors || 2905; END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;

  IF p.DEFPRICING = 1 OR p.DEFEXTPRICE = 1 OR billed <> p.QUANTITY - p.QTYCANCE THEN
    extended := round((price - markdown) * billed, 2);
  END IF;
  PERFORM sandbox.move_stock(p.ITEMNMBR, site, 0, shares.allocated * factor,
                             CASE WHEN is_stock AND p.SOPTYPE <> 1 THEN shares.back_ordered ELSE 0 END * factor);
  INSERT INTO SOP10200 (
    SOPTYPE, SOPNUMBE, LNITMSEQ, ITEMNMBR, ITEMDESC, NONINVEN, DROPSHIP, UOFM, LOCNCODE, UNITCOST, ORUNTCST, UNITPRCE,
    ORUNTPRC, XTNDPRCE, OXTNDPRC, REMPRICE, OREPRICE, EXTDCOST, OREXTCST, MRKDNAMT, ORMRKDAM, MRKDNPCT, MRKDNTYP,
    ITMTSHID, IVITMTXB, TAXAMNT, ORTAXAMT, QUANTITY, ATYALLOC, QTYCANCE, QTYTBAOR, QTYREMBO, QTYTOINV, QTYREMAI,
    QTYFULFI, QTYONHND, QTYRTRND, QTYINUSE, QTYINSVC, QTYDMGED, QTYBSUOM, EXTQTYAL, ReqShipDate, FUFILDAT, ACTLSHIP, SHIPMTHD, SALSTERR, SLPRSNID, PRCLEVEL, COMMNTID,
    CURRNIDX, DECPLQTY, DECPLCUR, ODECPLCU, EXCEPTIONALDEMAND, TAXSCHID, PRSTADCD, ShipToName, CNTCPRSN, ADDRESS1,
    ADDRESS2, ADDRESS3, CITY, STATE, ZIPCODE, COUNTRY, PHONE1, PHONE2, PHONE3, FAXNUMBR, GPSFOINTEGRATIONID,
    INTEGRATIONSOURCE, INTEGRATIONID)
  SELECT
    p.SOPTYPE, p.SOPNUMBE, p.LNITMSEQ, coalesce(item.ITEMNMBR, p.ITEMNMBR),
    coalesce(sandbox.first_of(p.ITEMDESC, item.ITEMDESC), ''), p.NONINVEN, p.DROPSHIP, unit, site, cost, cost, price, price,
    extended, extended, extended, extended, round(cost * billed, 2), round(cost * billed, 2), markdown, markdown,
    round(coalesce(p.MRKDNPCT, 0) * 100), CASE WHEN p.MRKDNPCT IS NULL THEN 0 ELSE 1 END,
    coalesce(sandbox.first_of(p.ITMTSHID, item.ITMTSHID), ''), p.IVITMTXB, p.TAXAMNT, p.TAXAMNT, shares.quantity,
    shares.allocated, shares.cancelled, shares.back_ordered, shares.back_ordered,
    CASE WHEN p.SOPTYPE = 1 THEN p.QUOTEQTYTOINV ELSE shares.quantity - shares.cancelled - shares.back_ordered END,
    shares.quantity - shares.cancelled,
    coalesce(p.QTYFULFI, CASE WHEN p.SOPTYPE = 3 THEN billed ELSE 0 END),
    p.QTYONHND, p.QTYRTRND, p.QTYINUSE, p.QTYINSVC, p.QTYDMGED, factor, shares.allocated * factor,
    coalesce(p.ReqShipDate, '1900-01-01'), coalesce(p.FUFILDAT, '1900-01-01'), coalesce(p.ACTLSHIP, '1900-01-01'),
    coalesce(sandbox.first_of(p.SHIPMTHD, ship.SHIPMTHD, customer.SHIPMTHD), ''),
    coalesce(sandbox.first_of(p.SALSTERR, customer.SALSTERR), ''), coalesce(sandbox.first_of(p.SLPRSNID, customer.SLPRSNID), ''),
    coalesce(price_level, ''), p.COMMNTID,
    coalesce((SELECT CURRNIDX FROM dynamics.MC40200 WHERE CURNCYID = p.CURNCYID), 0),
    coalesce(item.DECPLQTY, 1), coalesce(item.DECPLCUR, 3), coalesce(item.DECPLCUR, 3), p.EXCEPTIONALDEMAND,
    coalesce(p.TAXSCHID, ''), coalesce(ship.ADRSCODE, ''), coalesce(sandbox.first_of(p.ShipToName, ship.ShipToName, customer.CUSTNAME), ''),
    a.CNTCPRSN, a.ADDRESS1, a.ADDRESS2, a.ADDRESS3, a.CITY, a.STATE, a.ZIPCODE, a.COUNTRY, a.PHONE1, a.PHONE2, a.PHONE3,
    a.FAXNUMBR, p.GPSFOINTEGRATIONID, p.INTEGRATIONSOURCE, p.INTEGRATIONID
    FROM (SELECT p.CNTCPRSN, p.ADDRESS1, p.ADDRESS2, p.ADDRESS3, p.CITY, p.STATE, p.ZIPCODE, p.COUNTRY, p.PHONE1, p.PHONE2,
                 p.PHONE3, p.FAXNUMBR WHERE p.ADDRESS1 <> '' OR ship.ADRSCODE IS NULL
          UNION ALL
          SELECT ship.CNTCPRSN, ship.ADDRESS1, ship.ADDRESS2, ship.ADDRESS3, ship.CITY, ship.STATE, ship.ZIP, ship.COUNTRY,
                 ship.PHONE1, ship.PHONE2, ship.PHONE3, ship.FAX WHERE p.ADDRESS1 = '' AND ship.ADRSCODE IS NOT NULL) a;
  IF p.CMMTTEXT <> '' OR p.COMMENT_1 <> '' THEN
    INSERT INTO SOP10202 (SOPTYPE, SOPNUMBE, LNITMSEQ, COMMENT_1, COMMENT_2, COMMENT_3, COMMENT_4, CMMTTEXT)
    VALUES (p.SOPTYPE, p.SOPNUMBE, p.LNITMSEQ, p.COMMENT_1, p.COMMENT_2, p.COMMENT_3, p.COMMENT_4, p.CMMTTEXT)
    ON CONFLICT (SOPTYPE, SOPNUMBE, LNITMSEQ) DO UPDATE
       SET COMMENT_1 = EXCLUDED.COMMENT_1, COMMENT_2 = EXCLUDED.COMMENT_2, COMMENT_3 = EXCLUDED.COMMENT_3,
           COMMENT_4 = EXCLUDED.COMMENT_4, CMMTTEXT = EXCLUDED.CMMTTEXT;
  ELSE
    DELETE FROM SOP10202 WHERE SOPTYPE = p.SOPTYPE AND SOPNUMBE = p.SOPNUMBE AND LNITMSEQ = p.LNITMSEQ;
  END IF;
  RETURN '{}';
END $$;

CREATE FUNCTION sandbox.taSopLineDelete(p sandbox.taSopLineDelete_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := sandbox.existing_change_refused(p.SOPTYPE, p.SOPNUMBE);
  line SOP10200;
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  IF p.LNITMSEQ = 0 AND 1 < (SELECT count(*) FROM SOP10200
      WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND ITEMNMBR = p.ITEMNMBR) THEN
    RETURN '{30024}';
  END IF;
  SELECT * INTO line FROM SOP10200
   WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND ITEMNMBR = p.ITEMNMBR
     AND (p.LNITMSEQ = 0 OR LNITMSEQ = p.LNITMSEQ) AND CMPNTSEQ = p.CMPNTSEQ;
  IF NOT FOUND THEN RETURN '{30022}'; END IF;
  PERFORM sandbox.release_line(line);
  DELETE FROM SOP10200 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND LNITMSEQ = line.LNITMSEQ;
  DELETE FROM SOP10105 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND LNITMSEQ = line.LNITMSEQ;
  DELETE FROM SOP10202 WHERE SOPNUMBE = p.SOPNUMBE AND SOPTYPE = p.SOPTYPE AND LNITMSEQ = line.LNITMSEQ;
  RETURN '{}';
END $$;
