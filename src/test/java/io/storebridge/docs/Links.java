package io.storebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Links of a page in Markdown to files beside it, and to their headings. */
final class Links {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private Links() {}

    static void assertThatAllLeadSomewhere(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            Path target = page.resolveSibling(link.group(1)).normalize();
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(headings(target)).as(target.toString()).contains(link.group(2));
            }
        }
    }

    /** As links name them: small letters, dashes for spaces. */
    private static List<String> headings(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase().replace(' ', '-'))
                .toList();
    }
}
