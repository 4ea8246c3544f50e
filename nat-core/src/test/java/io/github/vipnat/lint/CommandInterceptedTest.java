package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Applets that wait for the lines that vipnat types. */
class CommandInterceptedTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    private static LintedSite waiting(String event, String... actions) {
        LintedSite site =
                publishing(WEB).rules(NODE_RULE).lines("event manager applet GUARD", " event cli pattern " + event);
        for (String action : actions) {
            site.lines(" action " + action);
        }
        return site;
    }

    private static List<String> found(String event, String... actions) {
        return waiting(event, actions).found();
    }

    @Test
    void should_warn_of_an_applet_that_takes_the_rules() {
        assertThat(waiting("\"ip nat inside source static.*\" sync no skip yes", "1.0 syslog msg \"frozen\"")
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK command-intercepted");
                    assertThat(problem.what())
                            .startsWith("event manager applet GUARD takes lines that vipnat types")
                            .contains("no ip nat inside source static " + NODE_RULE)
                            .contains("; ip nat inside source static tcp 10.51.10.67 80 203.0.113.20 80");
                });
        assertThat(found("\"^no ip nat\" sync no skip yes mode configure")).containsExactly("RISK command-intercepted");
    }

    @Test
    void should_warn_of_an_applet_that_takes_the_save_or_the_way_in() {
        assertThat(found("\"write mem.*\" sync yes", "1.0 puts \"no\"", "2.0 set _exit_status \"0\""))
                .containsExactly("RISK command-intercepted");
        assertThat(found("\"write mem\" sync yes", "1.0 cli command \"enable\""))
                .as("without an exit status")
                .containsExactly("RISK command-intercepted");
        assertThat(found("\"conf.* t.*\" sync yes", "1.0 gets answer", "2.0 set _exit_status \"1\""))
                .as("it waits for an answer")
                .containsExactly("RISK command-intercepted");
        assertThat(found("configure skip yes sync no")).containsExactly("RISK command-intercepted");
    }

    @Test
    void should_leave_applets_alone_that_only_look_on_or_let_pass() {
        assertThat(found("\".*\" sync no skip no occurs 1", "1.0 syslog msg \"$_cli_msg\""))
                .isEmpty();
        assertThat(found("\"write mem.*\" sync yes", "1.0 cli command \"enable\"", "2.0 set _exit_status \"1\""))
                .isEmpty();
        assertThat(found("\"reload\" sync no skip yes")).isEmpty();
        assertThat(found("\"write erase\" sync yes")).isEmpty();
        assertThat(found("\"^ip nat pool\" sync no skip yes")).isEmpty();
        assertThat(found("\"ip nat\" sync no skip yes mode exec")).isEmpty();
    }

    @Test
    void should_say_which_pattern_cannot_be_judged() {
        assertThat(waiting("\"((i|n)+o*)+ZZ[\" sync no skip yes").problem().what())
                .startsWith("it cannot be told whether event manager applet GUARD takes lines");
        assertThat(waiting("\"(([a-z0-9. ]+)+)+Z$\" sync no skip yes").problem().what())
                .as("one that would never end")
                .startsWith("it cannot be told whether");
        assertThat(waiting("\"" + "(".repeat(60_000) + "\" sync no skip yes")
                        .problem()
                        .what())
                .startsWith("it cannot be told whether");
    }

    @Test
    void should_be_gone_once_the_applet_is_out() throws Exception {
        AdvisedGlobal.on(waiting("\"write mem.*\" sync yes", "1.0 set _exit_status \"0\""))
                .finds("RISK command-intercepted")
                .typing(" no event manager applet GUARD")
                .leaves();
    }
}
