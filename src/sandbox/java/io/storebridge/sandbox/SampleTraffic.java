package io.storebridge.sandbox;

import io.storebridge.commerce.Buyer;
import io.storebridge.sandbox.gp.GpBackOffice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few quotes, so that a newcomer finds tasks waiting. They carry ids of their own, so that a restart asks for nothing
 * twice.
 */
class SampleTraffic {

    private static final Map<String, String> REQUESTS = new TreeMap<>(Map.of(
            "AARONFIT0001",
            """
            "lines":[{"item":"CHAI-TSK-BLK","quantity":12,"targetPrice":"189.00","note":"for the new office"},
                     {"item":"PAPR-CPY-WHT","quantity":40}],
            "note":"We furnish the second floor and compare three offers.\"""",
            "EASTONNE0001",
            """
            "lines":[{"item":"LAPT-PRO-14","quantity":3},{"item":"HDST-USB-DUO","quantity":3,"warehouse":"EAST"}],
            "note":"Our first order; we start in two weeks.\"""",
            "FAIRVIEW0001",
            """
            "lines":[{"item":"MICR-BIN-40X","quantity":5},{"item":"CHAI-TSK-BLK","quantity":8}],
            "note":"The lab opens in January; part deliveries are fine.\"""",
            "CRESTLIN0001",
            """
            "lines":[{"item":"LAPT-PRO-14","quantity":6,"targetPrice":"979.00"}]"""));

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final SandboxSystems systems;

    SampleTraffic(int port, SandboxSystems systems) {
        this.port = port;
        this.systems = systems;
    }

    void send() throws IOException {
        for (Map.Entry<String, String> request : REQUESTS.entrySet()) {
            Buyer buyer = systems.contact(request.getKey());
            post(
                    """
                    {"requestId":"sample-%s","customer":"%s","buyer":{"name":"%s","email":"%s"},%s}"""
                            .formatted(
                                    request.getKey(),
                                    request.getKey(),
                                    buyer.name(),
                                    buyer.email(),
                                    request.getValue()));
        }
        if (systems.firstStart()) {
            systems.gp()
                    .enterQuote(
                            "AARONFIT0001",
                            "sandra",
                            List.of(
                                    new GpBackOffice.Line("PAPR-CPY-WHT", 60),
                                    new GpBackOffice.Line("HDST-USB-DUO", 6)),
                            null,
                            "Asked for by phone");
        }
    }

    private void post(String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/quote-to-order".formatted(port)))
                .header("Authorization", "Bearer " + SandboxAccess.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("A sample quote was refused: " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
