package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs the server: PostgreSQL refuses to run as root. Root therefore starts it in a user namespace of its own, where
 * root's files belong to "nobody"; where namespaces are forbidden (containers), as nobody.
 *
 * @param prefix what to put before a command
 * @param owner the user id that must own the data; -1 when it is the one that owns it anyway
 */
record ServerUser(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    /** @param data the data directory, which may not exist yet; its owner goes on as the server's user */
    static ServerUser of(Path data) throws IOException {
        if (!isRoot()) {
            return new ServerUser(List.of(), -1);
        }
        int owner = Files.exists(data) ? (int) Files.getAttribute(data, "unix:uid") : 0;
        List<String> namespace = List.of("unshare", "-U");
        if (owner == 0 && isNotRoot(namespace)) {
            return new ServerUser(namespace, -1);
        }
        int user = owner == 0 ? NOBODY : owner;
        List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        if (isNotRoot(prefix)) {
            return new ServerUser(prefix, user);
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare nor setpriv is allowed here."
                + " Start the sandbox as another user.");
    }

    /** False when a directory above is closed to the server's user. */
    boolean reaches(Path directory) throws IOException {
        return prefix.isEmpty()
                || Commands.run(prefix, List.of("test", "-x", directory.toString()), null)
                                .status()
                        == 0;
    }

    /** Gives the tree to the server's user. */
    void own(Path tree) throws IOException {
        if (owner < 0) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "unix:uid", owner);
                Files.setAttribute(path, "unix:gid", owner);
            }
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? (int) Files.getAttribute(self, "unix:uid") == 0
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean isNotRoot(List<String> prefix) throws IOException {
        try {
            Commands.Result id = Commands.run(prefix, List.of("id", "-u"), null);
            return id.status() == 0 && !id.output().strip().equals("0");
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
