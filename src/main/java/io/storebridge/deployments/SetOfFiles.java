package io.storebridge.deployments;

import io.storebridge.problems.Problem;
import io.storebridge.workflow.Deployments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.http.HttpStatus;

/** The files in a zip, by their names in it. Nothing in it is trusted: neither names nor the sizes that it tells. */
final class SetOfFiles {

    static final int MOST_ZIP_BYTES = 10_000_000;
    static final int MOST_FILE_BYTES = 2_000_000;
    static final int MOST_BYTES = 50_000_000;
    static final int MOST_FILES = 1_000;

    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
    private static final String TEMPLATES = "processes/element-templates/";

    private final Map<String, byte[]> files = new TreeMap<>();
    private long bytes;

    private SetOfFiles() {}

    /** @throws Problem 400 or 413 with what is wrong with the zip */
    static Map<String, byte[]> read(byte[] zip) throws IOException {
        if (zip.length > MOST_ZIP_BYTES) {
            throw tooLarge("The zip may have %,d bytes at most".formatted(MOST_ZIP_BYTES));
        }
        Path file = Files.createTempFile("deployment-", ".zip");
        try {
            Files.write(file, zip);
            return new SetOfFiles().read(file);
        } catch (ZipException e) {
            throw bad("The body is not a zip, or the zip is damaged or not whole (%s)".formatted(e.getMessage()));
        } finally {
            Files.delete(file);
        }
    }

    private Map<String, byte[]> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_FILES) {
                throw tooLarge("The zip may hold %,d files at most".formatted(MOST_FILES));
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replace('\\', '/');
                refuseEscape(name);
                if (!entry.isDirectory() && !name.endsWith("/") && !isBeside(name)) {
                    refuseOthers(name);
                    if (files.put(name, content(zip, entry)) != null) {
                        throw bad("%s is in the zip twice".formatted(name));
                    }
                }
            }
        }
        if (files.isEmpty()) {
            throw bad("There is no file in the zip below processes/ or forms/");
        }
        return files;
    }

    private byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] content;
        try (InputStream stream = zip.getInputStream(entry)) {
            content = stream.readNBytes(MOST_FILE_BYTES + 1);
        }
        if (content.length > MOST_FILE_BYTES) {
            throw tooLarge("%s: a file may have %,d bytes at most".formatted(entry.getName(), MOST_FILE_BYTES));
        }
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw tooLarge("The files may have %,d bytes at most together".formatted(MOST_BYTES));
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw bad("%s is damaged in the zip; make the zip again".formatted(entry.getName()));
        }
        return content;
    }

    private static void refuseEscape(String name) {
        List<String> parts = Arrays.asList(name.split("/"));
        if (name.startsWith("/")
                || name.contains(":")
                || name.contains("//")
                || parts.contains("..")
                || parts.contains(".")) {
            throw bad("%s: names in the zip are paths that begin with processes/ or forms/, without '..'"
                    .formatted(printable(name)));
        }
    }

    /** What operating systems and editors put beside the files, and what Modeler needs and the engine does not. */
    private static boolean isBeside(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"))
                || name.startsWith(TEMPLATES);
    }

    private static void refuseOthers(String name) {
        if (!name.startsWith("processes/") && !name.startsWith("forms/")) {
            throw bad("%s: names in the zip begin with processes/ or forms/; zip these two folders themselves"
                    .formatted(printable(name)));
        }
        if (!Arrays.stream(name.split("/")).allMatch(part -> PART.matcher(part).matches())) {
            throw bad("%s: names are made of letters, digits, spaces and . _ -".formatted(printable(name)));
        }
        if (Deployments.ENDINGS.stream().noneMatch(name::endsWith)) {
            throw bad("%s is no kind of file that is deployed; these are %s"
                    .formatted(name, String.join(", ", Deployments.ENDINGS)));
        }
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
    }

    private static Problem bad(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, detail);
    }

    private static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.PAYLOAD_TOO_LARGE, detail);
    }
}
