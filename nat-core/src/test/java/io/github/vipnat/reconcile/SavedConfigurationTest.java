package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedConfigurationTest {

    /** Lines are divided by a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hostname edge|interface Gi0/0; configuration-cut; reach its closing \"end\"",
                "hostname edge| --More-- |end; pager-marks; marks of a pager",
                "edge#show run | sec nat|ip nat inside; configuration-in-part; \"show run",
                "hostname a|end|hostname b|end; several-configurations; lines 1 to 2 (hostname a)",
                "edge#sh run|hostname edge|end|edge(config)#no ip nat service x; configuration-outdated; line 4: edge(config)#",
                "hostname edge|banner motd #|hello|end; text-without-end; line 2: banner motd #",
                "interface Gi0/0|ip nat outside|end; indentation-lost; line 2: ip nat outside",
                "interface Gi0/0| ip nat outside|end; configuration-cut; begins with line 1: interface Gi0/0",
                "hostname a|ip nat inside source static tcp 10.51.10.11 80|172.18.55.51 80|end; line-torn; line 2: ip nat",
                "conf t|no ip nat inside source static 10.51.10.11 172.18.55.51|end; change-script; line 1: conf t",
            })
    void should_say_what_the_file_is_and_what_to_do(String file, String code, String what) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> SavedConfiguration.read(new IosDeviceOs(), file.replaceAll("\\|(?! sec)", "\n"), "edge.cfg"));
        assertThat(refused.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).isEqualTo("edge.cfg");
            assertThat(problem.what()).contains(what);
            assertThat(problem.fix())
                    .contains(
                            code.equals("several-configurations")
                                    ? "into a file of their own"
                                    : "terminal length 0  then  show running-config");
        });
        assertThat(refused.problems()).allMatch(Problem::isFatal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!! IOS XR Configuration 7.1.1|hostname a|end; other-system; Cisco IOS-XR; name the file of a router",
                "{\"a\": \"end\"}; not-plain-text; JSON; terminal length 0  then  show running-config",
                "1:!|2:hostname a|3:!|4:!|5:!|6:interface b|7:!|8:end; not-plain-text; in front of each line; "
                        + "sed -E 's/^[ \\t]*[0-9]*[:]//' edge.cfg > edge.cfg.plain",
                "'\u001f\u2039\b\u0001'; not-plain-text; gzip; gunzip -c edge.cfg > edge.cfg.plain",
            })
    void should_call_what_is_no_configuration_by_its_name(String file, String code, String what, String fix) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> SavedConfiguration.read(new IosDeviceOs(), file.replace('|', '\n'), "edge.cfg"));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.what()).contains(what);
            assertThat(problem.fix()).contains(fix);
        });
    }
}
