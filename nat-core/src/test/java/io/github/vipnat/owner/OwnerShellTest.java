package io.github.vipnat.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root's hands as another user. */
class OwnerShellTest {

    private final OwnerShell shell = new OwnerShell(65534);

    @BeforeEach
    void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nobody else can be become");
    }

    /** No secret in the environment, no terminal, no open file, no way back. */
    @Test
    void should_lend_the_owner_nothing_of_roots() throws IOException {
        assertThat(shell.run("""
                        id -u; id -G; env | cut -d= -f1 | grep -vx 'PWD\\|OLDPWD\\|SHLVL\\|_' | sort
                        (: </dev/tty) 2>/dev/null && echo terminal; grep NoNewPrivs /proc/self/status; ls /proc/$$/fd; pwd
                        """, "", List.of()).text())
                .isEqualTo("65534\n65534\nLANG\nLC_ALL\nPATH\nNoNewPrivs:\t1\n0\n1\n2\n/\n");
    }

    @Test
    void should_hand_over_arguments_and_text_as_they_are() throws IOException {
        String odd = "$(id); 'x' \"\n -rf \u00fc";
        assertThat(shell.run("printf %s \"$1\"; cat; exit 7", odd, List.of(odd)))
                .isEqualTo(new OwnerShell.Answer(7, odd + odd));
    }

    /** A number that no account has is an owner too. */
    @Test
    void should_become_a_user_without_a_name() throws IOException {
        assertThat(new OwnerShell(4_000_321).run("id -u; id -g", "", List.of()).text())
                .isEqualTo("4000321\n65534\n");
    }

    /** The owner may stop what runs in their name, or keep its pipe open. */
    @ParameterizedTest
    @ValueSource(strings = {"kill -STOP $$", "exec sleep 1000", "while :; do echo x; kill -STOP $$; done"})
    void should_not_wait_for_ever(String script) {
        assertThatThrownBy(() -> new OwnerShell(65534, 1).run("exec 3>/dev/null; " + script, "", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not end");
    }

    /** What the owner leaves behind may hold the pipe; what was said until the end counts. */
    @Test
    void should_not_wait_for_what_is_left_behind() throws IOException {
        assertThat(shell.run("echo here; sleep 20 & exit 3", "", List.of()))
                .isEqualTo(new OwnerShell.Answer(3, "here\n..."));
    }

    @Test
    void should_read_no_more_than_it_can_hold() throws IOException {
        assertThat(shell.run("head -c 100000 /dev/zero", "", List.of()).text()).hasSize(1 << 16);
    }
}
