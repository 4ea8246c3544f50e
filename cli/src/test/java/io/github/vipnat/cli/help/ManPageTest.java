package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.CommandModel;
import io.github.vipnat.cli.ShellProcess;
import io.github.vipnat.cli.Typed;
import io.github.vipnat.cli.process.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** The manual page, as the tools of a Debian system see it. */
@Timeout(180)
class ManPageTest {

    private static final Map<String, String> PLAIN =
            Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "80", "MAN_KEEP_FORMATTING", "", "MANROFFOPT", "");

    @TempDir
    Path folder;

    private String page;

    @BeforeEach
    void print() throws Exception {
        page = Typed.vipnat("man").endsWith(ExitCode.DONE).out();
        Files.writeString(folder.resolve("vipnat.1"), page);
    }

    @Test
    void should_format_without_a_warning() throws Exception {
        ShellProcess.assumeInstalled("groff");
        ShellProcess groff = ShellProcess.run(
                folder, PLAIN, List.of("groff", "-man", "-Tutf8", "-ww", "-z", "-rLL=78n", "vipnat.1"));
        assertThat(groff.output()).isEmpty();
        assertThat(groff.code()).isZero();
    }

    @Test
    void should_read_like_a_manual_page() throws Exception {
        ShellProcess.assumeInstalled("groff");
        ShellProcess.assumeInstalled("man");
        ShellProcess man =
                ShellProcess.run(folder, PLAIN, List.of("man", "--warnings=w", "-P", "cat", "-l", "vipnat.1"));
        assertThat(man.code()).as(man.output()).isZero();
        assertThat(man.output().lines())
                .allMatch(line -> line.length() <= 80)
                .contains("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "FILES")
                .anyMatch(line -> line.contains("vipnat - move a Cisco IOS router's static NAT"))
                .anyMatch(line -> line.contains("--running-config=[ROUTER=]FILE"));
        for (CommandSpec command : CommandModel.visible()) {
            assertThat(man.output()).contains("   " + command.qualifiedName() + " [OPTIONS]");
        }
    }

    @Test
    void should_explain_every_exit_code() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains(".TP\n\\fB" + code.code() + "\\fR\n");
        }
    }

    @Test
    void should_leave_nothing_for_the_formatter_to_misunderstand() {
        String nasty = new Roff()
                .text(".SH not a section")
                .text("'br not a break \\fBnot bold")
                .item("-x", "caf\u00e9 ~ ^ `")
                .macro("SS", "say \"hello\"")
                .toString();
        assertThat(nasty).isEqualTo("""
                        \\&.SH not a section
                        \\&\\(aqbr not a break \\efBnot bold
                        .TP
                        \\fB\\-x\\fR
                        caf\\[u00E9] \\(ti \\(ha \\(ga
                        .SS "say \\(dqhello\\(dq"
                        """);
    }
}
