package io.github.vipnat.agent.visits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.agent.policy.Findings;
import io.github.vipnat.agent.policy.Topic;
import io.github.vipnat.agent.visits.RouterReport.News;
import io.github.vipnat.agent.visits.VisitRequest.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each finding has its own begin, its own pace and its own end. */
class FindingLedgerTest {

    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");
    private static final Decision WELL = new Decision.AllWell("edge is well");
    private static final Decision STALE = new Decision.ArpStale("edge sends it elsewhere", "", Action.NOTHING);
    private static final Decision DRIFTED = new Decision.RuleDrifted("edge drifted", "", Action.NOTHING, false);
    private static final Decision REPORTED = new Decision.RuleDrifted("edge drifted", "; apply", Action.NOTHING, true);
    private static final Decision UNKNOWN = new Decision.RouterUnknown("edge is silent", Topic.ACCESS);
    private static final Decision ELSEWHERE = new Decision.NotHolder("the VIP is elsewhere", true);

    private long nanos = 1L << 40;
    private final FindingLedger ledger = new FindingLedger("edge", new SplittableRandom(1), () -> nanos);

    private Instant now() {
        return BEGIN.plusNanos(nanos - (1L << 40));
    }

    private RouterReport turn(Reason reason, Decision... found) {
        ledger.begin(reason);
        return ledger.report(Findings.of(found), now(), INTERVAL);
    }

    private Duration untilDue() {
        return Duration.ofNanos(ledger.due(INTERVAL) - nanos);
    }

    private static List<String> lines(RouterReport report) {
        return report.news().stream().map(News::line).toList();
    }

    @Test
    void should_let_one_that_fails_for_long_hurry_no_other_and_wait_for_none() {
        for (int tries = 0; tries < 12; tries++) {
            turn(Reason.TIMER, STALE);
            nanos = ledger.due(INTERVAL);
        }
        turn(Reason.TIMER, STALE);
        assertThat(untilDue()).isGreaterThan(Duration.ofMinutes(2));

        turn(Reason.REPEATED, STALE, DRIFTED);
        assertThat(untilDue()).as("the new one").isLessThanOrEqualTo(Duration.ofSeconds(1));
        nanos = ledger.due(INTERVAL);
        ledger.begin(Reason.TIMER);
        assertThat(ledger.isDue(Topic.RULES)).isTrue();
        assertThat(ledger.isDue(Topic.NEIGHBOUR)).as("the old one").isFalse();
    }

    @Test
    void should_come_again_for_what_fails_though_the_other_waits_for_the_timer() {
        turn(Reason.CHANGED, STALE, REPORTED);
        assertThat(untilDue()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        turn(Reason.TIMER, REPORTED);
        assertThat(untilDue()).isGreaterThan(Duration.ofMinutes(13));
    }

    @Test
    void should_try_all_at_once_when_something_has_changed() {
        for (int tries = 0; tries < 9; tries++) {
            turn(Reason.TIMER, STALE, DRIFTED);
            nanos = ledger.due(INTERVAL);
        }
        ledger.begin(Reason.CHANGED);
        assertThat(ledger.isDue(Topic.NEIGHBOUR)).isTrue();
        assertThat(ledger.isDue(Topic.RULES)).isTrue();
        ledger.report(Findings.of(STALE, DRIFTED), now(), INTERVAL);
        assertThat(untilDue()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void should_say_each_change_of_a_finding_once() {
        assertThat(lines(turn(Reason.CHANGED, WELL))).containsExactly("edge: edge is well");
        assertThat(lines(turn(Reason.CHANGED, STALE))).containsExactly("edge: edge sends it elsewhere");
        assertThat(lines(turn(Reason.TIMER, STALE, DRIFTED))).containsExactly("edge: edge drifted");
        assertThat(lines(turn(Reason.TIMER, STALE, DRIFTED))).isEmpty();
        assertThat(lines(turn(Reason.TIMER, STALE, REPORTED))).containsExactly("edge: edge drifted; apply");
        assertThat(lines(turn(Reason.TIMER, REPORTED))).containsExactly("edge: arp-stale is over");
        assertThat(lines(turn(Reason.TIMER, WELL))).containsExactly("edge: edge is well");
        assertThat(lines(turn(Reason.TIMER, WELL))).isEmpty();
    }

    @Test
    void should_remember_since_when_and_what_was_tried_while_the_router_cannot_be_looked_at() {
        ledger.begin(Reason.CHANGED);
        ledger.countTry(DRIFTED, "repair refused", now());
        ledger.report(Findings.of(DRIFTED), now(), INTERVAL);
        nanos += Duration.ofHours(1).toNanos();
        assertThat(lines(turn(Reason.TIMER, UNKNOWN))).containsExactly("edge: edge is silent");
        assertThat(untilDue()).as("of what is told").isPositive();
        nanos += Duration.ofHours(1).toNanos();
        RouterReport report = turn(Reason.TIMER, DRIFTED);
        assertThat(report.findings().get(0).since()).isEqualTo(BEGIN);
        assertThat(report.findings().get(0).tried()).containsOnlyKeys("repair refused");
        assertThat(lines(report)).containsExactly("edge: router-unknown is over");
    }

    @Test
    void should_forget_how_the_router_was_when_the_vip_has_left() {
        turn(Reason.CHANGED, STALE, DRIFTED);
        ledger.begin(Reason.CHANGED);
        ledger.forgetRouter();
        assertThat(lines(ledger.report(Findings.of(ELSEWHERE), now(), INTERVAL)))
                .containsExactly("edge: the VIP is elsewhere");
        nanos += Duration.ofHours(1).toNanos();
        assertThat(turn(Reason.CHANGED, STALE).findings().get(0).since()).isEqualTo(now());
    }
}
