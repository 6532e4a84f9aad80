package io.storebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader of docs/workflows copies into a shell is a request that the workflow's schema takes. */
class DocumentedRequestsTest {

    private static final Pattern POST = Pattern.compile(
            "curl -s -X POST http://127\\.0\\.0\\.1:8080/api/([a-z-]+)\\s(?:(?!curl).)*? -d (?:'([^']*)'|@(\\S+))",
            Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("requests")
    void each_request_in_the_pages_fits_the_schema(String workflow, String body) throws IOException {
        ObjectNode schema = (ObjectNode) JSON.readTree(schemaOf(workflow).toFile());
        schema.put("$ref", "#/$defs/input");

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema((JsonNode) schema)
                        .validate(JSON.readTree(body)))
                .isEmpty();
    }

    static List<String[]> requests() throws IOException {
        List<String[]> requests = new ArrayList<>();
        for (Path page : WorkflowPagesTest.pages()) {
            for (MatchResult post :
                    POST.matcher(Files.readString(page)).results().toList()) {
                String body = post.group(2) != null ? post.group(2) : Files.readString(Path.of(post.group(3)));
                requests.add(new String[] {post.group(1), body});
            }
        }
        assertThat(requests).isNotEmpty();
        return requests;
    }

    private static Path schemaOf(String workflow) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.endsWith(workflow + ".schema.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
