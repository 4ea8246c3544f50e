package io.github.vipnat.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides where a path of root's leads to. */
class FolderOwnerTest {

    private static final int BOB = 65534;

    @TempDir
    Path folder;

    @BeforeEach
    void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nobody's folder is dangerous");
    }

    private Path made(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static Path bobs(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", BOB, LinkOption.NOFOLLOW_LINKS);
        return path;
    }

    private static Optional<FolderOwner.Stranger> theirs(Path place) {
        return Optional.of(new FolderOwner.Stranger(Optional.of(BOB), place));
    }

    @Test
    void should_fear_nobody_where_all_the_way_is_roots() throws IOException {
        made("a/b");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
        for (String path : new String[] {"a/b", "a/b/not/there/yet", "link/b", "link/../a/./b", "link"}) {
            assertThat(FolderOwner.stranger(folder.resolve(path))).as(path).isEmpty();
        }
    }

    @Test
    void should_name_the_first_who_can_swap_something() throws IOException {
        Path home = bobs(made("home"));
        made("home/roots/own");
        assertThat(FolderOwner.stranger(home)).isEqualTo(theirs(home));
        assertThat(FolderOwner.stranger(home.resolve("roots/own"))).isEqualTo(theirs(home));
        assertThat(FolderOwner.stranger(home.resolve("new"))).isEqualTo(theirs(home));
    }

    /** Behind it all may be root's: who owns the link decides today, and differently tomorrow. */
    @Test
    void should_name_the_owner_of_a_link_on_the_way() throws IOException {
        made("roots/own");
        Path theirLink = bobs(Files.createSymbolicLink(folder.resolve("theirs"), folder.resolve("roots")));
        assertThat(FolderOwner.stranger(folder.resolve("theirs/own"))).isEqualTo(theirs(theirLink));
        Path home = bobs(made("home"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("home/back"));
        Files.createSymbolicLink(home.resolve("back"), folder.resolve("roots"));
        assertThat(FolderOwner.stranger(folder.resolve("link/own"))).isEqualTo(theirs(home));
    }

    @Test
    void should_go_up_from_where_a_link_leads_to_and_not_from_its_name() throws IOException {
        Path home = bobs(made("home"));
        made("home/deep");
        made("roots/own");
        Files.createSymbolicLink(folder.resolve("roots/link"), home.resolve("deep"));
        assertThat(FolderOwner.stranger(folder.resolve("roots/link/../own"))).isEqualTo(theirs(home));
    }

    @Test
    void should_not_follow_links_for_ever() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> FolderOwner.stranger(folder.resolve("loop/x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its links never end");
    }

    /** What an access control list lets one other user do shows as the group's bits, whose group that is (acl(5)). */
    @ParameterizedTest
    @CsvSource({
        "rwxrwxrwx, 0, true",
        "rwxr-xrwx, 0, true",
        "rwxrwxr-x, 65534, true",
        "rwxrwxr-x, 0, true",
        "rwxr-xr-x, 65534, false",
    })
    void should_name_a_folder_that_others_write_into(String mode, int group, boolean shared) throws IOException {
        Path place = made("place");
        made("place/own");
        Files.setAttribute(place, "unix:gid", group);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
        assertThat(FolderOwner.stranger(place.resolve("own")))
                .isEqualTo(shared ? Optional.of(new FolderOwner.Stranger(Optional.empty(), place)) : Optional.empty());
    }

    /** In a sticky folder, as /tmp, nobody moves what is another's. */
    @Test
    void should_pass_through_a_sticky_folder_to_what_is_roots_in_it() throws IOException {
        Path place = made("place");
        made("place/own");
        bobs(made("place/bobs"));
        Files.setAttribute(place, "unix:mode", 01777);
        assertThat(FolderOwner.stranger(place.resolve("own"))).isEmpty();
        assertThat(FolderOwner.stranger(place.resolve("bobs/x"))).isEqualTo(theirs(place.resolve("bobs")));
    }
}
