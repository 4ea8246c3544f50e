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
}
