package io.storebridge.sandbox.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two sandboxes from using one directory. The operating system lets go of it when the process dies. */
final class DirectoryLock implements AutoCloseable {

    // Far behind the text, so that the text can be read while it is locked on systems whose locks bind readers.
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        Path file = directory.resolve("sandbox.lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw new IllegalStateException(
                    "The sandbox in " + directory + " belongs to another user. Start it as that user, or delete it.",
                    e);
        }
        FileLock lock = null;
        try {
            lock = channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            String pid = Files.readString(file).strip();
            channel.close();
            throw new IllegalStateException(
                    "A sandbox is already running on " + directory + " (process " + pid + "). Stop it first.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
