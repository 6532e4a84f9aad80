-- Stock of IV00102: a row per site (RCRDTYPE 2) and one for all sites together (RCRDTYPE 1, site blank), in base units.

-- Holds the item's rows of this site until the end of the transaction; false when the site does not keep the item. Two
-- documents that want the same items in another order meet in a deadlock, which PostgreSQL ends with 40P01 for one of them
-- (SQL Server: 1205): that one may be sent again.
CREATE FUNCTION sandbox.hold_stock(p_item varchar, p_site varchar) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM IV00102 WHERE ITEMNMBR = p_item AND LOCNCODE = p_site AND RCRDTYPE = 2 FOR UPDATE;
  RETURN FOUND;
END $$;

-- Adds to the quantities of the site and of the total; negative numbers take away.
CREATE FUNCTION sandbox.move_stock(p_item varchar, p_site varchar, p_on_hand numeric, p_allocated numeric, p_back_ordered numeric)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_on_hand = 0 AND p_allocated = 0 AND p_back_ordered = 0 THEN RETURN; END IF;
  UPDATE IV00102 SET QTYONHND = QTYONHND + p_on_hand, ATYALLOC = ATYALLOC + p_allocated, QTYBKORD = QTYBKORD + p_back_ordered
   WHERE ITEMNMBR = p_item AND RCRDTYPE = 2 AND LOCNCODE = p_site;
  UPDATE IV00102 SET QTYONHND = QTYONHND + p_on_hand, ATYALLOC = ATYALLOC + p_allocated, QTYBKORD = QTYBKORD + p_back_ordered
   WHERE ITEMNMBR = p_item AND RCRDTYPE = 1;
END $$;

-- Gives back what a line holds.
CREATE FUNCTION sandbox.release_line(line SOP10200) RETURNS void LANGUAGE sql AS $$
  SELECT sandbox.move_stock(line.ITEMNMBR, line.LOCNCODE, 0, -line.ATYALLOC * line.QTYBSUOM,
                            -CASE WHEN line.NONINVEN = 0 THEN line.QTYTBAOR ELSE 0 END * line.QTYBSUOM)
$$;
