package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each exit code of the README is what a command ends with in that case. That of a clean way back after a signal is played in
 * {@code InterruptedProcessTest}, those of a router that is left for a human and of a fault of ours in {@code ExitCodeTest}.
 */
@Timeout(180)
class ReadmeExitCodesTest {

    private static final Pattern CODE = Pattern.compile("(?:^|· )(\\d+) ([^·]*)");

    @TempDir
    Path folder;

    private static Map<Integer, String> readme() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("vipnat.root"), "README.md"));
        String section = page.substring(page.indexOf("## Exit codes") + "## Exit codes".length());
        String paragraph =
                section.strip().split("\n\n|With several routers", -1)[0].replace('\n', ' ');
        Map<Integer, String> codes = new TreeMap<>();
        Matcher code = CODE.matcher(paragraph);
        while (code.find()) {
            codes.put(Integer.valueOf(code.group(1)), code.group(2).strip());
        }
        return codes;
    }

    @Test
    void should_list_every_code_of_the_contract_and_no_other() throws IOException {
        assertThat(readme().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
    }

    private void says(ExitCode code, String words) throws IOException {
        assertThat(readme().get(code.code())).contains(words);
    }

    @Test
    void should_be_true_of_a_router_that_is_reached() throws IOException {
        try (CliSite site = new CliSite(folder)) {
            says(ExitCode.CHANGES, "`plan --detailed-exitcode` found changes");
            site.vipnat("plan", "--detailed-exitcode").endsWith(ExitCode.CHANGES);
            says(ExitCode.DRIFT, "`verify`, `lint` or `database` found drift or faults");
            site.vipnat("verify").endsWith(ExitCode.DRIFT);
            says(ExitCode.REFUSED, "refused before anything was touched");
            site.vipnat("apply").endsWith(ExitCode.REFUSED);
            assertThat(site.natLinesReceived()).isEmpty();
            says(ExitCode.WENT_BACK, "failed and went back, verified");
            site.router.setFault(new Fault.DenyAuthorization("no ip nat .* 443 192"));
            site.vipnat("apply", "--yes").endsWith(ExitCode.WENT_BACK);
        }
    }

    @Test
    void should_be_true_of_a_change_that_is_done_and_of_nothing_to_do() throws IOException {
        says(ExitCode.DONE, "done or nothing to do");
        try (CliSite site = new CliSite(folder)) {
            site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
            site.vipnat("apply", "--yes").endsWith(ExitCode.DONE);
            site.vipnat("plan", "--detailed-exitcode").endsWith(ExitCode.DONE);
            site.vipnat("verify").endsWith(ExitCode.DONE);
        }
    }

    @Test
    void should_be_true_of_what_is_wrong_before_a_router_is_asked() throws IOException {
        try (CliSite site = new CliSite(folder)) {
            says(ExitCode.USAGE, "usage");
            site.vipnat("plan", "--no-such-option").endsWith(ExitCode.USAGE);
            says(ExitCode.INPUT, "an input file is wrong");
            site.write("cluster.yaml", "cluster: [");
            site.vipnat("plan").endsWith(ExitCode.INPUT);
        }
    }

    @Test
    void should_be_true_of_a_router_that_is_not_reached_or_lets_nobody_in() throws IOException {
        says(ExitCode.UNREACHABLE, "not reached or not let in");
        try (CliSite site = new CliSite(folder)) {
            site.environment.put("IOS_PASSWORD", "wrong");
            site.vipnat("plan").endsWith(ExitCode.UNREACHABLE);
            site.close();
            site.vipnat("plan").endsWith(ExitCode.UNREACHABLE);
        }
    }
}
