package io.github.vipnat.cli.process;

import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.owner.OwnerShell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a file is written: by this user, or, where root would write in a folder of another user, by that one. */
interface OutputPlace {

    /**
     * Writes a new file.
     *
     * @throws FileAlreadyExistsException when there is one
     */
    void create(String text) throws IOException;

    void replace(String text) throws IOException;

    /**
     * The place of a path.
     *
     * @throws io.github.vipnat.problem.ProblemException of kind REFUSED, where root would write below a folder that several other
     *     users may write to: there is no one user to become
     * @throws IOException when the way to it cannot be seen
     */
    static OutputPlace of(Path path) throws IOException {
        Optional<FolderOwner.Stranger> stranger = FolderOwner.stranger(path);
        // Even root's own file may be there under a second name that another user gave it.
        if (stranger.isEmpty() && isSecondName(path)) {
            return new Shared(path);
        }
        // A terminal belongs to the user who sits at it, and stays where it is.
        if (stranger.isEmpty() || stranger.get().place().startsWith("/dev/pts")) {
            return new Own(path);
        }
        Optional<Integer> uid = stranger.get().uid();
        if (uid.isPresent()) {
            return new Owners(path.toAbsolutePath(), new OwnerShell(uid.get()));
        }
        if (stranger.get().place().equals(path.toAbsolutePath().getParent())) {
            return new Shared(path);
        }
        throw stranger.get().refusal("name a file in a folder of root's");
    }

    private static boolean isSecondName(Path path) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(path, "unix:nlink") instanceof Integer names
                && names > 1
                && FolderOwner.isShared(FolderOwner.folderOf(path));
    }

    /** Only its owner may write into it, whatever the umask: a later command obeys what it says. */
    final class NewText {

        private static final FileAttribute<Set<PosixFilePermission>> MODE =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

        private NewText() {}

        static void write(Path path, String text, Set<OpenOption> options) throws IOException {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            try (SeekableByteChannel channel = Files.newByteChannel(path, options, MODE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    /** No other user can change anything on the way. */
    record Own(Path path) implements OutputPlace {

        @Override
        public void create(String text) throws IOException {
            NewText.write(path, text, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        }

        /** One that is not there is made, and not found: in a sticky folder as /tmp others may put a link there meanwhile. */
        @Override
        public void replace(String text) throws IOException {
            if (Files.exists(path)) {
                Files.writeString(path, text, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            } else {
                create(text);
            }
        }
    }

    /** Others may put anything there: it is made anew, or not at all. */
    record Shared(Path path) implements OutputPlace {

        @Override
        public void create(String text) throws IOException {
            NewText.write(
                    path,
                    text,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        }

        @Override
        public void replace(String text) throws IOException {
            Files.deleteIfExists(path);
            create(text);
        }
    }

    /** The file will be theirs, as what they write themselves. */
    record Owners(Path path, OwnerShell owner) implements OutputPlace {

        private static final int THERE = 3;
        private static final int LONGEST_WORDS = 200;
        private static final String CREATE =
                "{ [ -e \"$1\" ] || [ -L \"$1\" ]; } && exit 3; umask 022; set -C; exec cat >\"$1\"";
        private static final String REPLACE = "umask 022; exec cat >\"$1\"";

        @Override
        public void create(String text) throws IOException {
            write(CREATE, text);
        }

        @Override
        public void replace(String text) throws IOException {
            write(REPLACE, text);
        }

        private void write(String script, String text) throws IOException {
            OwnerShell.Answer answer = owner.run(script, text, List.of(path.toString()));
            if (answer.status() == THERE) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (answer.status() != 0) {
                String words = answer.text()
                        .replaceAll("[\\p{Cntrl}\\x80-\\x9f]+", " ")
                        .strip();
                throw new IOException(
                        "as its folder's owner: " + words.substring(0, Math.min(LONGEST_WORDS, words.length())));
            }
        }
    }
}
