package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders as the store's connector writes them: with the store's ids, freight and a deposit by card. */
final class WebOrders {

    static final String CUSTOMER = "AARONFIT0001";

    private WebOrders() {}

    /** 10 packs of paper (line 16384, L-1) and 2 chairs (line 32768, L-2): 533.00 with freight, 100.00 of it paid. */
    static String place(GpFixture gp, String orderId) {
        String number = gp.erp.reserveOrderNumber();
        line(gp, number, 16384, "PAPR-CPY-WHT", "10", "7.50", "75.00", "L-1");
        line(gp, number, 32768, "CHAI-TSK-BLK", "2", "219.00", "438.00", "L-2");
        done(
                gp,
                """
                taCreateSopPaymentInsertRecord(I_vSOPTYPE => 2, I_vSOPNUMBE => '%s', I_vCUSTNMBR => '%s', I_vDOCAMNT => 100,
                  I_vPYMTTYPE => 3)""",
                number,
                CUSTOMER);
        header(gp, number, orderId, "I_vSUBTOTAL => 513, I_vFREIGHT => 20, I_vDOCAMNT => 533, I_vPYMTRCVD => 100");
        return number;
    }

    /** Three bins, of which two are in stock. */
    static String placeShort(GpFixture gp, String orderId) {
        String number = gp.erp.reserveOrderNumber();
        line(gp, number, 16384, "MICR-BIN-40X", "3", "639.00", "1917.00", "L-1");
        header(gp, number, orderId, "I_vSUBTOTAL => 1917, I_vDOCAMNT => 1917");
        return number;
    }

    static void done(GpFixture gp, String call, Object... values) {
        assertThat(gp.ask("SELECT oErrString FROM " + call.formatted(values))).isEmpty();
    }

    private static void line(
            GpFixture gp,
            String number,
            int line,
            String item,
            String quantity,
            String price,
            String total,
            String id) {
        done(
                gp,
                """
                taSopLineIvcInsert(I_vSOPTYPE => 2, I_vSOPNUMBE => '%s', I_vCUSTNMBR => '%s', I_vDOCDATE => current_date::timestamp,
                  I_vLNITMSEQ => %d, I_vITEMNMBR => '%s', I_vQUANTITY => %s, I_vUNITPRCE => %s, I_vXTNDPRCE => %s,
                  I_vALLOCATE => 1, I_vQtyShrtOpt => 4, I_vINTEGRATIONSOURCE => 8351, I_vINTEGRATIONID => '%s')""",
                number,
                CUSTOMER,
                line,
                item,
                quantity,
                price,
                total,
                id);
    }

    private static void header(GpFixture gp, String number, String orderId, String amounts) {
        done(
                gp,
                """
                taSopHdrIvcInsert(I_vSOPTYPE => 2, I_vDOCID => 'STDORD', I_vSOPNUMBE => '%1$s', I_vDOCDATE => current_date::timestamp,
                  I_vCUSTNMBR => '%2$s', I_vBACHNUMB => 'STOREBRIDGE', I_vREFRENCE => '%3$s', I_vINTEGRATIONSOURCE => 8351,
                  I_vINTEGRATIONID => '%3$s', %4$s)""",
                number,
                CUSTOMER,
                orderId,
                amounts);
    }
}
