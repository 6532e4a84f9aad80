package io.storebridge.sandbox.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.JavaProcess;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderCloudKillTest {

    /** The JVM that is killed. */
    static final class Store {
        public static void main(String[] arguments) throws IOException {
            System.out.println("ready " + store(Path.of(arguments[0])).url());
            System.in.read();
        }
    }

    @Test
    void whatWasAnsweredOutlivesAKillInTheMiddleOfTheWork(@TempDir Path directory) throws Exception {
        JavaProcess process = JavaProcess.start(Store.class, directory.toString());
        HttpCalls calls = signedIn(process.ready());
        List<String> answered = new ArrayList<>();
        CompletableFuture<Void> kill = CompletableFuture.runAsync(
                () -> kill(process), CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));
        try {
            while (true) {
                String id = "S" + (10_000 + answered.size());
                assertThat(calls.put("/v1/suppliers/" + id, "{\"Name\":\"One\"}")
                                .status())
                        .isEqualTo(200);
                answered.add(id);
            }
        } catch (IOException killed) {
            kill.join();
        }
        try (SandboxPostgres postgres = SandboxPostgres.start(directory, 0, false)) {
            assertThat(postgres.tookOver()).isTrue();
            OrderCloudStandIn again = store(postgres);
            HttpCalls after = signedIn(again.url());
            assertThat(answered).isNotEmpty();
            for (String id : answered) {
                assertThat(after.get("/v1/suppliers/" + id).status()).as(id).isEqualTo(200);
            }
            again.close();
        }
    }

    private static void kill(JavaProcess process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OrderCloudStandIn store(Path directory) {
        return store(SandboxPostgres.start(directory, 0, false));
    }

    private static OrderCloudStandIn store(SandboxPostgres postgres) {
        OrderCloudStandIn store =
                new OrderCloudStandIn(0, postgres.dataSource(SandboxPostgres.STAND_INS), new Faults(), new Journal());
        store.start();
        return store;
    }

    private static HttpCalls signedIn(String url) throws IOException {
        HttpCalls calls = new HttpCalls(url);
        String token = calls.form("/oauth/token", OrderCloudFixture.signIn(OrderCloudStandIn.CLIENT_SECRET))
                .json()
                .path("access_token")
                .asText();
        return calls.headers(Map.of("Authorization", "Bearer " + token));
    }
}
