package io.storebridge.mappings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.Mappings;
import io.storebridge.operations.DeployedFiles;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Runs mappings that are deployed with the diagrams, or stand in one; each text is read once. */
@Component
@EnableConfigurationProperties(MappingProperties.class)
class JsonataMappings implements Mappings {

    private final DeployedFiles files;
    private final MappingProperties properties;
    private final Cache<String, Mapping> read =
            Caffeine.newBuilder().maximumSize(500).build();

    JsonataMappings(DeployedFiles files, MappingProperties properties) {
        this.files = files;
        this.properties = properties;
    }

    @Override
    public Object transform(String mapping, Object input, AllVariables variables) {
        return mapping(mapping).apply(input == null ? variables.documents() : input, properties);
    }

    private Mapping mapping(String mapping) {
        if (mapping == null || mapping.isBlank()) {
            throw Mapping.refused("No mapping is given.");
        }
        if (mapping.strip().startsWith("=")) {
            return read("The mapping in the diagram", mapping.strip().substring(1));
        }
        String name = mapping.strip();
        byte[] content = name.endsWith(".jsonata") ? files.content(name).orElse(null) : null;
        if (content == null) {
            throw Mapping.refused(
                    "There is no mapping file \"%s\"; its name begins with processes/ and ends with .jsonata."
                            .formatted(name));
        }
        return read(name, new String(content, StandardCharsets.UTF_8));
    }

    private Mapping read(String name, String text) {
        return read.get(name + " " + DigestUtils.sha256Hex(text), key -> Mapping.read(name, text));
    }
}
