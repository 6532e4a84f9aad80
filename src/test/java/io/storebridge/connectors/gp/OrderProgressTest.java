package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.sandbox.gp.GpBackOffice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderProgressTest {

    private static final String AARON = "AARONFIT0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void anOrderIsShippedAndBilledInTwoParts() {
        String number = gp.office.enterOrder(
                AARON,
                "PO-77",
                List.of(new GpBackOffice.Line("PAPR-CPY-WHT", 10), new GpBackOffice.Line("CHAI-TSK-BLK", 2)));
        SalesOrder placed = read(number);
        assertThat(placed.status()).isEqualTo(Status.allocated);
        assertThat(placed.shipments()).isEmpty();

        gp.office.ship(number, "1Z-FIRST", Map.of(16384, new BigDecimal(4)));
        SalesOrder part = read(number);
        assertThat(part.status()).isEqualTo(Status.shipping);
        assertThat(part.shipments()).hasSize(1);
        SalesOrder.Shipment first = part.shipments().get(0);
        assertThat(first.tracking()).containsExactly("1Z-FIRST");
    }

    private SalesOrder read(String number) {
        return gp.pool.read(connection -> gp.orderReader.find(connection, number));
    }
}
