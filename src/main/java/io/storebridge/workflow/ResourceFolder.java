package io.storebridge.workflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ResourceUtils;

/** The files that analysts edit, read from the class path or from a folder; their names are those of {@link FileNames}. */
public class ResourceFolder {

    private final String location;

    /** What tells, without reading it, that a file has changed. */
    record Stamp(long size, long modifiedMillis) {}

    /** @param location {@code classpath:processes} or {@code file:/srv/storebridge} */
    public ResourceFolder(String location) {
        this.location = location.replaceAll("(?<=.)/+$", "");
    }

    boolean isBuiltIn() {
        return !location.startsWith(ResourceUtils.FILE_URL_PREFIX);
    }

    /** @return nothing when the folder is not there */
    public List<DeployableResource> read() {
        try {
            List<DeployableResource> files = new ArrayList<>();
            if (isBuiltIn()) {
                readClassPath(files);
            } else {
                for (Map.Entry<String, Path> file : paths().entrySet()) {
                    files.add(new DeployableResource(file.getKey(), Files.readAllBytes(file.getValue())));
                }
            }
            return files;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** By the files' names; nothing of the class path, where nothing changes. */
    Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new TreeMap<>();
        if (isBuiltIn()) {
            return stamps;
        }
        try {
            for (Map.Entry<String, Path> file : paths().entrySet()) {
                stamps.put(
                        file.getKey(),
                        new Stamp(
                                Files.size(file.getValue()),
                                Files.getLastModifiedTime(file.getValue()).toMillis()));
            }
            return stamps;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    boolean isThere() {
        return isBuiltIn() || Files.isDirectory(root());
    }

    private void readClassPath(List<DeployableResource> files) throws IOException {
        String folder = location.substring(location.indexOf(':') + 1).replaceAll("^/+", "");
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/*.*")) {
            String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            String path = url.substring(url.lastIndexOf("/" + folder + "/") + folder.length() + 2);
            if (FileNames.isDeployable(path)) {
                files.add(new DeployableResource(FileNames.of(folder, path), resource.getContentAsByteArray()));
            }
        }
    }

    private Map<String, Path> paths() throws IOException {
        Map<String, Path> paths = new TreeMap<>();
        Path root = root();
        if (Files.isDirectory(root.resolve("processes"))) {
            collect(root.resolve("processes"), paths);
            collect(root.resolve("forms"), paths);
        } else {
            collect(root, paths);
        }
        return paths;
    }

    private static void collect(Path folder, Map<String, Path> paths) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (FileNames.isDeployable(path)) {
                    paths.put(FileNames.of(folder.toString().replace('\\', '/'), path), file);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path root() {
        try {
            return ResourceUtils.getFile(location).toPath().toAbsolutePath().normalize();
        } catch (FileNotFoundException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(
                "The folder %s cannot be read: %s"
                        .formatted(location, e.getClass().getSimpleName() + " " + e.getMessage()),
                e);
    }

    @Override
    public String toString() {
        return location;
    }
}
