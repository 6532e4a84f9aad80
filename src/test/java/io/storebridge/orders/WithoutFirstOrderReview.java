package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The diagrams and tables as shipped, but for one row that an analyst took out of the review rules: that a customer's first
 * order needs a person. So orders of new customers come to their end by themselves.
 */
final class WithoutFirstOrderReview {

    private static final Path SHIPPED = Path.of("processes");
    private static final Path RULES = Path.of("ordering", "order-review-rules.dmn");
    private static final Pattern ROW =
            Pattern.compile("<rule id=(?:(?!</rule>).)*It is the customer's first order.*?</rule>", Pattern.DOTALL);

    private WithoutFirstOrderReview() {}

    /**
     * Writes them below the directory.
     *
     * @return what {@code storebridge.deployment.folders} is to be
     */
    static String folders(Path directory) {
        Path copy = directory.resolve("processes");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(SHIPPED.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            String rules = Files.readString(copy.resolve(RULES));
            assertThat(ROW.matcher(rules).results()).hasSize(1);
            Files.writeString(copy.resolve(RULES), ROW.matcher(rules).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "file:" + copy + ",classpath:forms";
    }
}
