package io.github.vipnat.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.session.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run is proven to have done, from what it typed and what the device was seen to hear. */
class FootprintsTest {

    private static final DeviceOs OS = new IosDeviceOs();
    private static final String RETIRED = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String NEIGHBOUR = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.5 80 extendable";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 172.18.55.51";
    private static final String STRAY = "ip nat inside source static 10.51.10.67 172.18.55.5";

    private final Plan plan = Planner.plan(table(RETIRED, NEIGHBOUR), List.of(rule(NEIGHBOUR), rule(ADDED)));
    private final Footprints footprints = new Footprints(OS, plan, new Unfinished(List.of()), Transcript.none());

    private static NatTable table(String... lines) {
        return OS.read("hostname edge\n" + String.join("\n", lines) + "\nend\n").nat();
    }

    private static StaticRule rule(String line) {
        return OS.readRule(line).orElseThrow();
    }

    private void types(String line) {
        footprints.typed(line);
        footprints.types(List.of(line));
    }

    @Test
    void should_own_what_it_typed_and_nothing_else() {
        types("no " + RETIRED);

        assertThat(footprints.takenOut(table(NEIGHBOUR))).containsExactly(rule(RETIRED));
        assertThat(footprints.added(rule(ADDED))).isFalse();
        types(ADDED);
        assertThat(footprints.added(rule(ADDED))).isTrue();
        assertThat(footprints.takenOut(table())).containsExactly(rule(RETIRED));
    }

    @Test
    void should_not_own_a_removal_that_the_router_refused() {
        types("no " + RETIRED);
        footprints.answered("no " + RETIRED, new Reply.Refused(Refusal.NOT_FOUND, "%Translation not found"));

        assertThat(footprints.takenOut(table(NEIGHBOUR))).isEmpty();
    }

    @Test
    void should_still_own_a_removal_that_was_answered_in_strange_words() {
        types("no " + RETIRED);
        footprints.answered("no " + RETIRED, new Reply.Refused(Refusal.OTHER, "%\u0001\u0002"));

        assertThat(footprints.takenOut(table(NEIGHBOUR))).containsExactly(rule(RETIRED));
    }

    @Test
    void should_own_what_the_router_was_seen_to_hear() {
        types("no " + RETIRED);
        footprints.read("no " + NEIGHBOUR + "\r\nedge(config)#");
        types(ADDED);
        footprints.read(STRAY + "\r\nedge(config)#");

        assertThat(footprints.takenOut(table(RETIRED))).containsExactly(rule(NEIGHBOUR));
        assertThat(footprints.added(rule(STRAY))).isTrue();
    }

    @Test
    void should_doubt_what_the_router_may_have_heard() {
        types(ADDED);

        NatTable found = table(RETIRED, NEIGHBOUR, STRAY);
        assertThat(footprints.added(rule(STRAY))).isFalse();
        assertThat(footprints.withoutDoubts(found)).containsExactly(rule(RETIRED), rule(NEIGHBOUR));
    }

    @Test
    void should_doubt_a_rule_whose_options_are_others_than_were_typed() {
        types(ADDED + " vrf RED");
        // Without "vrf", RED is short for redundancy.
        footprints.read("edge(config)#" + ADDED + " RED\r\nedge(config)#");

        assertThat(footprints.withoutDoubts(table(RETIRED, ADDED + " redundancy extendable")))
                .containsExactly(rule(RETIRED));
    }

    @Test
    void should_not_doubt_once_the_echo_has_come() {
        types(ADDED);
        footprints.read("edge(config)#" + ADDED + "\r\nedge(config)#");

        NatTable found = table(RETIRED, NEIGHBOUR, STRAY);
        assertThat(footprints.withoutDoubts(found)).hasSize(3);
        assertThat(footprints.doubtful(List.of("object-group " + ADDED))).isEmpty();
    }

    @Test
    void should_doubt_a_line_that_ends_as_one_whose_first_word_may_have_become_another() {
        types("no " + RETIRED);

        assertThat(footprints.doubtful(List.of("object-group " + RETIRED, "ip route 0.0.0.0 0.0.0.0 172.18.55.254")))
                .containsExactly("object-group " + RETIRED);
    }
}
