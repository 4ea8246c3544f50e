package io.github.vipnat.election;

import static io.github.vipnat.election.Play.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.election.scenario.ScenarioParser;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventCheckTest {

    private static final String TRACKED = """
            track_process { web }
            track_script { chk }
            track_file { drain }
            track_interface { eth1 weight -5 }
            virtual_ipaddress_excluded { 10.9.0.1 dev eth2 }""";

    private static final Play PLAY = new Play()
            .node("vm1", "10.0.0.1", instance("MASTER", 100, TRACKED))
            .node("vm2", "10.0.0.2", instance("BACKUP", 90, ""));

    private static void check(String events) {
        EventCheck.check(ScenarioParser.parse(events, Set.of("vm1", "vm2")), PLAY.candidates(), List.of());
    }

    private static void assertRefused(String event, String fix) {
        assertThatThrownBy(() -> check(event + " at 5s"))
                .as(event)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("event-of-nothing-tracked");
                            assertThat(problem.fix()).contains(fix);
                        }));
    }

    @Test
    void should_refuse_what_nothing_tracks_and_say_what_could_have_been_meant() {
        assertRefused("ngnix down on vm1", "did you mean: nginx down on vm1");
        assertRefused("interface eth9 down on vm1", "interface eth1 down on vm1");
        assertRefused("script chk_foo fails on vm1", "script chk fails on vm1");
        assertRefused("file zz = 3 on vm1", "file drain = 1 on vm1");
        assertRefused(
                "script chk fails on vm2", "what can happen on vm2: interface lan0 down on vm2, link down on vm2");
    }

    @Test
    void should_say_how_to_write_what_is_of_another_kind() {
        assertRefused("chk down on vm1", "write: script chk fails on vm1");
        assertRefused("eth1 down on vm1", "write: interface eth1 down on vm1");
        assertRefused("file chk = 1 on vm1", "write: script chk fails on vm1");
        assertRefused("interface nginx down on vm1", "write: nginx down on vm1");
    }

    @Test
    void should_take_everything_that_is_watched_by_any_of_its_names() {
        assertThatCode(() -> check("nginx down on vm1 at 1s; web up on vm1 at 2s; script chk fails on vm1 at 3s;"
                        + " file drain = 3 on vm1 at 4s; interface eth1 down on vm1 at 5s; interface eth2 down on vm1 at 6s;"
                        + " interface lan0 down on vm2 at 7s; link up on vm2 at 8s; crash vm1 at 9s"))
                .doesNotThrowAnyException();
    }

    @Test
    void should_play_a_process_that_only_another_node_tracks_and_say_that_keepalived_does_not_see_it() {
        check("nginx down on vm2 at 5s");
        assertThat(PLAY.run("nginx down on vm2 at 5s").remarks(Timeline.Remark.Topic.UNNOTICED))
                .containsExactly("nothing on vm2 tracks nginx: keepalived does not see it go or come there");
    }
}
