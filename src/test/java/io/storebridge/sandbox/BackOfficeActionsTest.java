package io.storebridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.ControlServer;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.gp.GpBackOffice;
import io.storebridge.sandbox.gp.GpCompany;
import io.storebridge.sandbox.gp.SampleCompany;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackOfficeActionsTest {

    private final ControlServer control = new ControlServer(0, new Faults(), new Journal());
    private String database;
    private DataSource gp;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        SandboxPostgres server = SandboxPostgres.forTests();
        database = server.createDatabase("back_office_actions", null);
        gp = server.dataSource(database);
        GpCompany.install(gp, SampleCompany.Size.SMALL, 1);
        BackOfficeActions.register(control, new GpBackOffice(gp));
        calls = new HttpCalls(control.start().url());
    }

    @AfterEach
    void stop() {
        control.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    @Test
    void aBatchOfReceiptsIsPostedAndSeenInReceivables() throws Exception {
        JdbcClient.create(gp)
                .sql(
                        """
                        SELECT o_ierrorstate FROM taRMCashReceiptInsert(I_vCUSTNMBR => 'AARONFIT0001', I_vDOCNUMBR => 'R1',
                          I_vDOCDATE => now()::timestamp, I_vORTRXAMT => 10, I_vGLPOSTDT => now()::timestamp,
                          I_vBACHNUMB => 'STOREBRIDGE', I_vCSHRCTYP => 2, I_vTRXDSCRN => 'pi_1')""")
                .query(Integer.class)
                .single();
        JsonNode before = receivables();
        assertThat(before.at("/RM10201/0/TRXDSCRN").asText()).isEqualTo("pi_1");
        assertThat(before.path("RM20101")).hasSize(2);
        assertThat(before.at("/RM00103/UNPSTDCA").decimalValue()).isEqualByComparingTo("10");

        assertThat(calls.post("/gp/post-receipts", "{\"batch\":\"STOREBRIDGE\"}")
                        .json()
                        .at("/receipts/0")
                        .asText())
                .isEqualTo("R1");
        JsonNode after = receivables();
        assertThat(after.path("RM10201")).isEmpty();
        assertThat(after.path("RM20101")).hasSize(3);
        assertThat(after.at("/RM00103/UNPSTDCA").decimalValue()).isEqualByComparingTo("0");
        assertThat(calls.post("/gp/post-receipts", "{}").status()).isEqualTo(400);
        assertThat(calls.post("/gp/receivables", "{\"customer\":\"NOBODY\"}").status())
                .isEqualTo(400);
    }

    private JsonNode receivables() throws Exception {
        return calls.post("/gp/receivables", "{\"customer\":\"AARONFIT0001\"}").json();
    }
}
