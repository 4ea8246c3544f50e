package io.github.vipnat.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.events.VrrpEvent.State;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each situation, what is decided, what is done, and the sentence a person reads at three in the morning. */
class FailoverPolicyTest {

    private static final String TABLE = """
            not holder | not-holder | NOTHING | until the timer
            >> 10.51.10.67 is on no interface of this host: whoever holds it sees to the routers
            not holder, whatever was said | not-holder | NOTHING | come again
            >> VRRP said "VI_1 MASTER 100", but 10.51.10.67 is on no interface of this host: not believed
            BACKUP at start is noise | not-holder | NOTHING | until the timer
            >> 10.51.10.67 is on no interface
            holder without any VRRP that talks | all-well | NOTHING | until the timer
            >> edge sends 10.51.10.67 to this host (00:15:5d:0a:0b:01), and its rules are as wished
            all well | all-well | NOTHING | until the timer
            >> and its rules are as wished
            all well, by the numbers | all-well | NOTHING | until the timer
            >> has as many rules as when they were as wished
            all well, nobody was asked yet | all-well | NOTHING | until the timer
            >> edge has no ARP entry for 10.51.10.67 and will ask
            no account: told | told | CURE | until the timer
            >> 10.51.10.67 is on eth0: edge is told so by ARP; without an account it is not asked
            no account: told once a visit | told | NOTHING | until the timer
            >> told so by ARP
            ARP stale | arp-stale | CURE | come again
            >> edge sends 10.51.10.67 to 00:15:5d:0a:0b:02, this host is 00:15:5d:0a:0b:01: told by ARP
            ARP stale after a healed partition | arp-stale | CURE | come again
            >> told by ARP
            ARP still stale, audit | arp-stale | CURE | come again
            >> though it was told: told again
            ARP still stale, repair | arp-stale | MAKE_ROUTER_ASK | come again
            >> though it was told: made to ask
            ARP still stale, frozen | arp-stale | CURE | come again
            >> told again
            ARP stale for good: who else is there | arp-stale | ASK_FOR_OTHERS | come again
            >> does not learn it; to do on the router: clear ip arp 10.51.10.67
            ARP stale for good, nobody else | arp-stale | NOTHING | come again
            >> does not learn it
            ARP comes before rules | arp-stale | CURE | come again
            >> told by ARP
            rule drifted, audit | rule-drifted | NOTHING | until the timer
            >> edge is not as wished, 1 line away from it: no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable; to do: vipnat apply -r edge
            rules drifted, audit | rule-drifted | NOTHING | until the timer
            >> 2 lines away from it: no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable …
            rule drifted, repair | rule-drifted | REPAIR | come again
            >> : repaired
            rule drifted, and nobody should type that | refused | NOTHING | until the timer
            >> cannot be repaired: it is edge's own; to do: look at it
            half done | rule-drifted | REPAIR | come again
            >> a repair never came to its end
            repaired | all-well | NOTHING | until the timer
            >> as wished
            repaired, and undone at once | rule-drifted | NOTHING | come again
            >> right after a repair
            somebody was faster | all-well | NOTHING | until the timer
            >> as wished
            the line broke on the way | rule-drifted | NOTHING | come again
            >> the repair of edge stopped on the way: the session ended; it goes on from there
            somebody is in configuration mode | someones-guard | NOTHING | come again
            >> locked by ops
            someone's guard | someones-guard | NOTHING | come again
            >> edge is not repaired: a timer runs; to do: look at it
            somebody else's unsaved changes | refused | NOTHING | come again
            >> edge is not repaired: the router holds changes
            live flows | refused | NOTHING | come again
            >> 2 live flows hang
            the router went away before a line | router-unknown | NOTHING | come again
            >> no route
            the VIP went away before a line | not-holder | NOTHING | come again
            >> nothing was typed on edge
            unsaved, audit | unsaved | NOTHING | until the timer
            >> edge holds what is not saved: - ip nat a and 1 more; to do on the router, if it is to last: write memory
            unsaved, repair | unsaved | REPAIR | until the timer
            >> saved, if it is nobody else's
            unsaved, repair, frozen | frozen | NOTHING | until the timer
            >> frozen: works
            router unknown | router-unknown | NOTHING | come again
            >> nothing is known of edge: no route to host; to do: look at it
            split brain seen | split-brain | NOTHING | come again
            >> 10.51.10.67 is on eth0, and 00:15:5d:0a:0b:02 answers for it too: two masters; nothing is fought over
            VRRP and the host do not agree | split-brain | ASK_FOR_OTHERS | come again
            >> VRRP said "VI_1 STOP 100", but 10.51.10.67 is on eth0: asking who else has it
            they do not agree, and nobody else has it | all-well | NOTHING | until the timer
            >> as wished
            frozen | frozen | NOTHING | until the timer
            >> nothing is written, frozen: works on edge; to do: vipnat agent thaw
            frozen and well | all-well | NOTHING | until the timer
            >> as wished
            FAULT, and the VIP has gone | not-holder | NOTHING | until the timer
            >> 10.51.10.67 is on no interface of this host: whoever holds it sees to the routers
            FAULT, and the VIP is still here | split-brain | ASK_FOR_OTHERS | come again
            >> VRRP said "VI_1 FAULT 100", but 10.51.10.67 is on eth0: asking who else has it
            STOP, and Pacemaker keeps the VIP | told | CURE | until the timer
            >> 10.51.10.67 is on eth0: edge is told so by ARP
            DELETED by a reload, and the VIP is still here | split-brain | ASK_FOR_OTHERS | come again
            >> VRRP said "VI_1 DELETED 100", but 10.51.10.67 is on eth0: asking who else has it
            a group's FAULT is not the instance's | all-well | NOTHING | until the timer
            >> as wished
            a group alone says nothing of the VIP | all-well | NOTHING | until the timer
            >> as wished
            another instance stops | all-well | NOTHING | until the timer
            >> as wished
            another instance becomes master | not-holder | NOTHING | until the timer
            >> whoever holds it sees to the routers
            BACKUP first, then MASTER, as keepalived starts | rule-drifted | REPAIR | come again
            >> : repaired
            the other one was master for a moment | arp-stale | CURE | come again
            >> edge sends 10.51.10.67 to 00:15:5d:0a:0b:02, this host is 00:15:5d:0a:0b:01: told by ARP
            a priority fell behind a STOP | split-brain | ASK_FOR_OTHERS | come again
            >> VRRP said "VI_1 STOP 100"
            repaired three times, and the third one stopped | rule-drifted | REPAIR | come again
            >> a repair never came to its end: repaired
            gone on with too often | repaired-too-often | FREEZE | until the timer
            >> though it was gone on with 10 times in a day; frozen until you find out what stops it and type: vipnat agent thaw
            repaired too often | repaired-too-often | FREEZE | until the timer
            >> after 3 repairs in a day: somebody or something undoes them; frozen until you find out who and type: vipnat agent thaw
            """;

    private static final Pattern ROW = Pattern.compile("(.+) \\| (.+) \\| (.+) \\| (.+)\n>> (.+)");

    private static Map<String, Given> stories() {
        Map<String, Given> stories = new LinkedHashMap<>();
        ofTheHost(stories);
        ofTheRouter(stories);
        ofRepairs(stories);
        ofTheFifo(stories);
        return stories;
    }

    private static void ofTheHost(Map<String, Given> stories) {
        Given well = Given.well();
        Given may = Given.repairing();
        stories.put("not holder", well.away().fact(Given.said(State.BACKUP)));
        stories.put("not holder, whatever was said", well.away());
        stories.put(
                "BACKUP at start is noise",
                may.away().fact(Given.said(State.BACKUP)).view(Given.seen(Given.OWN, Given.DEAD)));
        stories.put("holder without any VRRP that talks", well.fact(Optional.empty()));
        stories.put("all well", well);
        stories.put("all well, by the numbers", well.view(Given.unread()));
        stories.put("all well, nobody was asked yet", well.view(Given.unasked()));
        stories.put("no account: told", well.view(new RouterKnowledge.NoAccount()));
        stories.put(
                "no account: told once a visit",
                well.view(new RouterKnowledge.NoAccount()).cures(1));
        stories.put("ARP stale", well.view(Given.seen(Given.OTHER)));
        stories.put(
                "ARP stale after a healed partition",
                well.view(Given.seen(Given.OTHER)).fact(Given.said(State.MASTER_RX_LOWER_PRI)));
        stories.put("ARP still stale, audit", well.view(Given.seen(Given.OTHER)).cures(1));
        stories.put("ARP still stale, repair", may.view(Given.seen(Given.OTHER)).cures(1));
        stories.put(
                "ARP still stale, frozen",
                may.view(Given.seen(Given.OTHER)).cures(1).frozen("works"));
    }

    private static void ofTheRouter(Map<String, Given> stories) {
        Given well = Given.well();
        Given may = Given.repairing();
        stories.put(
                "ARP stale for good: who else is there",
                well.view(Given.seen(Given.OTHER)).cures(3));
        stories.put(
                "ARP stale for good, nobody else",
                well.view(Given.seen(Given.OTHER)).cures(3).otherHolder(new OtherHolder.Nobody()));
        stories.put("ARP comes before rules", may.view(Given.seen(Given.OTHER, Given.DEAD)));
        stories.put("rule drifted, audit", well.view(Given.seen(Given.OWN, Given.DEAD)));
        stories.put("rules drifted, audit", well.view(Given.seen(Given.OWN, Given.DEAD, Given.DEAD)));
        stories.put("rule drifted, repair", may.view(Given.seen(Given.OWN, Given.DEAD)));
        stories.put("rule drifted, and nobody should type that", may.view(Given.objected()));
        stories.put("half done", may.view(Given.halfDone()));
        stories.put("repaired", may.repair(new Repair.Done("r1")));
        stories.put(
                "repaired, and undone at once",
                may.view(Given.seen(Given.OWN, Given.DEAD)).repair(new Repair.Done("r1")));
        stories.put("somebody was faster", may.repair(new Repair.NotNeeded()));
        stories.put(
                "the line broke on the way",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(new Repair.Stopped("r1", Given.problem("session-ended", "the session ended"))));
        stories.put(
                "somebody is in configuration mode",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(new Repair.Stopped("r1", Given.problem("configuration-locked", "locked by ops"))));
        stories.put(
                "someone's guard",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(Given.refused(Kind.REFUSED, "foreign-timer", "a timer runs")));
    }

    private static void ofRepairs(Map<String, Given> stories) {
        Given well = Given.well();
        Given may = Given.repairing();
        stories.put(
                "somebody else's unsaved changes",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(Given.refused(Kind.REFUSED, "unsaved-changes", "the router holds changes")));
        stories.put(
                "live flows",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(Given.refused(Kind.REFUSED, "rule-in-use", "2 live flows hang")));
        stories.put(
                "the router went away before a line",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(Given.refused(Kind.UNREACHABLE, "unreachable", "no route")));
        stories.put(
                "the VIP went away before a line",
                may.view(Given.seen(Given.OWN, Given.DEAD))
                        .repair(Given.refused(Kind.INTERRUPTED, "interrupted", "stop")));
        stories.put("unsaved, audit", well.unsaved("- ip nat a", "+ ip nat b"));
        stories.put("unsaved, repair", may.unsaved("+ ip nat b"));
        stories.put("unsaved, repair, frozen", may.unsaved("+ ip nat b").frozen("works"));
        stories.put(
                "router unknown",
                well.view(new RouterKnowledge.Unknown(Given.problem("unreachable", "no route to host"))));
        stories.put(
                "split brain seen",
                may.view(Given.seen(Given.OWN, Given.DEAD)).otherHolder(new OtherHolder.Somebody(Given.OTHER)));
        stories.put(
                "VRRP and the host do not agree",
                may.fact(Given.said(State.STOP)).view(Given.seen(Given.OWN, Given.DEAD)));
        stories.put(
                "they do not agree, and nobody else has it",
                well.fact(Given.said(State.BACKUP)).otherHolder(new OtherHolder.Nobody()));
        stories.put("frozen", may.view(Given.seen(Given.OWN, Given.DEAD)).frozen("works on edge"));
        stories.put("frozen and well", may.frozen("works on edge"));
        stories.put(
                "repaired too often",
                may.view(Given.seen(Given.OWN, Given.DEAD)).repairs(3));
    }

    private static void ofTheFifo(Map<String, Given> stories) {
        Given well = Given.well();
        Given may = Given.repairing();
        stories.put("FAULT, and the VIP has gone", well.away().hears("INSTANCE \"VI_1\" FAULT 100"));
        stories.put("FAULT, and the VIP is still here", may.hears("INSTANCE \"VI_1\" FAULT 100"));
        stories.put(
                "STOP, and Pacemaker keeps the VIP",
                well.hears("INSTANCE \"VI_1\" STOP 100")
                        .otherHolder(new OtherHolder.Nobody())
                        .view(new RouterKnowledge.NoAccount()));
        stories.put(
                "DELETED by a reload, and the VIP is still here",
                may.hears("INSTANCE \"VI_1\" MASTER 100", "INSTANCE \"VI_1\" DELETED 100"));
        stories.put(
                "a group's FAULT is not the instance's",
                well.hears("INSTANCE \"VI_1\" MASTER 100", "GROUP \"VI_1\" FAULT 0"));
        stories.put("a group alone says nothing of the VIP", well.hears("GROUP \"VG_1\" BACKUP 0"));
        stories.put(
                "another instance stops",
                well.hears("INSTANCE \"VI_1\" MASTER 100", "INSTANCE \"VI_2\" STOP 100", "INSTANCE \"VI_10\" FAULT 1"));
        stories.put(
                "another instance becomes master",
                well.away().hears("INSTANCE \"VI_1\" BACKUP 100", "INSTANCE \"VI_2\" MASTER 100"));
        stories.put(
                "BACKUP first, then MASTER, as keepalived starts",
                may.hears("INSTANCE \"VI_1\" BACKUP 100", "INSTANCE \"VI_1\" MASTER 100")
                        .view(Given.seen(Given.OWN, Given.DEAD)));
        stories.put(
                "the other one was master for a moment",
                may.hears("INSTANCE \"VI_1\" MASTER 100", "INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100")
                        .view(Given.seen(Given.OTHER)));
        stories.put(
                "a priority fell behind a STOP",
                may.hears("INSTANCE \"VI_1\" STOP 100", "INSTANCE \"VI_1\" MASTER_PRIORITY 90"));
        stories.put(
                "repaired three times, and the third one stopped",
                may.view(Given.halfDone()).repairs(3));
        stories.put("gone on with too often", may.view(Given.halfDone()).continuations(10));
    }

    static Stream<Arguments> table() {
        Map<String, Given> stories = stories();
        List<Arguments> rows = ROW.matcher(TABLE)
                .results()
                .map(row -> Arguments.of(
                        row.group(1),
                        stories.remove(row.group(1)),
                        row.group(2),
                        row.group(3),
                        row.group(4),
                        row.group(5)))
                .toList();
        assertThat(stories).as("stories that are not in the table").isEmpty();
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void should_decide(String story, Given given, String code, String action, String again, String sentence) {
        Decision decision = given.decision();
        assertThat(decision.sentence()).contains(sentence);
        assertThat(decision.code()).isEqualTo(code);
        assertThat(decision.action()).isEqualTo(Action.valueOf(action));
        assertThat(decision.isSettled() ? "until the timer" : "come again").isEqualTo(again);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void should_never_write_on_a_host_that_does_not_hold_the_vip_whatever_is_said(State state) {
        Stream<UnaryOperator<Given>> views = Stream.of(
                given -> given.view(Given.seen(Given.OTHER, Given.DEAD)),
                given -> given.view(new RouterKnowledge.NoAccount()),
                given -> given.view(Given.halfDone()),
                given -> given.unsaved("+ x"));
        assertThat(views.map(view -> view.apply(Given.repairing().away().fact(Given.said(state)))
                        .decision()
                        .action()))
                .containsOnly(Action.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"BACKUP", "FAULT", "STOP", "DELETED"})
    void should_touch_nothing_before_it_knows_who_else_has_a_vip_that_vrrp_has_given_up(State state) {
        Given given = Given.repairing().fact(Given.said(state)).view(Given.seen(Given.OTHER, Given.DEAD));
        assertThat(given.decision().action()).isEqualTo(Action.ASK_FOR_OTHERS);
        assertThat(given.otherHolder(new OtherHolder.Somebody(Given.OTHER))
                        .decision()
                        .action())
                .isEqualTo(Action.NOTHING);
    }

    @Test
    void should_never_repair_under_audit() {
        assertThat(stories().values().stream()
                        .map(given -> given.policy(Policy.AUDIT).decision().action()))
                .doesNotContain(Action.REPAIR, Action.MAKE_ROUTER_ASK, Action.FREEZE);
    }

    @Test
    void should_find_all_well_where_the_router_sends_to_another_interface_of_this_host() {
        VipHolding here = new VipHolding("lan0", Given.OWN, Set.of(Given.OTHER));
        assertThat(Given.well().holding(here).view(Given.seen(Given.OTHER)).decision())
                .isInstanceOf(Decision.AllWell.class);
    }

    @Test
    void should_freeze_nobody_while_other_routers_are_still_repaired() {
        Given fourth = Given.repairing().view(Given.seen(Given.OWN, Given.DEAD)).repairs(FailoverPolicy.MOST_REPAIRS);

        assertThat(fourth.decision()).isInstanceOf(Decision.RepairedTooOften.class);
        assertThat(fourth.decision(1)).isInstanceOfSatisfying(Decision.RuleDrifted.class, waits -> {
            assertThat(waits.action()).isEqualTo(Decision.Action.NOTHING);
            assertThat(waits.isSettled()).isFalse();
        });
    }
}
