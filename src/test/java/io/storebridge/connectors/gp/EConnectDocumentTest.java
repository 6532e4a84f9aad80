package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EConnectDocumentTest {

    @Test
    void nodesAndElementsStandInTheSchemasOrderWhateverTheOrderTheyWereGivenIn() {
        EConnectDocument document = new EConnectDocument()
                .add("SOPDeleteLineType", List.of(SopNodes.deleteLine(1, "STDQTE1", 16384, "OLD")))
                .add(
                        "SOPTransactionType",
                        List.of(
                                new Node("taSopHdrIvcInsert")
                                        .with("BACHNUMB", "WEB")
                                        .with("SOPNUMBE", "STDQTE1")
                                        .with("SOPTYPE", 1)
                                        .with("SUBTOTAL", new BigDecimal("1E+3"))
                                        .with("CSTPONBR", null),
                                new Node("taSopUserDefined")
                                        .with("SOPNUMBE", "STDQTE1")
                                        .with("SOPTYPE", 1),
                                line(32768, "A & <B>   "),
                                line(49152, "second")));

        assertThat(document.nodes())
                .extracting(Node::name)
                .containsExactly(
                        "taSopLineDelete",
                        "taSopLineIvcInsert",
                        "taSopLineIvcInsert",
                        "taSopUserDefined",
                        "taSopHdrIvcInsert");
        assertThat(document.toXml())
                .isEqualTo("<eConnect>"
                        + "<SOPDeleteLineType><taSopLineDelete><SOPTYPE>1</SOPTYPE><SOPNUMBE>STDQTE1</SOPNUMBE>"
                        + "<LNITMSEQ>16384</LNITMSEQ><ITEMNMBR>OLD</ITEMNMBR><DeleteType>1</DeleteType></taSopLineDelete>"
                        + "</SOPDeleteLineType>"
                        + "<SOPTransactionType><taSopLineIvcInsert_Items>"
                        + "<taSopLineIvcInsert><DOCDATE>2026-11-23</DOCDATE><UNITPRCE>9.95</UNITPRCE>"
                        + "<ITEMDESC>A &amp; &lt;B&gt;</ITEMDESC><LNITMSEQ>32768</LNITMSEQ></taSopLineIvcInsert>"
                        + "<taSopLineIvcInsert><DOCDATE>2026-11-23</DOCDATE><UNITPRCE>9.95</UNITPRCE>"
                        + "<ITEMDESC>second</ITEMDESC><LNITMSEQ>49152</LNITMSEQ></taSopLineIvcInsert>"
                        + "</taSopLineIvcInsert_Items>"
                        + "<taSopUserDefined><SOPTYPE>1</SOPTYPE><SOPNUMBE>STDQTE1</SOPNUMBE></taSopUserDefined>"
                        + "<taSopHdrIvcInsert><SOPTYPE>1</SOPTYPE><SOPNUMBE>STDQTE1</SOPNUMBE><SUBTOTAL>1000</SUBTOTAL>"
                        + "<BACHNUMB>WEB</BACHNUMB></taSopHdrIvcInsert>"
                        + "</SOPTransactionType></eConnect>");
    }

    @Test
    void controlCharactersThatXmlCanNotHoldAreSpaces() {
        assertThat(EConnectDocument.toXml(line(1, "a\u0000b\u001Fc"))).contains("<ITEMDESC>a b c</ITEMDESC>");
    }

    @Test
    void aTransactionWithoutNodesIsNoTransaction() {
        assertThat(new EConnectDocument().add("SOPDeleteLineType", List.of()).toXml())
                .isEqualTo("<eConnect></eConnect>");
    }

    @Test
    void nodesThatATransactionTypeDoesNotHaveAreRefused() {
        Node strange = new Node("taRMApply");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EConnectDocument().add("SOPTransactionType", List.of(strange, strange)))
                .withMessageContaining("taRMApply");
    }

    private static Node line(int sequence, String description) {
        return new Node("taSopLineIvcInsert")
                .with("LNITMSEQ", sequence)
                .with("ITEMDESC", description)
                .with("UNITPRCE", new BigDecimal("9.95"))
                .with("DOCDATE", LocalDate.of(2026, 11, 23));
    }
}
