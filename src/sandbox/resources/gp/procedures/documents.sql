-- Questions about a sales document as a whole.

-- One transaction at a time works on a document number, so that a second sender sees the first one's lines.
CREATE FUNCTION sandbox.hold_document(p_type integer, p_number varchar) RETURNS void LANGUAGE sql AS
$$ SELECT pg_advisory_xact_lock(hashtextextended(upper(rtrim(p_number)), p_type)) $$;

-- Why an existing document can not be changed; empty: nothing stands against it (or there is none).
CREATE FUNCTION sandbox.change_refused(p_type integer, p_number varchar) RETURNS integer[] LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sandbox.hold_document(p_type, p_number);
  IF EXISTS (SELECT FROM SOP30200 WHERE SOPNUMBE = p_number AND SOPTYPE = p_type) THEN RETURN '{30041}'; END IF;
  RETURN array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = p_number AND SOPTYPE = p_type AND VOIDSTTS = 1) THEN 30007 END,
    CASE WHEN EXISTS (SELECT FROM SOP10100 WHERE ORIGNUMB = p_number AND ORIGTYPE = p_type AND ORIGTYPE <> 0 AND VOIDSTTS = 0)
           OR EXISTS (SELECT FROM SOP30200 WHERE ORIGNUMB = p_number AND ORIGTYPE = p_type AND ORIGTYPE <> 0 AND VOIDSTTS = 0) THEN 30008 END,
    CASE WHEN sandbox.locked('document', p_number) THEN 2079 END], NULL);
END $$;

-- The same for procedures that need the document to be there.
CREATE FUNCTION sandbox.existing_change_refused(p_type integer, p_number varchar) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  refused integer[] := sandbox.change_refused(p_type, p_number);
BEGIN
  IF refused = '{}' AND NOT EXISTS (SELECT FROM SOP10100 WHERE SOPNUMBE = p_number AND SOPTYPE = p_type) THEN
    RETURN '{30009}';
  END IF;
  RETURN refused;
END $$;

-- Whether lines of this document take stock: orders and invoices whose document ID allocates by line.
CREATE FUNCTION sandbox.allocates(p_type integer, p_document_id varchar) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_type IN (2, 3, 6) AND coalesce(
    (SELECT ALLOCABY = 1 FROM SOP40200 WHERE SOPTYPE = p_type AND DOCID = p_document_id),
    (SELECT ALLOCABY = 1 FROM SOP40200 WHERE SOPTYPE = p_type ORDER BY SETUPKEY, DOCID LIMIT 1), true)
$$;

-- What a document is still worth: freight and taxes go with its first invoice.
CREATE FUNCTION sandbox.open_amount(header SOP10100) RETURNS numeric LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN header.REMSUBTO = header.SUBTOTAL THEN header.DOCAMNT ELSE header.REMSUBTO END $$;

-- Takes a document's value out of (p_sign -1) or into (1) the customer's summary and the batch.
CREATE FUNCTION sandbox.count_document(header SOP10100, p_sign integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  amount numeric := p_sign * sandbox.open_amount(header);
BEGIN
  UPDATE RM00103
     SET ONORDAMT = ONORDAMT + CASE WHEN header.SOPTYPE IN (2, 5, 6) THEN amount ELSE 0 END,
         UNPSTDSA = UNPSTDSA + CASE WHEN header.SOPTYPE = 3 THEN amount ELSE 0 END
   WHERE CUSTNMBR = header.CUSTNMBR AND header.SOPTYPE IN (2, 3, 5, 6);
  PERFORM sandbox.add_to_batch(header.BCHSOURC, header.BACHNUMB, '', p_sign, amount);
END $$;
