package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DemoTest {

    @TempDir
    Path folder;

    @Test
    void should_tell_the_whole_story_to_its_good_end() {
        try (CliSite site = new CliSite(folder)) {
            CliSite.Run run = site.vipnat("demo").endsWith(ExitCode.DONE);
            assertThat(run.out())
                    .containsSubsequence(
                            "$ vipnat trust edge --yes",
                            "$ vipnat plan -o plan.json",
                            "5 removals, 2 additions",
                            "$ vipnat apply plan.json --yes --verbose",
                            "verified and saved",
                            "exactly the 7 planned lines, byte for byte",
                            "nothing to do",
                            "Simulated: vm1 dies",
                            "as cluster.yaml wishes",
                            "Simulated: the router reloads",
                            "as cluster.yaml wishes");
            assertThat(run.out()).doesNotContain(DemoRouter.ENABLE, folder.toString());
            assertThat(run.out().lines())
                    .allMatch(line -> line.length() <= 80 || line.contains(":  vipnat rollback -f "));
        }
    }
}
