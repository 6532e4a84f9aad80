package io.storebridge.receivables;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Invoice;
import io.storebridge.sandbox.NorthfieldSupply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** Invoices for tests, and what prints them. */
final class Invoices {

    private static final List<String> GOODS = List.of(
            "CHAI-TSK-BLK/Task Chair, Black, Adjustable Arms/225.00",
            "PAPR-CPY-WHT/Copy Paper, Letter, 20 lb, White, 10 Reams/38.95",
            "LAMP-DSK-LED/LED Desk Lamp, Dimmable/64.50",
            "CABL-CT6-025/Cable, Cat 6, 25 ft, Blue/11.2575",
            "TAPE-PKG-CLR/Packing Tape, Clear, 2 in x 110 yd, 36 Rolls/89.00");

    private static final Address OFFICE = new Address(
            "PRIMARY",
            "Aaron Fittings & Electric",
            "Ravi Mitchell",
            "404 Harbor Boulevard",
            "Suite 12",
            "Springfield",
            "IL",
            "62704",
            "USA",
            "(217) 555-0142");

    private Invoices() {}

    static InvoicePdf printer(DocumentProperties documents) {
        CompanyProperties company = new Binder(new MapConfigurationPropertySource(NorthfieldSupply.properties()))
                .bindOrCreate("storebridge.company", CompanyProperties.class);
        return new InvoicePdf(company, documents, new DefaultResourceLoader());
    }

    static InvoicePdf printer() {
        return printer(new DocumentProperties(DocumentFiles.BUILT_IN, DocumentProperties.PageSize.letter));
    }

    static List<Invoice.Line> lines(int count) {
        List<Invoice.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] goods = GOODS.get(i % GOODS.size()).split("/");
            lines.add(line(goods[0], goods[1], 1 + i * 7 % 12, goods[2]));
        }
        return lines;
    }

    static Invoice.Line line(String item, String description, int quantity, String price) {
        BigDecimal total =
                new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP);
        return new Invoice.Line(
                item, description, new BigDecimal(quantity + ".00000"), "Each", new BigDecimal(price), total);
    }

    static Invoice of(List<Invoice.Line> lines) {
        return of("STDINV2260", "Aaron Fittings & Electric", lines, false);
    }

    static Invoice paid(List<Invoice.Line> lines) {
        return of("STDINV2261", "Aaron Fittings & Electric", lines, true);
    }

    static Invoice of(String number, String customerName, List<Invoice.Line> lines, boolean paid) {
        BigDecimal subtotal = lines.stream().map(Invoice.Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = subtotal.multiply(new BigDecimal("0.0625")).setScale(2, RoundingMode.HALF_UP);
        BigDecimal total = subtotal.add(tax).add(new BigDecimal("18.50"));
        return new Invoice(
                number,
                "AARONFIT0001",
                customerName,
                LocalDate.of(2026, 11, 9),
                LocalDate.of(2026, 12, 9),
                "Net 30",
                "PO-4711",
                "STDORD2254",
                "USD",
                subtotal,
                new BigDecimal("18.50"),
                new BigDecimal("0.00"),
                tax,
                new BigDecimal("0.00"),
                total,
                paid ? new BigDecimal("0.00") : total,
                false,
                false,
                named(OFFICE, customerName, "Ravi Mitchell"),
                named(OFFICE, customerName, "Receiving, Dock 2"),
                lines);
    }

    private static Address named(Address address, String name, String contact) {
        return new Address(
                address.code(),
                name,
                contact,
                address.street1(),
                address.street2(),
                address.city(),
                address.state(),
                address.zip(),
                address.country(),
                address.phone());
    }
}
