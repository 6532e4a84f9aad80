-- Customers. Values that are left out (null) are left alone.

CREATE FUNCTION sandbox.customer_errors(p sandbox.taUpdateCreateCustomerRcd_in) RETURNS integer[] LANGUAGE sql AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN sandbox.locked('customer', p.CUSTNMBR) THEN 2079 END,
    CASE WHEN p.CUSTCLAS <> '' AND NOT EXISTS (SELECT FROM RM00201 WHERE CLASSID = p.CUSTCLAS) THEN 30036 END,
    CASE WHEN p.PRCLEVEL <> '' AND NOT EXISTS (SELECT FROM IV40800 WHERE PRCLEVEL = p.PRCLEVEL) THEN 30013 END,
    CASE WHEN p.PYMTRMID <> '' AND NOT EXISTS (SELECT FROM SY03300 WHERE PYMTRMID = p.PYMTRMID) THEN 30019 END,
    CASE WHEN p.SHIPMTHD <> '' AND NOT EXISTS (SELECT FROM SY03000 WHERE SHIPMTHD = p.SHIPMTHD) THEN 30018 END,
    CASE WHEN p.TAXSCHID <> '' AND NOT EXISTS (SELECT FROM TX00101 WHERE TAXSCHID = p.TAXSCHID) THEN 7023 END,
    CASE WHEN p.CURNCYID <> '' AND NOT EXISTS (SELECT FROM dynamics.MC40200 WHERE CURNCYID = p.CURNCYID) THEN 483 END,
    CASE WHEN p.CHEKBKID <> '' AND NOT EXISTS (SELECT FROM CM00100 WHERE CHEKBKID = p.CHEKBKID) THEN 30032 END,
    CASE WHEN p.CRLMTTYP NOT BETWEEN 0 AND 2 OR p.HOLD NOT IN (0, 1) OR p.INACTIVE NOT IN (0, 1) OR p.BALNCTYP NOT IN (0, 1)
         THEN 30042 END], NULL)
$$;

CREATE FUNCTION sandbox.taUpdateCreateCustomerRcd(p sandbox.taUpdateCreateCustomerRcd_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := sandbox.customer_errors(p);
  old RM00101;
  class RM00201;
BEGIN
  SELECT * INTO old FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR FOR UPDATE;
  IF FOUND AND p.UpdateIfExists = 0 THEN errors := errors || 30035; END IF;
  IF errors <> '{}' THEN RETURN errors; END IF;
  IF old.CUSTNMBR IS NULL THEN
    IF p.UseCustomerClass = 1 THEN SELECT * INTO class FROM RM00201 WHERE CLASSID = p.CUSTCLAS; END IF;
    INSERT INTO RM00101 (CUSTNMBR, CUSTNAME, SHRTNAME, STMTNAME, CUSTCLAS, CRLMTTYP, CRLMTAMT, PRCLEVEL, PYMTRMID, SHIPMTHD,
                         TAXSCHID, CURNCYID, SLPRSNID, SALSTERR, CHEKBKID, PRBTADCD, PRSTADCD, STADDRCD, NOTEINDX, CREATDDT)
    VALUES (p.CUSTNMBR, coalesce(p.CUSTNAME, ''), left(coalesce(p.SHRTNAME, p.CUSTNAME, ''), 15), coalesce(p.CUSTNAME, ''),
            coalesce(p.CUSTCLAS, ''), coalesce(class.CRLMTTYP, 0), coalesce(class.CRLMTAMT, 0), coalesce(class.PRCLEVEL, ''),
            coalesce(class.PYMTRMID, ''), coalesce(class.SHIPMTHD, ''), coalesce(class.TAXSCHID, ''),
            coalesce(class.CURNCYID, 'Z-US$'), coalesce(class.SLPRSNID, ''), coalesce(class.SALSTERR, ''),
            coalesce(class.CHEKBKID, ''), coalesce(p.ADRSCODE, ''), coalesce(p.ADRSCODE, ''), coalesce(p.ADRSCODE, ''),
            nextval('sandbox.note_index'), current_date);
    INSERT INTO RM00103 (CUSTNMBR) VALUES (p.CUSTNMBR) ON CONFLICT DO NOTHING;
  END IF;
  UPDATE RM00101 SET
    CUSTNAME = coalesce(p.CUSTNAME, CUSTNAME), SHRTNAME = coalesce(p.SHRTNAME, SHRTNAME),
    STMTNAME = coalesce(p.STMTNAME, STMTNAME), CUSTCLAS = coalesce(p.CUSTCLAS, CUSTCLAS), HOLD = coalesce(p.HOLD, HOLD),
    INACTIVE = coalesce(p.INACTIVE, INACTIVE), CUSTPRIORITY = coalesce(p.CUSTPRIORITY, CUSTPRIORITY),
    ADRSCODE = coalesce(p.ADRSCODE, ADRSCODE), CNTCPRSN = coalesce(p.CNTCPRSN, CNTCPRSN),
    ADDRESS1 = coalesce(p.ADDRESS1, ADDRESS1), ADDRESS2 = coalesce(p.ADDRESS2, ADDRESS2),
    ADDRESS3 = coalesce(p.ADDRESS3, ADDRESS3), CITY = coalesce(p.CITY, CITY), STATE = coalesce(p.STATE, STATE),
    ZIP = coalesce(p.ZIPCODE, ZIP), CCode = coalesce(p.CCode, CCode), COUNTRY = coalesce(p.COUNTRY, COUNTRY),
    PHONE1 = coalesce(p.PHNUMBR1, PHONE1), PHONE2 = coalesce(p.PHNUMBR2, PHONE2), PHONE3 = coalesce(p.PHNUMBR3, PHONE3),
    FAX = coalesce(p.FAX, FAX), UPSZONE = coalesce(p.UPSZONE, UPSZONE), SHIPMTHD = coalesce(p.SHIPMTHD, SHIPMTHD),
    TAXSCHID = coalesce(p.TAXSCHID, TAXSCHID), SHIPCOMPLETE = coalesce(p.SHIPCOMPLETE, SHIPCOMPLETE),
    PRSTADCD = coalesce(p.PRSTADCD, PRSTADCD), PRBTADCD = coalesce(p.PRBTADCD, PRBTADCD),
    STADDRCD = coalesce(p.STADDRCD, STADDRCD), SLPRSNID = coalesce(p.SLPRSNID, SLPRSNID),
    SALSTERR = coalesce(p.SALSTERR, SALSTERR), USERDEF1 = coalesce(p.USERDEF1, USERDEF1),
    USERDEF2 = coalesce(p.USERDEF2, USERDEF2), COMMENT1 = coalesce(p.COMMENT1, COMMENT1),
    COMMENT2 = coalesce(p.COMMENT2, COMMENT2), CUSTDISC = coalesce(round(p.CUSTDISC * 100), CUSTDISC),
    PYMTRMID = coalesce(p.PYMTRMID, PYMTRMID), PRCLEVEL = coalesce(p.PRCLEVEL, PRCLEVEL),
    BALNCTYP = coalesce(p.BALNCTYP, BALNCTYP), CRLMTTYP = coalesce(p.CRLMTTYP, CRLMTTYP),
    CRLMTAMT = coalesce(p.CRLMTAMT, CRLMTAMT), CRLMTPER = coalesce(p.CRLMTPER, CRLMTPER),
    CRLMTPAM = coalesce(p.CRLMTPAM, CRLMTPAM), CURNCYID = coalesce(p.CURNCYID, CURNCYID),
    CHEKBKID = coalesce(p.CHEKBKID, CHEKBKID), TAXEXMT1 = coalesce(p.TAXEXMT1, TAXEXMT1),
    TAXEXMT2 = coalesce(p.TAXEXMT2, TAXEXMT2), TXRGNNUM = coalesce(p.TXRGNNUM, TXRGNNUM),
    INTEGRATIONSOURCE = coalesce(nullif(p.INTEGRATIONSOURCE, 0), INTEGRATIONSOURCE),
    INTEGRATIONID = coalesce(nullif(p.INTEGRATIONID, ''), INTEGRATIONID),
    NOTEINDX = sandbox.write_note(NOTEINDX, p.NOTETEXT), MODIFDT = current_date
   WHERE CUSTNMBR = p.CUSTNMBR;
  IF p.CreateAddress = 1 AND p.ADRSCODE <> '' THEN
    PERFORM sandbox.write_address(ROW(c.CUSTNMBR, p.ADRSCODE, p.SLPRSNID, p.UPSZONE, p.SHIPMTHD, p.TAXSCHID, p.CNTCPRSN,
      p.ADDRESS1, p.ADDRESS2, p.ADDRESS3, p.COUNTRY, p.CITY, p.STATE, p.ZIPCODE, p.PHNUMBR1, p.PHNUMBR2, p.PHNUMBR3, p.FAX,
      NULL, p.CCode, p.SALSTERR)::sandbox.address) FROM RM00101 c WHERE c.CUSTNMBR = p.CUSTNMBR;
  END IF;
  RETURN '{}';
END $$;

CREATE TYPE sandbox.address AS (
  customer varchar, code varchar, salesperson varchar, zone varchar, ship_method varchar, tax_schedule varchar,
  contact varchar, line1 varchar, line2 varchar, line3 varchar, country varchar, city varchar, state varchar, zip varchar,
  phone1 varchar, phone2 varchar, phone3 varchar, fax varchar, ship_to varchar, country_code varchar, territory varchar);

-- Makes the address or changes what is not null in it.
CREATE FUNCTION sandbox.write_address(a sandbox.address) RETURNS void LANGUAGE sql AS $$
  INSERT INTO RM00102 (CUSTNMBR, ADRSCODE, CREATDDT) VALUES (a.customer, a.code, current_date) ON CONFLICT DO NOTHING;
  UPDATE RM00102 SET
    SLPRSNID = coalesce(a.salesperson, SLPRSNID), UPSZONE = coalesce(a.zone, UPSZONE),
    SHIPMTHD = coalesce(a.ship_method, SHIPMTHD), TAXSCHID = coalesce(a.tax_schedule, TAXSCHID),
    CNTCPRSN = coalesce(a.contact, CNTCPRSN), ADDRESS1 = coalesce(a.line1, ADDRESS1), ADDRESS2 = coalesce(a.line2, ADDRESS2),
    ADDRESS3 = coalesce(a.line3, ADDRESS3), COUNTRY = coalesce(a.country, COUNTRY), CITY = coalesce(a.city, CITY),
    STATE = coalesce(a.state, STATE), ZIP = coalesce(a.zip, ZIP), PHONE1 = coalesce(a.phone1, PHONE1),
    PHONE2 = coalesce(a.phone2, PHONE2), PHONE3 = coalesce(a.phone3, PHONE3), FAX = coalesce(a.fax, FAX),
    ShipToName = coalesce(a.ship_to, ShipToName), CCode = coalesce(a.country_code, CCode),
    SALSTERR = coalesce(a.territory, SALSTERR), MODIFDT = current_date
   WHERE CUSTNMBR = a.customer AND ADRSCODE = a.code;
$$;

CREATE FUNCTION sandbox.taCreateCustomerAddress(p sandbox.taCreateCustomerAddress_in) RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
  errors integer[] := array_remove(ARRAY[
    CASE WHEN NOT EXISTS (SELECT FROM RM00101 WHERE CUSTNMBR = p.CUSTNMBR) THEN 30001 END,
    CASE WHEN p.UpdateIfExists = 0 AND EXISTS (SELECT FROM RM00102 WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = p.ADRSCODE)
         THEN 30035 END,
    CASE WHEN p.SHIPMTHD <> '' AND NOT EXISTS (SELECT FROM SY03000 WHERE SHIPMTHD = p.SHIPMTHD) THEN 30018 END,
    CASE WHEN p.TAXSCHID <> '' AND NOT EXISTS (SELECT FROM TX00101 WHERE TAXSCHID = p.TAXSCHID) THEN 7023 END,
    CASE WHEN p.LOCNCODE <> '' AND NOT EXISTS (SELECT FROM IV40700 WHERE LOCNCODE = p.LOCNCODE) THEN 30010 END], NULL);
BEGIN
  IF errors <> '{}' THEN RETURN errors; END IF;
  PERFORM sandbox.write_address(ROW(p.CUSTNMBR, p.ADRSCODE, p.SLPRSNID, p.UPSZONE, p.SHIPMTHD, p.TAXSCHID, p.CNTCPRSN,
    p.ADDRESS1, p.ADDRESS2, p.ADDRESS3, p.COUNTRY, p.CITY, p.STATE, p.ZIPCODE, p.PHNUMBR1, p.PHNUMBR2, p.PHNUMBR3, p.FAX,
    p.ShipToName, p.CCode, p.SALSTERR)::sandbox.address);
  UPDATE RM00102 SET LOCNCODE = coalesce(p.LOCNCODE, LOCNCODE), USERDEF1 = coalesce(p.USERDEF1, USERDEF1),
         USERDEF2 = coalesce(p.USERDEF2, USERDEF2), INTEGRATIONSOURCE = coalesce(p.INTEGRATIONSOURCE, INTEGRATIONSOURCE),
         INTEGRATIONID = coalesce(p.INTEGRATIONID, INTEGRATIONID)
   WHERE CUSTNMBR = p.CUSTNMBR AND ADRSCODE = p.ADRSCODE;
  RETURN '{}';
END $$;

-- Master_Type CUS is a customer. What is left out becomes blank, as the defaults of this node say.
CREATE FUNCTION sandbox.taCreateInternetAddresses(p sandbox.taCreateInternetAddresses_in) RETURNS integer[] LANGUAGE plpgsql AS $$
BEGIN
  IF p.Master_Type = 'CUS' AND NOT EXISTS (SELECT FROM RM00101 WHERE CUSTNMBR = p.Master_ID) THEN RETURN '{30001}'; END IF;
  INSERT INTO SY01200 (Master_Type, Master_ID, ADRSCODE, INET1, INET2, INET3, INET4, INET5, INET6, INET7, INET8, INETINFO,
                       Messenger_Address, EmailToAddress, EmailCcAddress, EmailBccAddress)
  VALUES (p.Master_Type, p.Master_ID, p.ADRSCODE, p.INET1, p.INET2, p.INET3, p.INET4, p.INET5, p.INET6, p.INET7, p.INET8,
          p.INETINFO, p.Messenger_Address, p.EmailToAddress, p.EmailCcAddress, p.EmailBccAddress)
  ON CONFLICT (Master_Type, Master_ID, ADRSCODE) DO UPDATE
     SET INET1 = EXCLUDED.INET1, INET2 = EXCLUDED.INET2, INET3 = EXCLUDED.INET3, INET4 = EXCLUDED.INET4, INET5 = EXCLUDED.INET5,
         INET6 = EXCLUDED.INET6, INET7 = EXCLUDED.INET7, INET8 = EXCLUDED.INET8, INETINFO = EXCLUDED.INETINFO,
         Messenger_Address = EXCLUDED.Messenger_Address, EmailToAddress = EXCLUDED.EmailToAddress,
         EmailCcAddress = EXCLUDED.EmailCcAddress, EmailBccAddress = EXCLUDED.EmailBccAddress;
  RETURN '{}';
END $$;
