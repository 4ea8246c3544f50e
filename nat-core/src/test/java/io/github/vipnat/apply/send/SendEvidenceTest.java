package io.github.vipnat.apply.send;

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
class SendEvidenceTest {

    private static final DeviceOs OS = new IosDeviceOs();
    private static final String RETIRED = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String NEIGHBOUR = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.5 80 extendable";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 172.18.55.51";
    private static final String STRAY = "ip nat inside source static 10.51.10.67 172.18.55.5";

    private final Plan plan = Planner.plan(table(RETIRED, NEIGHBOUR), List.of(rule(NEIGHBOUR), rule(ADDED)));
    private final SendEvidence evidence = new SendEvidence(OS, plan, Transcript.none());

    private static NatTable table(String... lines) {
        return OS.read("hostname edge\n" + String.join("\n", lines) + "\nend\n").nat();
    }

    private static StaticRule rule(String line) {
        return OS.readRule(line).orElseThrow();
    }

    private void types(String line) {
        evidence.typed(line);
        evidence.types(List.of(line));
    }

    @Test
    void should_own_what_it_typed_and_nothing_else() {
        types("no " + RETIRED);

        assertThat(evidence.takenOut(table(NEIGHBOUR))).containsExactly(rule(RETIRED));
        assertThat(evidence.added(rule(ADDED))).isFalse();
        types(ADDED);
        assertThat(evidence.added(rule(ADDED))).isTrue();
        assertThat(evidence.takenOut(table())).containsExactly(rule(RETIRED));
    }

    @Test
    void should_not_own_a_removal_that_the_router_refused() {
        types("no " + RETIRED);
        evidence.answered("no " + RETIRED, new Reply.Refused(Refusal.NOT_FOUND, "%Translation not found"));

        assertThat(evidence.takenOut(table(NEIGHBOUR))).isEmpty();
    }

    @Test
    void should_still_own_a_removal_that_was_answered_in_strange_words() {
        types("no " + RETIRED);
        evidence.answered("no " + RETIRED, new Reply.Refused(Refusal.OTHER, "%\u0001\u0002"));

        assertThat(evidence.takenOut(table(NEIGHBOUR))).containsExactly(rule(RETIRED));
    }

    /** The no that is typed ahead of the answer stands right behind it where a prompt is lost. */
    @Test
    void should_still_own_a_removal_whose_prompt_was_lost() {
        for (String lost : List.of("", "\u0001#?", "edge(config)#")) {
            types("no " + RETIRED);
            evidence.read("no " + RETIRED + "\r\n" + lost + "no\r\n% Incomplete command.\r\n\r\nedge(config)#");

            assertThat(evidence.takenOut(table(NEIGHBOUR))).containsExactly(rule(RETIRED));
        }
    }

    @Test
    void should_own_what_the_router_was_seen_to_hear() {
        types("no " + RETIRED);
        evidence.read("no " + NEIGHBOUR + "\r\nedge(config)#");
        types(ADDED);
        evidence.read(STRAY + "\r\nedge(config)#");

        assertThat(evidence.takenOut(table(RETIRED))).containsExactly(rule(NEIGHBOUR));
        assertThat(evidence.added(rule(STRAY))).isTrue();
    }

    @Test
    void should_doubt_what_the_router_may_have_heard() {
        types(ADDED);

        NatTable found = table(RETIRED, NEIGHBOUR, STRAY);
        assertThat(evidence.added(rule(STRAY))).isFalse();
        assertThat(evidence.withoutDoubts(found)).containsExactly(rule(RETIRED), rule(NEIGHBOUR));
    }

    @Test
    void should_doubt_a_rule_whose_options_are_others_than_were_typed() {
        types(ADDED + " vrf RED");
        // Without "vrf", RED is short for redundancy.
        evidence.read("edge(config)#" + ADDED + " RED\r\nedge(config)#");

        assertThat(evidence.withoutDoubts(table(RETIRED, ADDED + " redundancy extendable")))
                .containsExactly(rule(RETIRED));
    }

    @Test
    void should_put_back_a_rule_of_an_interface_that_a_mangled_line_replaced() {
        String replaced = "ip nat inside source static tcp 10.51.10.67 80 interface GigabitEthernet0/1 80";
        String planned = "ip nat inside source static tcp 10.51.10.67 8080 interface GigabitEthernet0/1 8080";
        String stray = "ip nat inside source static tcp 10.51.10.67 80 interface GigabitEthernet0/1 8080";
        Plan toInterface = Planner.plan(table(replaced), List.of(rule(replaced), rule(planned)));
        SendEvidence traces = new SendEvidence(OS, toInterface, Transcript.none());
        traces.typed(planned);
        traces.types(List.of(planned));
        assertThat(traces.withoutDoubts(table(stray))).containsExactly(rule(replaced));
        traces.read("edge(config)#" + stray + "\r\nedge(config)#");

        assertThat(traces.added(rule(stray))).isTrue();
        assertThat(traces.takenOut(table(stray))).containsExactly(rule(replaced));
    }

    @Test
    void should_not_doubt_once_the_echo_has_come() {
        types(ADDED);
        evidence.read("edge(config)#" + ADDED + "\r\nedge(config)#");

        NatTable found = table(RETIRED, NEIGHBOUR, STRAY);
        assertThat(evidence.withoutDoubts(found)).hasSize(3);
        assertThat(evidence.doubtful(List.of("object-group " + ADDED))).isEmpty();
    }

    @Test
    void should_doubt_a_line_that_ends_as_one_whose_first_word_may_have_become_another() {
        types("no " + RETIRED);

        assertThat(evidence.doubtful(List.of("object-group " + RETIRED, "ip route 0.0.0.0 0.0.0.0 172.18.55.254")))
                .containsExactly("object-group " + RETIRED);
    }
}
