package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every vty is taken: the router closes the connection before or after the login (ios-facts 6, "vty"; 9.7). */
@Timeout(180)
class FullVtyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sshj, REFUSE, unreachable  edge1",
        "jsch, REFUSE, unreachable  edge1",
        "sshj, CLOSE_AFTER_LOGIN, session-ended  router edge1",
        "jsch, CLOSE_AFTER_LOGIN, session-ended  router edge1"
    })
    void should_not_be_reached_and_nothing_be_left_behind(String transport, Quirk.FullVty quirk, String problem)
            throws IOException {
        String one = DemoRouter.configuration().replaceFirst("line vty 0 \\d+", "line vty 0 0");
        assertThat(one).contains("line vty 0 0");
        try (CliSite site = new CliSite(
                folder, DemoRouter.with(one).quirks(Quirks.defaults().with(quirk)), 1)) {
            site.describe(number -> "    transport: " + transport + "\n");
            List<String> before = site.router.natLines();
            try (LabTerminal other = site.router.openTerminal()) {
                for (String command : List.of("plan", "verify")) {
                    assertThat(site.vipnat(command)
                                    .endsWith(ExitCode.UNREACHABLE)
                                    .err())
                            .contains("FATAL " + problem);
                }
                assertThat(site.vipnat("apply", "--yes")
                                .endsWith(ExitCode.UNREACHABLE)
                                .err())
                        .contains("FATAL " + problem);
                assertThat(other.isOpen()).isTrue();
            }
            assertThat(site.router.natLines()).isEqualTo(before);
            site.vipnat("plan").endsWith(ExitCode.DONE);
        }
    }
}
