package io.storebridge.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final Queue<String> answers = new ArrayDeque<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private HttpServer storebridge;
    private Watch watch;
    private TradeRun run;

    @BeforeEach
    void start() throws IOException {
        storebridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storebridge.createContext("/", this::answer);
        storebridge.start();
        String url = "http://127.0.0.1:" + storebridge.getAddress().getPort();
        watch = new Watch(new TradeJourney(url), stage -> {}, (run, outcome) -> outcomes.add(outcome));
        run = new TradeRun(null, "1", Web.api(url, "order-to-erp"), Json.object());
    }

    @AfterEach
    void stop() {
        storebridge.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String answer = answers.remove();
        if (!answer.isEmpty()) {
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
        // Without an answer the connection breaks.
        exchange.close();
    }

    @Test
    void an_order_is_sent_and_followed_to_its_end_through_a_restart_of_storebridge() {
        answers.add("");
        answers.add("503 {}");
        answers.add("202 {\"status\": \"running\"}");
        answers.add("200 {\"status\": \"running\"}");
        answers.add("");
        answers.add("200 {\"status\": \"completed\", \"result\": {\"orderNumbers\": [\"ORDST1\"]}}");

        assertThat(watch.send(run)).isTrue();
        while (outcomes.isEmpty()) {
            watch.look();
        }

        assertThat(outcomes).containsExactly(new Outcome(null, "ORDST1", null));
        assertThat(answers).isEmpty();
    }

    @Test
    void what_the_front_door_refuses_is_not_sent_again() {
        answers.add("400 {\"detail\": \"There are no lines.\"}");

        assertThat(watch.send(run)).isFalse();

        assertThat(outcomes).containsExactly(new Outcome(null, null, "refused with HTTP 400: There are no lines."));
    }
}
