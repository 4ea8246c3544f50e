package io.github.vipnat.agent.state;

import io.github.vipnat.owner.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Files in a folder of this user's own, or in one where the kernel lets them do no more than is theirs to do. */
record OwnStateFiles(Path folder) implements StateFiles {

    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> FOR_ALL_TO_ENTER = PosixFilePermissions.fromString("rwxr-xr-x");

    @Override
    public Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(
                    new String(RegularFile.read(folder.resolve(name), LARGEST_FILE), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void replace(String name, String text) throws IOException {
        makeFolder();
        put(name, text);
    }

    /** The fresh file is made anew or not at all: what stands there was left by an agent that died, or planted. */
    void put(String name, String text) throws IOException {
        Path fresh = folder.resolve("." + name + ".new");
        Files.deleteIfExists(fresh);
        Files.writeString(fresh, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PosixFileAttributeView view =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        // The person who types "agent freeze" may have any umask.
        if (!view.readAttributes().permissions().equals(FOR_ALL_TO_READ)) {
            view.setPermissions(FOR_ALL_TO_READ);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            // Those above it, too: with a umask that takes nothing away everyone could write there.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOR_ALL_TO_ENTER));
            Files.setPosixFilePermissions(folder, FOR_ALL_TO_ENTER);
        }
    }
}
