package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.testing.WithErrands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

/** Our files stand before those of Camunda's own archive, which have the same names. */
@WithErrands
class WebAppsLookTest {

    @Autowired
    TestRestTemplate http;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_web_app_has_our_name_and_style_sheet(String app) {
        assertThat(text("/camunda/app/%s/scripts/config.js".formatted(app))).contains("vendor: 'Storebridge'");
        assertThat(text("/camunda/app/%s/styles/user-styles.css".formatted(app)))
                .contains("../../../../storebridge/theme.css");
    }

    @Test
    void the_style_sheet_hides_the_end_of_life_banner() {
        assertThat(text("/storebridge/theme.css")).contains(".ce-eol-banner { display: none");
    }

    @Test
    void tasklist_loads_what_the_task_forms_share() {
        assertThat(text("/camunda/app/tasklist/scripts/config.js")).contains("../../../storebridge/forms");
        assertThat(text("/storebridge/forms.js")).contains("window.storebridge");
        assertThat(text("/storebridge/forms.css")).contains(".sb");
    }

    @Test
    void the_icon_is_ours() throws IOException {
        byte[] ours = Files.readAllBytes(Path.of("src/main/resources/META-INF/resources/webjars/camunda/favicon.ico"));
        assertThat(http.getForObject("/camunda/favicon.ico", byte[].class)).isEqualTo(ours);
    }

    private String text(String path) {
        var response = http.getForEntity(path, String.class);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        return response.getBody();
    }
}
