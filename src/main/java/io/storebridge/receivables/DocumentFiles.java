package io.storebridge.receivables;

import com.openhtmltopdf.extend.FSStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * The files of documents: a company's own first, then the built-in ones. A template reaches these and the logo by relative
 * names, and nothing else: no network, no other file.
 */
final class DocumentFiles {

    private static final Logger log = LoggerFactory.getLogger(DocumentFiles.class);

    static final String BUILT_IN = "classpath:/documents/";
    /** The name under which a template shows the company's logo. */
    static final String LOGO = "logo";

    static final String PROTOCOL = "document";

    private static final String PREFIX = PROTOCOL + ":";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final ResourceLoader resources;
    private final String folder;
    private final String logo;

    DocumentFiles(ResourceLoader resources, String folder, String logo) {
        this.resources = resources;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
        this.logo = logo;
    }

    /** The address of what a template names; null for what it may not reach. An address resolves to itself. */
    String resolve(String name) {
        String file = name != null && name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return file != null && NAME.matcher(file).matches() ? PREFIX + file : null;
    }

    Reader template(String name) throws IOException {
        return new InputStreamReader(find(name).getInputStream(), StandardCharsets.UTF_8);
    }

    /** An invoice without a logo is better than none. */
    boolean hasLogo() {
        if (logo.isBlank()) {
            return false;
        }
        boolean there = resources.getResource(logo).exists();
        if (!there) {
            log.warn("The logo {} (storebridge.company.logo) is not there: documents are printed without it", logo);
        }
        return there;
    }

    /** The renderer's way to the files; it closes what it is given. */
    FSStream open(String address) {
        byte[] content = read(address);
        return new FSStream() {
            @Override
            public InputStream getStream() {
                return new ByteArrayInputStream(content);
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }

    private byte[] read(String address) {
        if (!address.equals(resolve(address))) {
            throw new IllegalArgumentException("A document may not load " + address);
        }
        String name = address.substring(PREFIX.length());
        try {
            return find(name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A document names a file that is not there: " + name, e);
        }
    }

    private Resource find(String name) {
        if (name.equals(LOGO)) {
            return resources.getResource(logo);
        }
        Resource own = resources.getResource(folder + name);
        return own.exists() ? own : resources.getResource(BUILT_IN + name);
    }
}
