package io.storebridge.sandbox.gp;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;

/**
 * Northfield Supply Company, an invented distributor of office, computer and laboratory supplies, made by a seeded generator:
 * the same seed, size and day make the same company. Records that README and tests may name are the same in every size (all
 * amounts in US dollars, per EACH unless said):
 *
 * <pre>
 * customer      what it is                                       level      terms    limit      owes
 * AARONFIT0001  Aaron Fittings &amp; Electric, in good standing     WHOLESALE  Net 30   25,000.00  2,100.50
 * BAKERSEM0001  Baker Seminary, on hold                          WHOLESALE  Net 60   15,000.00  3,480.00
 * CRESTLIN0001  Crestline Builders, over its limit               CONTRACT   Net 30    5,000.00  6,180.40 (overdue)
 * DELMARPR0001  Delmar Press, inactive                           RETAIL     Net 30    5,000.00      0.00
 * EASTONNE0001  Easton New Media, new: no order, no invoice      RETAIL     Net 30    7,500.00      0.00
 * FAIRVIEW0001  Fairview Regional Hospital, own price level      FAIRVIEW   Net 60   unlimited  9,930.00
 * GRANITEC0001  Granite City Studio, prepaid: no credit at all   RETAIL     Prepaid       0.00      0.00
 *
 * item           what it is                        cost      RETAIL    WHOLESALE  CONTRACT  MAIN  EAST SOUTH  WEST
 * PAPR-CPY-WHT   copy paper; 1-9                   5.10      8.99      7.90       7.20      1200   600   480   360
 *                            10-49                           8.49      7.50       6.90
 *                            50 and more                     7.99      7.00       6.50
 *                a CASE of 12                     61.20    102.00     89.40      81.60
 * CHAI-TSK-BLK   task chair                      151.20    249.00    219.00     205.00        60    20    20    20
 * LAPT-PRO-14    14 in laptop                    871.50  1,189.00  1,099.00   1,049.00        40     5     5     5
 * SERV-RCK-2U    server, no back orders        1,840.00  2,499.00  2,349.00   2,249.00         3     0     0     0
 * MICR-BIN-40X   microscope, scarce              455.00    689.00    639.00     599.00         2     0     0     0
 * HDST-USB-DUO   headset, none in MAIN            38.40     64.00     57.60      52.00         0    25    10     0
 * PRNT-OLD-LSR   printer, discontinued            92.00    149.00    139.00     135.00         4     0     0     0
 * MNTR-CRT-17    monitor, inactive                20.00     35.00     33.00      32.00         1     0     0     0
 * SRVC-INSTALL   installation, per HOUR           48.00     95.00     90.00      85.00     (a service: no stock)
 * </pre>
 *
 * Prices are GP's standard pricing: a customer has exactly one price level, so a price for one customer is a level of its own,
 * named after the customer, that lists the contract items; other items fall back to the item's default level, RETAIL. FAIRVIEW:
 * PAPR-CPY-WHT 6.25, CHAI-TSK-BLK 199.00, LAPT-PRO-14 999.00. Extended pricing (price sheets) can not be on at the same time.
 */
public final class SampleCompany {

    /** How much of everything. */
    public enum Size {
        SMALL(20, 60, 50, 6),
        FULL(300, 2000, 900, 40);

        final int customers;
        final int items;
        final int openInvoices;
        final int openOrders;

        Size(int customers, int items, int openInvoices, int openOrders) {
            this.customers = customers;
            this.items = items;
            this.openInvoices = openInvoices;
            this.openOrders = openOrders;
        }
    }

    private final Size size;
    private final Random random;
    private final LocalDate today;

    SampleCompany(Size size, long seed, LocalDate today) {
        this.size = size;
        this.random = new Random(seed);
        this.today = today;
    }

    void write(Connection connection) throws SQLException {
        PriceLists prices = new PriceLists();
        Catalog catalog = new Catalog(random, size.items, prices);
        Accounts accounts = new Accounts(random, size.customers, catalog.generated(), prices, today);
        Ledger ledger = new Ledger(random, today, catalog, accounts.all());
        catalog.write(connection);
        prices.write(connection);
        accounts.write(connection);
        ledger.write(connection, size.openInvoices);
        new OpenOrders(random, today).write(connection, ledger.buyers(), catalog.generated(), size.openOrders);
    }
}
