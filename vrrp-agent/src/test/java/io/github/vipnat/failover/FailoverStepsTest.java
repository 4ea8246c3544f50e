package io.github.vipnat.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverStepsTest {

    private final FakeLan lan = FakeLan.pair();

    private static FakeLan.FakeNode node(FakeLan lan, String name) {
        return Objects.requireNonNull(lan.nodes.get(name));
    }

    private FakeLan.FakeNode node(String name) {
        return node(lan, name);
    }

    private static void isAsBefore(FakeLan lan) {
        lan.settle();
        assertThat(lan.holder()).isEqualTo("a");
        assertThat(lan.nodes.values()).noneMatch(FakeLan.FakeNode::isPulled).allMatch(node -> node.number == 0);
        assertThat(lan.nodes.values()).allMatch(node -> node.token.isEmpty());
    }

    private static void isOnStandby(FakeLan lan) {
        assertThat(lan.holder()).isEqualTo("b");
        assertThat(node(lan, "a").isStandby).isTrue();
        assertThat(node(lan, "a").effective()).isBetween(1, 89);
    }

    private ProblemException refusal() {
        try {
            lan.failOver("b");
        } catch (ProblemException e) {
            assertThat(lan.nodes.values()).noneMatch(FakeLan.FakeNode::isPulled);
            return e;
        }
        throw new AssertionError("it was not refused");
    }

    private List<String> refused() {
        return refusal().problems().stream().map(Problem::code).toList();
    }

    @Test
    void should_move_the_vip_and_leave_a_standby_that_ends_by_itself() {
        FailoverOutcome outcome = lan.failOver("b");
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.Moved.class))
                .satisfies(moved -> {
                    assertThat(moved.node()).isEqualTo("b");
                    assertThat(moved.took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
                    assertThat(moved.notes()).isEmpty();
                });
        isOnStandby(lan);
        assertThat(lan.nodes.values()).allMatch(node -> node.token.isEmpty());
        assertThat(lan.chores).containsExactly("promote", "announce");
        lan.advance(Duration.ofMinutes(119));
        isOnStandby(lan);
        lan.advance(Duration.ofMinutes(2));
        isAsBefore(lan);
    }

    @Test
    void should_pull_nothing_where_the_target_has_the_vip_already() {
        assertThat(lan.failover().review(lan.request("a")).plan()).isEmpty();
    }

    @Test
    void should_give_the_vip_back_when_it_is_asked_to() {
        lan.failOver("b");
        Failover failover = lan.failover();
        List<NodeStand> standbys = failover.standbys();
        assertThat(standbys).extracting(NodeStand::node).containsExactly("a");
        assertThat(failover.back(standbys, lan.request("a").author()))
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.Moved.class))
                .extracting(FailoverOutcome.Moved::node)
                .isEqualTo("a");
        isAsBefore(lan);
    }

    @Test
    void should_go_back_when_the_target_does_not_take_over() {
        FailoverReview review = lan.failover().review(lan.request("b"));
        node("b").isDeaf = true;
        assertThat(lan.failover().carryOut(review))
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.WentBack.class))
                .satisfies(back -> {
                    assertThat(back.cause().code()).isEqualTo("vip-not-moved");
                    assertThat(back.node()).isEqualTo("a");
                    assertThat(back.isInterrupted()).isFalse();
                });
        isAsBefore(lan);
        assertThat(lan.chores).containsExactly("promote");
    }

    @Test
    void should_go_back_when_the_proof_fails() {
        lan.proof = new Proof() {
            @Override
            public List<Problem> before(NodeStand target) {
                return List.of();
            }

            @Override
            public List<Problem> after(NodeStand target) {
                return List.of(Problem.fatal("port-closed", "b", "nothing listens", "why", "fix"));
            }
        };
        assertThat(lan.failOver("b"))
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.WentBack.class))
                .satisfies(back -> assertThat(back.cause().code()).isEqualTo("port-closed"));
        isAsBefore(lan);
    }

    @Test
    void should_go_back_when_interrupted_at_any_moment_before_it_is_proven() {
        int last = callsOfAWholeFailover();
        int interrupted = 0;
        for (int at = 6; at < last; at += 5) {
            FakeLan other = FakeLan.pair();
            other.interruptAt = at;
            FailoverOutcome outcome = other.failOver("b");
            if (outcome instanceof FailoverOutcome.WentBack back) {
                assertThat(back.isInterrupted()).isTrue();
                interrupted++;
                isAsBefore(other);
            } else {
                isOnStandby(other);
            }
        }
        assertThat(interrupted).isGreaterThan(10);
    }

    private static int callsOfAWholeFailover() {
        FakeLan whole = FakeLan.pair();
        whole.failOver("b");
        return whole.calls;
    }

    @Test
    void should_leave_the_nodes_as_before_or_on_standby_wherever_vipnat_is_killed() {
        int last = callsOfAWholeFailover();
        int step = Boolean.getBoolean("vipnat.full") ? 1 : 5;
        for (int at = 0; at < last; at += step) {
            for (boolean after : new boolean[] {false, true}) {
                FakeLan other = FakeLan.pair();
                other.killAt = at;
                other.killAfter = after;
                assertThatThrownBy(() -> other.failOver("b"))
                        .satisfiesAnyOf(
                                death -> assertThat(death).isInstanceOf(FakeLan.Killed.class),
                                death -> assertThat(death).isInstanceOf(CompletionException.class));
                other.settle();
                if (node(other, "a").isStandby) {
                    isOnStandby(other);
                } else {
                    isAsBefore(other);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void should_end_in_time_and_let_the_lever_go_back_when_a_nodes_line_breaks_at_any_moment(String lost) {
        int last = callsOfAWholeFailover();
        for (int at = 4; at < last; at += Boolean.getBoolean("vipnat.full") ? 1 : 6) {
            FakeLan other = FakeLan.pair();
            FailoverReview review = other.failover().review(other.request("b"));
            BreakAt.call(other, node(other, lost), at);
            try {
                FailoverOutcome outcome = other.failover().carryOut(review);
                assertThat(outcome).isNotNull();
            } catch (ProblemException e) {
                assertThat(e.kind()).isEqualTo(ProblemException.Kind.UNREACHABLE);
            }
            node(other, lost).isLost = false;
            other.settle();
            if (node(other, "a").isStandby) {
                isOnStandby(other);
            } else {
                isAsBefore(other);
            }
        }
    }

    @Test
    void should_say_what_to_look_at_when_the_way_back_cannot_be_proven() {
        FailoverReview review = lan.failover().review(lan.request("b"));
        BreakAt.pulled(lan, node("a"));
        assertThat(lan.failover().carryOut(review))
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.LeftForHuman.class))
                .satisfies(left -> {
                    assertThat(left.hindrance()).contains("a did not answer", "within 30 s by itself");
                    assertThat(left.commands()).anyMatch(command -> command.contains("vipnat-lever status"));
                });
        node("a").isLost = false;
        isAsBefore(lan);
    }

    @Test
    void should_let_only_one_of_two_operators_pull_whenever_the_second_comes() {
        for (int at = 0; at < 12; at++) {
            FakeLan shared = FakeLan.pair();
            FailoverReview review = shared.failover().review(shared.request("b"));
            NodeLocks theirs = new NodeLocks(List.copyOf(shared.nodes.values()));
            int moment = shared.calls + at;
            List<Boolean> taken = new ArrayList<>();
            shared.whenCalled = () -> {
                if (shared.calls > moment && taken.isEmpty()) {
                    taken.add(false);
                    taken.set(0, isTaken(theirs, review));
                }
            };
            boolean pulled;
            try {
                pulled = shared.failover().carryOut(review) instanceof FailoverOutcome.Moved;
            } catch (ProblemException e) {
                assertThat(e).hasMessageContaining("another-failover").hasMessageContaining("bob at laptop");
                pulled = false;
            }
            assertThat(pulled && taken.contains(true)).as("at call " + at).isFalse();
            assertThat(pulled).isEqualTo(node(shared, "a").isPulled());
        }
    }

    private static boolean isTaken(NodeLocks locks, FailoverReview review) {
        try {
            locks.take("web", review.request().author());
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void should_give_the_first_node_back_when_another_holds_the_second() {
        node("b").lever("take", "theirs", "30");
        assertThat(refused()).containsExactly("another-failover");
        assertThat(node("a").token).isEmpty();
    }

    @Test
    void should_pull_nothing_when_the_chore_before_it_fails_and_note_when_the_one_after_does() {
        lan.choreStatus = 3;
        assertThat(refused()).containsExactly("before-failed");
        isAsBefore(lan);
        lan.choreStatus = 0;
        FailoverReview review = lan.failover().review(lan.request("b"));
        FailoverRequest asked = review.request();
        FailoverRequest without = new FailoverRequest(
                "b", asked.duration(), asked.lever(), asked.process(), Optional.empty(), asked.after(), asked.author());
        lan.choreStatus = 3;
        assertThat(lan.failover().carryOut(new FailoverReview(without, review.plan(), List.of())))
                .asInstanceOf(InstanceOfAssertFactories.type(FailoverOutcome.Moved.class))
                .satisfies(moved ->
                        assertThat(moved.notes()).extracting(Problem::code).containsExactly("after-failed"));
    }

    @Test
    void should_refuse_what_has_changed_since_it_was_looked_at() {
        FailoverReview review = lan.failover().review(lan.request("b"));
        node("a").number = -50;
        lan.settle();
        assertThatThrownBy(() -> lan.failover().carryOut(review)).hasMessageContaining("vip-moved-meanwhile");
    }

    @Test
    void should_refuse_a_target_that_is_not_fit_for_it_with_every_reason_at_once() {
        node("b").processes = Set.of();
        node("b").heard = List.of(new NodeStand.Advert(Ipv4.of("10.0.0.77"), 51, 120));
        assertThat(refused()).containsExactly("target-service-down", "target-hears-no-advert", "foreign-vrid");
    }

    @Test
    void should_refuse_a_target_without_keepalived() {
        node("b").runs = false;
        assertThat(refused()).containsExactly("target-without-keepalived");
    }

    @Test
    void should_refuse_where_no_node_has_the_vip() {
        node("a").runs = false;
        node("b").isDeaf = true;
        lan.settle();
        lan.settle();
        assertThat(refused()).contains("vip-nowhere");
    }

    @Test
    void should_refuse_beside_a_standby_and_name_who_and_why() {
        lan.failOver("b");
        assertThatThrownBy(() -> lan.failOver("a"))
                .hasMessageContaining("on-standby")
                .hasMessageContaining("bob at laptop (\"kernel\")");
    }

    @Test
    void should_not_take_a_node_that_cannot_be_asked_for_one_without_the_vip() {
        node("a").isLost = true;
        assertThat(refusal().kind()).isEqualTo(ProblemException.Kind.UNREACHABLE);
    }

    @Test
    void should_say_what_a_node_lacks_and_the_line_for_sudoers() {
        node("b").hasHelper = false;
        ProblemException refusal = refusal();
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.REFUSED);
        assertThat(refusal.problems().get(0).fix()).contains("NOPASSWD: /usr/lib/vipnat/vipnat-lever");
    }
}
