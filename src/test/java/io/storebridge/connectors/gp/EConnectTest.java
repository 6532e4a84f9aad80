package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.connectors.gp.NodeDefinition.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EConnectTest {

    private static final List<Parameter> PARAMETERS = List.of(
            EConnectSchema.get().node("taSopLineDelete").parameters().get("SOPTYPE"),
            EConnectSchema.get().node("taSopLineDelete").parameters().get("ITEMNMBR"),
            EConnectSchema.get().node("taSopVoidDocument").parameters().get("VOIDDATE"));

    @Test
    void proceduresAreCalledWithNamedParametersOnBothDatabases() {
        assertThat(SqlServer.callText("taSopLineDelete", PARAMETERS))
                .isEqualTo("{call taSopLineDelete (@I_vSOPTYPE = ?, @I_vITEMNMBR = ?, @I_vVOIDDATE = ?, "
                        + "@O_iErrorState = ?, @oErrString = ?)}");
        assertThat(Postgres.callText("taSopLineDelete", PARAMETERS))
                .isEqualTo("SELECT o_ierrorstate, oerrstring FROM taSopLineDelete(I_vSOPTYPE => ?::integer, "
                        + "I_vITEMNMBR => ?::varchar, I_vVOIDDATE => ?::timestamp)");
    }

    @Test
    void receiptNumbersAndLocksAreAskedForInEachDatabasesWords() {
        assertThat(SqlServer.RECEIPT_NUMBER)
                .isEqualTo("{call taGetPaymentNumber (@I_vDOCTYPE = ?, @I_vInc_Dec = ?, @O_vDOCNumber = ?, "
                        + "@O_iErrorState = ?)}");
        assertThat(new SqlServer().lockingSelect("NOTEINDX", "RM00101", "CUSTNMBR = ?"))
                .isEqualTo("SELECT NOTEINDX FROM RM00101 WITH (UPDLOCK, ROWLOCK) WHERE CUSTNMBR = ?");
        assertThat(new Postgres().lockingSelect("NOTEINDX", "RM00101", "CUSTNMBR = ?"))
                .isEqualTo("SELECT NOTEINDX FROM RM00101 WHERE CUSTNMBR = ? FOR UPDATE");
    }

    @Test
    void theUrlDecidesTheDialect() {
        assertThat(Dialect.of("jdbc:sqlserver://gp;databaseName=TWO")).isInstanceOf(SqlServer.class);
        assertThat(Dialect.of("jdbc:postgresql://gp/two")).isInstanceOf(Postgres.class);
        assertThat(Dialect.of("jdbc:sqlserver://gp").systemTable("MC40200")).isEqualTo("DYNAMICS..MC40200");
    }

    @Test
    void codesComeSeparatedByCommasOrSpaces() {
        assertThat(EConnect.codes(new Dialect.Answer(1, "67, 3250 , 4776"))).containsExactly(67, 3250, 4776);
        assertThat(EConnect.codes(new Dialect.Answer(1, "67 3250 "))).containsExactly(67, 3250);
        assertThat(EConnect.codes(new Dialect.Answer(2221, "  "))).containsExactly(2221);
        assertThat(EConnect.codes(new Dialect.Answer(2221, null))).containsExactly(2221);
    }

    @Test
    void theDetailIsEConnectsOwnExceptionText() {
        Node node = new Node("taSopLineIvcInsert")
                .with("SOPTYPE", 2)
                .with("SOPNUMBE", "STDORD1")
                .with("ITEMNMBR", "NOSUCH");
        Map<Integer, EConnect.ErrorText> texts = new LinkedHashMap<>();
        texts.put(
                3250,
                new EConnect.ErrorText(
                        "taSopLineIvcInsert", "Item number does not exist", "SOPTYPE, SOPNUMBE", "ITEMNMBR"));
        assertThat(EConnect.exceptionText(node, texts))
                .isEqualTo(
                        """
                        Sql procedure error codes returned:\s

                        Error Number = 3250  Stored Procedure= taSopLineIvcInsert  Error Description = Item number does not exist
                        Node Identifier Parameters: taSopLineIvcInsert
                        SOPTYPE = 2
                        SOPNUMBE = STDORD1
                        Related Error Code Parameters for Node : taSopLineIvcInsert
                        ITEMNMBR = NOSUCH

                        <taSopLineIvcInsert><SOPTYPE>2</SOPTYPE><SOPNUMBE>STDORD1</SOPNUMBE><ITEMNMBR>NOSUCH</ITEMNMBR></taSopLineIvcInsert>""");
    }

    @Test
    void codesAreSaidInPlainWordsWithTheValuesAtFault() {
        Node node = new Node("taSopLineIvcInsert").with("ITEMNMBR", "A$1").with("LOCNCODE", "EAST");
        GpErrors.Meaning unknown = GpErrors.of(3250, "opaque");
        assertThat(unknown.code()).isEqualTo(ErrorCodes.ITEM_UNKNOWN);
        assertThat(unknown.words(node)).isEqualTo("Item A$1 does not exist in Dynamics GP.");
        assertThat(GpErrors.of(2221, "").code()).isEqualTo(ErrorCodes.NUMBER_TAKEN);
        assertThat(GpErrors.of(67, "").code()).isEqualTo(ErrorCodes.TOTALS_MISMATCH);
        assertThat(GpErrors.of(190, "").code()).isEqualTo(ErrorCodes.NUMBER_TAKEN);
        assertThat(GpErrors.of(221, "").code()).isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        assertThat(GpErrors.of(11479, "").code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(GpErrors.of(30038, "").code()).isEqualTo(ErrorCodes.INVOICE_UNKNOWN);
        assertThat(GpErrors.of(30039, "").code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
        assertThat(GpErrors.isRetryable(2079)).isTrue();
        assertThat(GpErrors.isRetryable(3250)).isFalse();
    }

    @Test
    void aCompanysOwnCodeKeepsItsOwnWords() {
        GpErrors.Meaning own = GpErrors.of(67001, "Ship on Fridays only  ");
        assertThat(own.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(own.words(new Node("taSopHdrIvcInsert")))
                .isEqualTo("Dynamics GP refused with error 67001: Ship on Fridays only");
    }

    @Test
    void integrationIdsThatDoNotFitAreHashedAlwaysTheSame() {
        assertThat(SopNodes.integrationId("RFQ-2041")).isEqualTo("RFQ-2041");
        String longId = "RFQ-" + "x".repeat(40);
        assertThat(SopNodes.integrationId(longId)).hasSize(30).isEqualTo(SopNodes.integrationId(longId));
        assertThat(SopNodes.integrationId(longId + "y")).isNotEqualTo(SopNodes.integrationId(longId));
        assertThat(SopNodes.integrationId("with space")).startsWith("#").hasSize(30);
    }

    @Test
    void passwordsAreNotPrinted() {
        GpProperties properties = new GpProperties(
                "jdbc:sqlserver://gp;databaseName=TWO;password=hunter2",
                "sa",
                "hunter2",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                30,
                1,
                null,
                null,
                null,
                null);
        assertThat(properties.toString()).contains("jdbc:sqlserver://gp").doesNotContain("hunter2");
    }
}
