-- The company's setup: what an administrator enters once. Names are invented.
INSERT INTO dynamics.MC40200 (CURNCYID, CURRNIDX, CRNCYDSC, CRNCYSYM, DECPLCUR, ISOCURRC) VALUES
('Z-US$', 1007, 'US Dollars', '$', 3, 'USD'), ('Z-C$', 1001, 'Canadian Dollars', 'C$', 3, 'CAD'), ('Z-EURO', 1002, 'Euro', 'E', 3, 'EUR');

INSERT INTO dynamics.SY01500 (CMPANYID, CMPNYNAM, INTERID, LOCATNNM, ADRCNTCT, ADDRESS1, CITY, STATE, ZIPCODE, CMPCNTRY, PHONE1, CCode)
VALUES (-1, 'Northfield Supply Company', 'TWO', 'Headquarters', 'Operations', '4277 Lyndale Avenue', 'Minneapolis', 'MN', '55409', 'USA', '61255501000000', 'US');

INSERT INTO SY03300 (PYMTRMID, DUETYPE, DUEDTDS, DISCTYPE, DISCDTDS, DSCLCTYP, DSCPCTAM) VALUES
('Net 30', 1, 30, 1, 0, 1, 0), ('Net 15', 1, 15, 1, 0, 1, 0), ('Net 60', 1, 60, 1, 0, 1, 0),
('2% 10/Net 30', 1, 30, 1, 10, 1, 200), ('1% 10/Net 30', 1, 30, 1, 10, 1, 100),
('COD', 1, 0, 1, 0, 1, 0), ('Prepaid', 1, 0, 1, 0, 1, 0), ('Due on receipt', 1, 0, 1, 0, 1, 0);

-- SHIPTYPE 0 pickup, 1 delivery.
INSERT INTO SY03000 (SHIPMTHD, SHMTHDSC, CARRIER, SHIPTYPE) VALUES
('GROUND', 'Ground, 1 to 5 days', 'UPS', 1), ('2ND DAY', 'Second day air', 'UPS', 1), ('NEXT DAY', 'Next day air', 'UPS', 1),
('MAIL', 'Priority mail', 'USPS', 1), ('LOCAL DELIVERY', 'Our own truck', 'Northfield', 1), ('FREIGHT', 'Less than truckload', 'Common carrier', 1),
('PICKUP', 'Picked up at the dock', '', 0);

INSERT INTO TX00101 (TAXSCHID, TXSCHDSC) VALUES
('USASTCITY-6*', 'Illinois and Chicago'), ('STATE MN', 'Minnesota'), ('STATE WA', 'Washington'), ('STATE GA', 'Georgia'),
('STATE TX', 'Texas'), ('EXEMPT', 'No sales tax'), ('COMPANYSALES', 'Default of the company');
INSERT INTO TX00201 (TAXDTLID, TXDTLDSC, TXDTLTYP, TXDTLBSE, TXDTLPCT) VALUES
('USSST+PSONO', 'Illinois state', 1, 3, 6.25), ('USCITY+PSONO', 'Chicago city', 1, 3, 1.25), ('MN STATE', 'Minnesota state', 1, 3, 6.875),
('WA STATE', 'Washington state', 1, 3, 6.5), ('GA STATE', 'Georgia state', 1, 3, 4), ('TX STATE', 'Texas state', 1, 3, 6.25),
('EXEMPT', 'No sales tax', 1, 3, 0), ('AVATAX', 'As the tax service says', 1, 3, 0),
('WEB STATE', 'State, by the tax service', 1, 3, 0), ('WEB COUNTY', 'County, by the tax service', 1, 3, 0),
('WEB CITY', 'City, by the tax service', 1, 3, 0), ('WEB SPECIAL', 'District, by the tax service', 1, 3, 0);
INSERT INTO TX00102 (TAXSCHID, TAXDTLID, TXDTLBSE, Auto_Calculate) VALUES
('USASTCITY-6*', 'USSST+PSONO', 3, 1), ('USASTCITY-6*', 'USCITY+PSONO', 3, 1), ('STATE MN', 'MN STATE', 3, 1), ('STATE WA', 'WA STATE', 3, 1),
('STATE GA', 'GA STATE', 3, 1), ('STATE TX', 'TX STATE', 3, 1), ('EXEMPT', 'EXEMPT', 3, 1), ('COMPANYSALES', 'AVATAX', 3, 0);

INSERT INTO CM00100 (CHEKBKID, DSCRIPTN, CURNCYID, CURRBLNC) VALUES
('UPTOWN TRUST', 'Operating account', 'Z-US$', 184220.15), ('FIRST BANK', 'Card settlements', 'Z-US$', 52310.80);

INSERT INTO SOP40300 (SOPTYPE, DOCTYABR, DOCTYNAM, SOPNUMBE, SETUPKEY) VALUES
(1, 'QTE', 'Quote', 'QTE1000', 1), (2, 'ORD', 'Order', 'ORD1000', 1), (3, 'INV', 'Invoice', 'INV1000', 1),
(4, 'RTN', 'Return', 'RTN1000', 1), (5, 'BKO', 'Back Order', 'BKO1000', 1), (6, 'FUL', 'Fulfillment Order', 'FUL1000', 1);
-- ALLOCABY 1 by line, 2 by document or batch, 3 not at all.
INSERT INTO SOP40200 (DOCID, SOPTYPE, SETUPKEY, DOCTYABR, SOPNUMBE, DAYTOEXP, ALLOCABY, USPFULPR, QUOTOORD, QUOTOINV, ENABLEBACKORDER, ENABLECANCELED) VALUES
('STDQTE', 1, 1, 'QTE', 'QTEST1001', 30, 3, 0, 1, 1, 0, 0), ('STDORD', 2, 1, 'ORD', 'ORDST2001', 0, 1, 1, 0, 0, 1, 1),
('STDINV', 3, 1, 'INV', 'STDINV3001', 0, 1, 0, 0, 0, 1, 1), ('STDRTN', 4, 1, 'RTN', 'RTNST4001', 0, 3, 0, 0, 0, 0, 0),
('STDBKO', 5, 1, 'BKO', 'BKOST5001', 0, 3, 0, 0, 0, 0, 0);
INSERT INTO RM40401 (RMDTYPAL, DOCDESCR, DOCNUMBR) VALUES
(1, 'Sales / Invoices', 'SALES00000001001'), (7, 'Credit Memos', 'CREDT00000001001'), (9, 'Cash Receipts', 'PYMNT00000001001');

INSERT INTO SOP00100 (PRCHLDID, DSCRIPTN, XFERPHOL, POSTPHOL, FUFIPHOL, PRINPHOL) VALUES
('CREDIT', 'Credit department must release', 1, 1, 1, 0), ('REVIEW', 'Sales must look at it', 1, 1, 1, 1), ('ADDRESS', 'Address in doubt', 0, 0, 1, 0),
('STOREBRIDGE', 'Web order held in review', 1, 1, 1, 1);

INSERT INTO RM00301 (SLPRSNID, SLPRSNFN, SPRSNSLN, SALSTERR, INACTIVE) VALUES
('ERICKSON G.', 'Gregory', 'Erickson', 'MIDWEST', 0), ('BARNES T.', 'Teresa', 'Barnes', 'WEST', 0), ('OKAFOR C.', 'Chidi', 'Okafor', 'SOUTH', 0),
('LINDGREN M.', 'Maja', 'Lindgren', 'EAST', 0), ('DOYLE P.', 'Patrick', 'Doyle', 'EAST', 1);

INSERT INTO IV40700 (LOCNCODE, LOCNDSCR, ADDRESS1, CITY, STATE, ZIPCODE, COUNTRY, PHONE1, CCode) VALUES
('MAIN', 'Minneapolis warehouse', '4277 Lyndale Avenue', 'Minneapolis', 'MN', '55409', 'USA', '61255501000000', 'US'),
('EAST', 'Newark warehouse', '210 Frelinghuysen Avenue', 'Newark', 'NJ', '07114', 'USA', '97355501200000', 'US'),
('SOUTH', 'Atlanta warehouse', '1580 Marietta Boulevard', 'Atlanta', 'GA', '30318', 'USA', '40455501300000', 'US'),
('WEST', 'Reno warehouse', '905 East Greg Street', 'Sparks', 'NV', '89431', 'USA', '77555501400000', 'US');

INSERT INTO IV40201 (UOMSCHDL, UMSCHDSC, BASEUOFM, UMDPQTYS) VALUES
('EACH', 'Single pieces', 'EACH', 1), ('EACH-CS12', 'Pieces and cases of 12', 'EACH', 1), ('EACH-BX50', 'Pieces and boxes of 50', 'EACH', 1),
('HOUR', 'Hours of service', 'HOUR', 3);
INSERT INTO IV40202 (UOMSCHDL, UOFM, SEQNUMBR, EQUIVUOM, EQUOMQTY, QTYBSUOM, UOFMLONGDESC) VALUES
('EACH', 'EACH', 16384, 'EACH', 1, 1, 'Each'), ('EACH-CS12', 'EACH', 16384, 'EACH', 1, 1, 'Each'), ('EACH-CS12', 'CASE', 32768, 'EACH', 12, 12, 'Case of 12'),
('EACH-BX50', 'EACH', 16384, 'EACH', 1, 1, 'Each'), ('EACH-BX50', 'BOX', 32768, 'EACH', 50, 50, 'Box of 50'), ('HOUR', 'HOUR', 16384, 'HOUR', 1, 1, 'Hour');

INSERT INTO IV40800 (PRCLEVEL, DSCRIPTN) VALUES
('RETAIL', 'List'), ('WHOLESALE', 'Resellers and larger offices'), ('CONTRACT', 'Annual contracts');

INSERT INTO RM00201 (CLASSID, CLASDSCR, CRLMTTYP, CRLMTAMT, PYMTRMID, SHIPMTHD, PRCLEVEL, TAXSCHID, CHEKBKID, CURNCYID, SLPRSNID, SALSTERR) VALUES
('CORPORATE', 'Companies with a contract', 2, 50000, 'Net 30', 'GROUND', 'CONTRACT', 'COMPANYSALES', 'UPTOWN TRUST', 'Z-US$', 'ERICKSON G.', 'MIDWEST'),
('SMALLBUS', 'Small businesses', 2, 7500, 'Net 30', 'GROUND', 'RETAIL', 'COMPANYSALES', 'UPTOWN TRUST', 'Z-US$', 'BARNES T.', 'WEST'),
('EDUCATION', 'Schools and universities', 2, 25000, 'Net 60', 'GROUND', 'WHOLESALE', 'EXEMPT', 'UPTOWN TRUST', 'Z-US$', 'LINDGREN M.', 'EAST'),
('HEALTH', 'Clinics and laboratories', 2, 30000, 'Net 30', '2ND DAY', 'WHOLESALE', 'EXEMPT', 'UPTOWN TRUST', 'Z-US$', 'OKAFOR C.', 'SOUTH'),
('WEB', 'Came through the web store', 0, 0, 'Prepaid', 'GROUND', 'RETAIL', 'COMPANYSALES', 'FIRST BANK', 'Z-US$', '', '');
