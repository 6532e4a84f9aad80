package io.storebridge.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.http.Json;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlServerTest {

    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final ControlServer control = new ControlServer(0, faults, journal).start();
    private final HttpCalls calls = new HttpCalls(control.url());

    @AfterEach
    void close() {
        control.close();
    }

    @Test
    void faultsComeAndGo() throws Exception {
        Answer added = calls.post(
                "/faults",
                "[{\"system\":\"gp\",\"kind\":\"drop-response\",\"rate\":0.5,\"match\":\"taSop\"},"
                        + "{\"system\":\"graph\",\"kind\":\"latency\",\"millis\":100}]");
        assertThat(added.status()).isEqualTo(200);
        assertThat(calls.get("/faults").json().toString())
                .isEqualTo("[{\"system\":\"gp\",\"kind\":\"drop-response\",\"rate\":0.5,\"match\":\"taSop\"},"
                        + "{\"system\":\"graph\",\"kind\":\"latency\",\"rate\":1.0,\"millis\":100}]");
        assertThat(calls.delete("/faults?system=gp").status()).isEqualTo(204);
        assertThat(faults.all()).extracting(Fault::system).containsExactly("graph");
        calls.delete("/faults");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void aFaultThatIsWrongIsRefusedByTheNameOfItsField() throws Exception {
        refused("{\"kind\":\"error\"}", "/system");
        refused("{\"system\":\"gp\",\"kind\":\"explode\"}", "/kind");
        refused("{\"system\":\"gp\",\"kind\":\"error\",\"rate\":2}", "/rate");
        refused("{\"system\":\"gp\",\"kind\":\"latency\"}", "/millis");
        refused("{\"system\":\"gp\",\"kind\":\"error\",\"colour\":\"red\"}", "/colour");
        refused("[{\"system\":\"gp\",\"kind\":\"error\"},{\"system\":7,\"kind\":\"error\"}]", "/1/system");
        assertThat(calls.post("/faults", "{").status()).isEqualTo(400);
        assertThat(faults.all()).isEmpty();
    }

    private void refused(String body, String pointer) throws Exception {
        Answer answer = calls.post("/faults", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void theJournalIsReadBySystemAndFromWhereOneLeftOff() throws Exception {
        for (String system : new String[] {"gp", "ordercloud", "gp"}) {
            journal.add(new Journal.Entry(
                    0, Instant.now(), system, "GET", "/", null, null, 200, "answered", null, null, 1, null));
        }
        assertThat(calls.get("/journal?system=gp").json()).hasSize(2);
        assertThat(calls.get("/journal?since=1").json().findValuesAsText("sequence"))
                .containsExactly("2", "3");
        assertThat(calls.get("/journal?limit=1").json().findValuesAsText("sequence"))
                .containsExactly("3");
        assertThat(calls.get("/journal?since=x").status()).isEqualTo(400);
        calls.delete("/journal");
        assertThat(calls.get("/journal").json()).isEmpty();
    }

    @Test
    void theJournalKeepsTheLatestThousandOfEachSystem() {
        for (int i = 0; i < 1200; i++) {
            journal.add(new Journal.Entry(
                    0, Instant.now(), "gp", "GET", "/" + i, null, null, 200, "answered", null, null, 1, null));
        }
        assertThat(journal.of("gp"))
                .hasSize(1000)
                .last()
                .extracting(Journal.Entry::url)
                .isEqualTo("/1199");
    }

    @Test
    void actionsAreCalledAndShown() throws Exception {
        control.action("/gp/quote", "{\"customer\":\"AARONFIT0001\"}", body -> {
            if (!body.hasNonNull("customer")) {
                throw new InvalidField("/customer", "is required");
            }
            return Json.object().put("quote", "QTE1");
        });
        assertThat(calls.post("/gp/quote", "{\"customer\":\"A\"}")
                        .json()
                        .path("quote")
                        .asText())
                .isEqualTo("QTE1");
        assertThat(calls.post("/gp/quote", null).json().at("/errors/0/pointer").asText())
                .isEqualTo("/customer");
        assertThat(calls.get("/").response().body()).contains("/gp/quote", "AARONFIT0001", "drop-response");
        assertThat(calls.get("/nothing").status()).isEqualTo(404);
    }
}
