package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.order;
import static io.storebridge.sandbox.gp.Documents.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesSatelliteTest {

    private static final String CUSTOMER = "AARONFIT0001";
    private static GpDatabase gp;

    @BeforeAll
    static void install() throws Exception {
        gp = GpDatabase.small();
    }

    @AfterAll
    static void stop() throws Exception {
        gp.close();
    }

    @Test
    void taxesMustAddUpAndTheirDetailsMustExist() {
        assertThat(tax("Q150", "NO SUCH")).isEqualTo("20102");
        assertThat(tax("Q150", "AVATAX")).isEmpty();
        assertThat(quote("Q150", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("TAXAMNT", 5, "DOCAMNT", 224)
                        .send(gp))
                .isEqualTo("30028");
        assertThat(quote("Q150", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("TAXAMNT", new BigDecimal("15.06"), "DOCAMNT", new BigDecimal("234.06"))
                        .send(gp))
                .isEmpty();
    }

    private String tax(String number, String detail) {
        return gp.call(
                "taSopLineIvcTaxInsert",
                "SOPTYPE",
                1,
                "SOPNUMBE",
                number,
                "CUSTNMBR",
                CUSTOMER,
                "TAXDTLID",
                detail,
                "SALESAMT",
                219,
                "STAXAMNT",
                new BigDecimal("15.06"));
    }

    @Test
    void paymentsMustAddUpToPaymentReceivedAndDepositsAreKept() {
        assertThat(gp.call(
                        "taCreateSopPaymentInsertRecord",
                        "SOPTYPE",
                        2,
                        "SOPNUMBE",
                        "O151",
                        "CUSTNMBR",
                        CUSTOMER,
                        "PYMTTYPE",
                        3,
                        "DOCAMNT",
                        219,
                        "CARDNAME",
                        "Visa",
                        "AUTHCODE",
                        "pi_1"))
                .isEmpty();
        assertThat(order("O151", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("30030");
        assertThat(order("O151", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("PYMTRCVD", 219)
                        .send(gp))
                .isEmpty();
        assertThat(new BigDecimal(header("O151", "DEPRECVD"))).isEqualByComparingTo("219");
    }

    @Test
    void userFieldsTrackingAndHoldsHangOnTheDocument() {
        assertThat(gp.call("taSopUserDefined", "SOPTYPE", 2, "SOPNUMBE", "O152", "USERDEF1", "web-77"))
                .isEmpty();
        assertThat(order("O152", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("CMMTTEXT", "Leave at dock")
                        .send(gp))
                .isEmpty();
        assertThat(gp.text("SELECT USERDEF1 FROM SOP10106 WHERE SOPNUMBE = 'O152'"))
                .isEqualTo("web-77");
        assertThat(gp.text("SELECT CMMTTEXT FROM SOP10106 WHERE SOPNUMBE = 'O152'"))
                .isEqualTo("Leave at dock");
        Object[] tracking = {"SOPTYPE", 2, "SOPNUMBE", "O152", "Tracking_Number", "1Z999AA10123456784"};
        assertThat(gp.call("taCreateSOPTrackingInfo", tracking)).isEmpty();
        assertThat(gp.call("taCreateSOPTrackingInfo", tracking)).isEqualTo("30026");
        Object[] hold = {"SOPTYPE", 2, "SOPNUMBE", "O152", "PRCHLDID", "CREDIT"};
        assertThat(gp.call("taSopUpdateCreateProcessHold", hold)).isEmpty();
        assertThat(gp.call("taSopUpdateCreateProcessHold", hold)).isEqualTo("30033");
        assertThat(gp.call("taSopUpdateCreateProcessHold", "SOPTYPE", 2, "SOPNUMBE", "O152", "PRCHLDID", "NONE"))
                .isEqualTo("30025");
    }

    private static String header(String number, String column) {
        return gp.text("SELECT " + column + " FROM SOP10100 WHERE SOPNUMBE = ?", number);
    }
}
